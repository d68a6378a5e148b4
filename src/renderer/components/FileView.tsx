import { useEffect, useRef, useState, type ReactNode } from "react";
import { decodedText, imageType, type MaterialKind } from "../view/material-view.ts";
import { PdfView } from "./PdfView.tsx";

export interface FileViewProps {
  readonly name: string;
  readonly kind: MaterialKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly startPage?: number;
  readonly onPage?: (page: number) => void;
  /** Buttons at the right of the bar. */
  readonly actions?: ReactNode;
}

/** Shows a file by its kind; nothing in it is ever run. */
export function FileView(props: FileViewProps) {
  const { name, kind, bytes, actions } = props;
  if (kind === "pdf") return <PdfView {...props} />;
  return (
    <section className="viewer" aria-label={name}>
      <div className="viewer-bar">
        <b className="grow">{name}</b>
        {actions}
      </div>
      <div className="viewer-body" tabIndex={0}>
        {kind === "image" ? <Picture name={name} bytes={bytes} /> : null}
        {kind === "text" ? <pre>{decodedText(bytes)}</pre> : null}
        {kind === "other" ? <p>这种格式不能在本软件内查看，请看纸质材料。</p> : null}
      </div>
    </section>
  );
}

interface PictureProps {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function Picture({ name, bytes }: PictureProps) {
  const image = useRef<HTMLImageElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: imageType(name) }));
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, name]);
  if (broken) return <p className="viewer-trouble">这张图片已损坏，无法显示。请看纸质材料。</p>;
  return <img ref={image} className="viewer-image" alt={name} onError={() => setBroken(true)} />;
}
