import type { Stage } from "../../core/meeting/stage.ts";
import { stageTones, stageWords } from "../words/stage-words.ts";

export function StageTag({ stage }: { readonly stage: Stage }) {
  return <span className={`tag tag-${stageTones[stage]}`}>{stageWords[stage]}</span>;
}
