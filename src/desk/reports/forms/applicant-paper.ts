import type { Applicant, Expert } from "../../../core/bundle/manifest.ts";
import { annotationText } from "../../../core/meeting/people/annotation-text.ts";
import { drawNumberOf } from "../../../core/meeting/defense/call-order.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import type { Grade } from "../../../core/rules/grade.ts";
import { gradeWords, levelWords } from "../../../core/words.ts";
import type { PageWriter } from "../page-writer.ts";
import { panelText } from "./form.ts";

const sizePt = 10;

/** The facts that head every paper about one applicant. */
export function writeApplicant(
  writer: PageWriter,
  state: MeetingState,
  { applicant, expert }: { readonly applicant: Applicant; readonly expert?: Expert },
): void {
  const label = (text: string) => ({ text, share: 22, isLabel: true });
  const row = (...pairs: readonly (readonly [string, string, number])[]) =>
    writer.fields({
      cells: pairs.flatMap(([name, text, share]) => [label(name), { text, share }]),
      ...{ sizePt, heightPt: 24, whose: applicant.id },
    });
  const draw = String(drawNumberOf(state, applicant) ?? "");
  row(["申报编号", applicant.id, 32], ["姓名", applicant.name, 32], ["抽签号", draw, 26]);
  row(["工作单位", applicant.employer, 134]);
  const last = expert ? (["评分专家", expert.id, 26] as const) : groupOf(applicant);
  row(["申报层级", levelWords[applicant.level], 32], ["子专业", applicant.specialty, 32], last);
  const annotation = annotationText(state.annotations, "applicant", applicant.id);
  if (annotation !== "") row(["更正说明", annotation, 134]);
}

const groupOf = ({ panel }: Applicant) => ["评议组", panelText(panel), 26] as const;

/** One labelled row below those facts, in line with their labels. */
export interface LabelledRow {
  readonly label: string;
  readonly text: string;
  readonly heightPt: number;
  readonly sizePt?: number;
  /** Text at the top, and below it room to write by hand. */
  readonly ruled?: boolean;
  readonly atTop?: boolean;
}

export function writeRow(writer: PageWriter, { id }: Applicant, row: LabelledRow): void {
  const { label, text, heightPt, ruled = false, atTop = ruled } = row;
  writer.fields({
    cells: [
      { text: label, share: 22, isLabel: true },
      { text, share: 134, ruled, atTop },
    ],
    ...{ sizePt: row.sizePt ?? sizePt, heightPt, whose: id },
  });
}

/** `■ 优秀　□ 合格　□ 不合格`; all open for `null`. */
export const gradeBoxes = (given: Grade | null): string =>
  (["excellent", "pass", "fail"] as const)
    .map((one) => `${given === one ? "■" : "□"} ${gradeWords[one]}`)
    .join("　　　　");
