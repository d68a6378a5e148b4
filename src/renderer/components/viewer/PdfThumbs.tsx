import { useEffect, useRef } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Turn } from "../../db/schema.ts";

interface PdfThumbsProps {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  readonly turn: Turn;
  readonly onPage: (page: number) => void;
}

/** Small pictures of all pages, each drawn when it first comes into view. */
export function PdfThumbs({ document, page, turn, onPage }: PdfThumbsProps) {
  return (
    <ol className="pdf-thumbs" aria-label="缩略图">
      {Array.from({ length: document.numPages }, (_, index) => index + 1).map((number) => (
        <li key={number}>
          <Thumb
            document={document}
            number={number}
            turn={turn}
            here={number === page}
            onPage={onPage}
          />
        </li>
      ))}
    </ol>
  );
}

interface ThumbProps extends Omit<PdfThumbsProps, "page"> {
  readonly number: number;
  readonly here: boolean;
}

function Thumb({ document, number, turn, here, onPage }: ThumbProps) {
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const watched = button.current;
    if (!watched) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      if (canvas.current) void drawThumb(document, number, turn, canvas.current);
    });
    watch.observe(watched);
    return () => watch.disconnect();
  }, [document, number, turn]);
  useEffect(() => {
    if (here) button.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <button
      ref={button}
      type="button"
      className={here ? "pdf-thumb pdf-thumb-here" : "pdf-thumb"}
      aria-label={`转到第 ${number} 页`}
      aria-current={here ? "page" : undefined}
      onClick={() => onPage(number)}
    >
      <canvas ref={canvas} />
      <span>{number}</span>
    </button>
  );
}

const thumbWidth = 92;

/** A page that can't be drawn stays an empty sheet: the page itself says what is wrong. */
async function drawThumb(
  document: PDFDocumentProxy,
  number: number,
  turn: Turn,
  canvas: HTMLCanvasElement,
): Promise<void> {
  try {
    const page = await document.getPage(number);
    const rotation = (page.rotate + turn) % 360;
    const { width } = page.getViewport({ scale: 1, rotation });
    const dense = window.devicePixelRatio;
    const viewport = page.getViewport({ scale: (thumbWidth / width) * dense, rotation });
    const surface = Object.assign(canvas, {
      width: Math.floor(viewport.width),
      height: Math.floor(viewport.height),
    });
    await page.render({ canvas: surface, viewport }).promise;
  } catch {
    canvas.width = 0;
  }
}
