import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  /** 1 fills the width. */
  readonly zoom: number;
}

/** One page on a canvas, sharp on every screen. */
export function PdfPage({ document, page, zoom }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [trouble, setTrouble] = useState<number | null>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return undefined;
    const drawing = draw(document, page, zoom, target);
    drawing.done.then(
      () => setTrouble(null),
      (error: unknown) => {
        if (!isCancelled(error)) setTrouble(page);
      },
    );
    return drawing.cancel;
  }, [document, page, zoom]);
  return (
    <>
      {trouble === page ? (
        <p className="viewer-trouble">第 {page} 页已损坏，无法显示。请看纸质材料。</p>
      ) : null}
      <canvas ref={canvas} hidden={trouble === page} role="img" aria-label={`第 ${page} 页`} />
    </>
  );
}

function draw(
  document: PDFDocumentProxy,
  pageNumber: number,
  zoom: number,
  canvas: HTMLCanvasElement,
) {
  const standing = { wanted: true };
  let task: RenderTask | undefined;
  const done = (async () => {
    const page = await document.getPage(pageNumber);
    if (!standing.wanted) return;
    const room = (canvas.parentElement?.clientWidth ?? 800) - 28;
    const scale = (room / page.getViewport({ scale: 1 }).width) * zoom;
    const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
    const surface = Object.assign(canvas, {
      width: Math.floor(viewport.width),
      height: Math.floor(viewport.height),
    });
    surface.style.width = `${Math.floor(viewport.width / window.devicePixelRatio)}px`;
    task = page.render({ canvas: surface, viewport });
    await task.promise;
  })();
  const cancel = () => {
    standing.wanted = false;
    task?.cancel();
  };
  return { done, cancel };
}

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === "RenderingCancelledException";
