import { Button } from "antd";
import { turned, zoomBeside, type Viewing } from "../../view/viewing.ts";

interface ViewButtonsProps {
  readonly viewing: Viewing;
  readonly onView: (viewing: Viewing) => void;
}

/** Zoom and turn, for whatever is shown. */
export function ViewButtons({ viewing, onView }: ViewButtonsProps) {
  const { zoom, turn } = viewing;
  const smaller = zoomBeside(zoom, -1);
  const larger = zoomBeside(zoom, 1);
  return (
    <>
      <Button
        aria-label="缩小"
        disabled={smaller === undefined}
        onClick={() => onView({ ...viewing, zoom: smaller ?? zoom })}
      >
        −
      </Button>
      <Button title="适合宽度" onClick={() => onView({ ...viewing, zoom: 1 })}>
        适宽
      </Button>
      <Button
        aria-label="放大"
        disabled={larger === undefined}
        onClick={() => onView({ ...viewing, zoom: larger ?? zoom })}
      >
        ＋
      </Button>
      <Button onClick={() => onView({ ...viewing, turn: turned(turn) })}>旋转</Button>
    </>
  );
}
