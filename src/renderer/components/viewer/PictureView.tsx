import { useEffect, useState } from "react";
import { imageType } from "../../view/material-view.ts";
import { fromTheStart, viewingAfter, type Viewing } from "../../view/viewing.ts";
import type { FileViewProps } from "./FileView.tsx";
import { useRoom } from "./use-room.ts";
import { ViewButtons } from "./ViewButtons.tsx";

/** A picture, drawn turned: the page's layout then needs no arithmetic of its own. */
export function PictureView({ name, bytes, start = fromTheStart, onView, actions }: FileViewProps) {
  const [viewing, setViewing] = useState(start);
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const [broken, setBroken] = useState(false);
  const { body, room } = useRoom();
  const view = (next: Viewing) => {
    const whole = { ...next, page: 1 };
    setViewing(whole);
    onView?.(whole);
  };
  useEffect(() => {
    let wanted = true;
    if (!canvas || room === 0) return undefined;
    createImageBitmap(new Blob([bytes], { type: imageType(name) })).then(
      (picture) => {
        if (wanted) drawTurned(picture, viewing, room, canvas);
      },
      () => {
        if (wanted) setBroken(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [bytes, canvas, name, room, viewing]);
  return (
    <section className="viewer" aria-label={name}>
      <div className="viewer-bar">
        <b className="grow viewer-name" title={name}>
          {name}
        </b>
        {actions}
      </div>
      <div className="viewer-bar viewer-tools" role="toolbar" aria-label="查看">
        <ViewButtons viewing={viewing} onView={view} />
      </div>
      <div
        ref={body}
        className="viewer-body"
        tabIndex={0}
        aria-label={name}
        onKeyDown={({ key, ctrlKey }) => {
          const next = ctrlKey ? undefined : viewingAfter(key, viewing);
          if (next) view(next);
        }}
      >
        {broken ? (
          <p className="viewer-trouble">这张图片已损坏，无法显示。请看纸质材料。</p>
        ) : (
          <canvas ref={setCanvas} role="img" aria-label={name} />
        )}
      </div>
    </section>
  );
}

function drawTurned(
  picture: ImageBitmap,
  { zoom, turn }: Viewing,
  room: number,
  canvas: HTMLCanvasElement,
) {
  const lying = turn === 90 || turn === 270;
  const width = lying ? picture.height : picture.width;
  const height = lying ? picture.width : picture.height;
  const surface = Object.assign(canvas, { width, height });
  const pen = surface.getContext("2d");
  pen?.translate(width / 2, height / 2);
  pen?.rotate((turn * Math.PI) / 180);
  pen?.drawImage(picture, -picture.width / 2, -picture.height / 2);
  picture.close();
  // A small picture isn't blown up until somebody asks for it.
  surface.style.width = `${Math.floor(Math.min(room, width) * zoom)}px`;
}
