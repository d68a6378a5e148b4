import type { ShownStage } from "../view/applicants-view.ts";
import { stageTones, stageWords } from "../words/stage-words.ts";

export function StageTag({ stage }: { readonly stage: ShownStage }) {
  return <span className={`tag tag-${stageTones[stage]}`}>{stageWords[stage]}</span>;
}
