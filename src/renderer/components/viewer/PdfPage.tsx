import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import type { Turn } from "../../db/schema.ts";
import type { PageBox } from "../../view/pdf-text.ts";

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  /** 1 fills the width. */
  readonly zoom: number;
  readonly turn: Turn;
  /** Room for the page, in CSS pixels. */
  readonly room: number;
  /** Places to mark; `here` is the one that the search stands at. */
  readonly marked: readonly MarkedBox[];
}

export interface MarkedBox {
  readonly box: PageBox;
  readonly here: boolean;
}

/** Left, top, width and height in percent of the page as it is drawn. */
interface Spot {
  readonly here: boolean;
  readonly percent: readonly [number, number, number, number];
}

/** One page on a canvas, sharp on every screen, with what a search found. */
export function PdfPage({ document, page, zoom, turn, room, marked }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [trouble, setTrouble] = useState<number | null>(null);
  const [spots, setSpots] = useState<readonly Spot[]>([]);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return undefined;
    const drawing = draw(document, page, { zoom, turn, room }, target);
    drawing.done.then(
      () => setTrouble(null),
      (error: unknown) => {
        if (!isCancelled(error)) setTrouble(page);
      },
    );
    return drawing.cancel;
  }, [document, page, zoom, turn, room]);
  useEffect(() => {
    let wanted = true;
    void spotsOn(document, page, turn, marked).then((found) => {
      if (wanted) setSpots(found);
    });
    return () => {
      wanted = false;
    };
  }, [document, page, turn, marked]);
  if (trouble === page) {
    return <p className="viewer-trouble">第 {page} 页已损坏，无法显示。请看纸质材料。</p>;
  }
  return (
    <div className="pdf-page">
      <canvas ref={canvas} role="img" aria-label={`第 ${page} 页`} />
      {spots.map(({ here, percent: [left, top, width, height] }, index) => (
        <span
          key={index}
          className={here ? "pdf-found pdf-found-here" : "pdf-found"}
          style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
          ref={here ? (spot) => spot?.scrollIntoView({ block: "center", inline: "nearest" }) : null}
        />
      ))}
    </div>
  );
}

type Look = Pick<PdfPageProps, "zoom" | "turn" | "room">;

function draw(
  document: PDFDocumentProxy,
  pageNumber: number,
  { zoom, turn, room }: Look,
  canvas: HTMLCanvasElement,
) {
  const standing = { wanted: true };
  let task: RenderTask | undefined;
  const done = (async () => {
    const page = await document.getPage(pageNumber);
    if (!standing.wanted) return;
    const rotation = (page.rotate + turn) % 360;
    const scale = (room / page.getViewport({ scale: 1, rotation }).width) * zoom;
    const viewport = page.getViewport({ scale: scale * window.devicePixelRatio, rotation });
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

async function spotsOn(
  document: PDFDocumentProxy,
  pageNumber: number,
  turn: Turn,
  marked: readonly MarkedBox[],
): Promise<readonly Spot[]> {
  if (marked.length === 0) return [];
  const page = await document.getPage(pageNumber);
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  return marked.map(({ box, here }) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport
      .convertToViewportRectangle([...box])
      .map(Number);
    const part = (value: number, whole: number) => (100 * value) / whole;
    return {
      here,
      percent: [
        part(Math.min(x1, x2), viewport.width),
        part(Math.min(y1, y2), viewport.height),
        part(Math.abs(x2 - x1), viewport.width),
        part(Math.abs(y2 - y1), viewport.height),
      ],
    };
  });
}

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === "RenderingCancelledException";
