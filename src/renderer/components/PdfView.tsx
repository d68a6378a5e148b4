import { Button } from "antd";
import { useState } from "react";
import { usePdf } from "../pdf/use-pdf.ts";
import type { FileViewProps } from "./FileView.tsx";
import { PdfPage } from "./PdfPage.tsx";

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const fitWidth = zooms.indexOf(1);

/** A PDF, page by page. Zoom 1 fills the width. */
export function PdfView({ name, bytes, startPage = 1, onPage, actions }: FileViewProps) {
  const reading = usePdf(bytes);
  const [page, setPage] = useState(startPage);
  const [zoom, setZoom] = useState<number>(fitWidth);
  const pages = reading.kind === "open" ? reading.document.numPages : 0;
  const shown = Math.min(Math.max(1, page), Math.max(1, pages));
  const turn = (to: number) => {
    if (to < 1 || to > pages) return;
    setPage(to);
    onPage?.(to);
  };
  return (
    <section className="viewer" aria-label={name}>
      <div className="viewer-bar">
        <b className="grow viewer-name" title={name}>
          {name}
        </b>
        <Button aria-label="上一页" disabled={shown <= 1} onClick={() => turn(shown - 1)}>
          ‹
        </Button>
        <span className="viewer-page" aria-live="polite">
          第 {shown}／{pages === 0 ? "—" : pages} 页
        </span>
        <Button aria-label="下一页" disabled={shown >= pages} onClick={() => turn(shown + 1)}>
          ›
        </Button>
        <Button aria-label="缩小" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          −
        </Button>
        <Button onClick={() => setZoom(fitWidth)}>适合宽度</Button>
        <Button
          aria-label="放大"
          disabled={zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          ＋
        </Button>
        {actions}
      </div>
      <div
        className="viewer-body"
        tabIndex={0}
        aria-label={`${name} 第 ${shown} 页`}
        onKeyDown={({ key }) => {
          if (key === "ArrowRight" || key === "PageDown") turn(shown + 1);
          if (key === "ArrowLeft" || key === "PageUp") turn(shown - 1);
        }}
      >
        {reading.kind === "opening" ? <p>正在打开……</p> : null}
        {reading.kind === "broken" ? (
          <p className="viewer-trouble">
            这份 PDF 文件本身不完整或已损坏，无法显示（与密封时的文件一致，不是传输造成的）。
            请看纸质材料，或请评委会办公室联系申报人补交。
          </p>
        ) : null}
        {reading.kind === "open" ? (
          <PdfPage document={reading.document} page={shown} zoom={zooms[zoom] ?? 1} />
        ) : null}
      </div>
    </section>
  );
}
