import { sentenceOf, type Refusal } from "../../core/refusals/refusal.ts";

interface CopyTroubleProps {
  readonly refusal: Refusal | null;
  /** The refusal that is no trouble: another copy holds more. */
  readonly surpassed: string;
}

/** Beside a journal's copy: why it can't be used, or what is wrong with its end. */
export function CopyTrouble({ refusal, surpassed }: CopyTroubleProps) {
  if (!refusal) return null;
  return (
    <p className={refusal.code === surpassed ? "hint" : "copy-trouble"}>
      {sentenceOf(refusal, "zh")} <span className="code">{refusal.code}</span>
    </p>
  );
}
