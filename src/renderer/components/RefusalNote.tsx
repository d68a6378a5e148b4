import { Alert } from "antd";
import { sentenceOf, type Refusal } from "../../core/refusals/refusal.ts";
import { DatedText } from "./DatedText.tsx";

interface RefusalNoteProps {
  readonly refusal: Refusal | null;
  readonly onClose?: () => void;
}

/** A refusal where the user is looking: what happened, what to do next, and its code, small. */
export function RefusalNote({ refusal, onClose }: RefusalNoteProps) {
  if (!refusal) return null;
  return (
    <Alert
      className="refusal"
      type="error"
      showIcon
      title={
        <>
          <DatedText text={sentenceOf(refusal, "zh")} />{" "}
          <span className="code nowrap">{refusal.code}</span>
        </>
      }
      {...(onClose ? { closable: { onClose, "aria-label": "关闭提示" } } : {})}
    />
  );
}
