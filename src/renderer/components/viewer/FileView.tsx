import type { ReactNode } from "react";
import { decodedText, type MaterialKind } from "../../view/material-view.ts";
import type { Viewing } from "../../view/viewing.ts";
import { PdfView } from "./PdfView.tsx";
import { PictureView } from "./PictureView.tsx";

export interface FileViewProps {
  readonly name: string;
  readonly kind: MaterialKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly start?: Viewing;
  readonly onView?: (viewing: Viewing) => void;
  /** Buttons at the right of the bar. */
  readonly actions?: ReactNode;
}

/** Shows a file by its kind; nothing in it is ever run. */
export function FileView(props: FileViewProps) {
  const { name, kind, bytes, actions } = props;
  if (kind === "pdf") return <PdfView {...props} />;
  if (kind === "image") return <PictureView {...props} />;
  return (
    <section className="viewer" aria-label={name}>
      <div className="viewer-bar">
        <b className="grow viewer-name">{name}</b>
        {actions}
      </div>
      <div className="viewer-body" tabIndex={0}>
        {kind === "text" ? <pre>{decodedText(bytes)}</pre> : null}
        {kind === "other" ? <p>这种格式不能在本软件内查看，请看纸质材料。</p> : null}
      </div>
    </section>
  );
}
