import type { Applicant } from "../../../core/bundle/manifest.ts";
import { withoutUndone } from "../../../core/meeting/step-of-event.ts";
import { isCallable } from "../../../core/meeting/stage.ts";
import { notCalled, type ApplicantProgress } from "../../../core/meeting/state.ts";
import { gradeWords, type Words } from "../../../core/words.ts";
import { chinaClock } from "../china-time.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import { chosenApplicants, namesOf, panelText, type FormSource } from "./form.ts";

/** 材料审查 of this meeting, 原件核验 that found a difference, and every veto. */
export function readingLines({ document, state }: FormSource): readonly string[] {
  const nameOf = (id: Applicant["id"]) => state.facts.applicants.get(id)?.name ?? id;
  const { review } = document;
  const read = review
    ? [
        `审查合格 ${review.passed.length} 人，退回 ${review.returned.length} 人。`,
        ...review.returned.map(
          ({ applicantId, reason }) => `退回：${nameOf(applicantId)}，理由：${reason}。`,
        ),
      ]
    : [];
  const found = document.applicants.flatMap(({ name, reading: { originals, veto } }) => [
    ...originals
      .filter(({ agree }) => !agree)
      .map(({ remark }) => `原件核验：${name}的原件与材料不一致。${remark}`),
    ...(veto ? [`一票否决：${name}，理由：${veto.reason}，依据：${veto.evidence}。`] : []),
  ]);
  return [...read, ...found];
}

/** How the order was drawn, and by whom it was witnessed. */
export const drawLines = (source: FormSource): readonly string[] =>
  source.records.flatMap(({ event }) => {
    if (event.type !== "drawsRecorded") return [];
    const { panelId, witnessId, draws, reason } = event;
    const changed = reason === null ? "" : `，改动理由：${reason}`;
    return [
      `${panelText(panelId)}抽签 ${draws.length} 人，${namesOf(source, [witnessId])}见证${changed}。`,
    ];
  });

const columns: readonly TableColumn[] = [
  { title: "序号", share: 9, align: "center" },
  { title: "申报编号", share: 25, align: "center" },
  { title: "姓名", share: 24, align: "center" },
  { title: "评议组", share: 18, align: "center" },
  { title: "时间", share: 24, align: "center" },
  { title: "情况", share: 40, align: "left" },
  { title: "答辩结论", share: 16, align: "center" },
];

/** 答辩, in the order in which people were called; whose turn wasn't taken stands behind. */
export function writeDefenses(writer: PageWriter, source: FormSource): void {
  const rows = inOrderHeard(source).map((applicant, index) => {
    const progress = progressOf(source, applicant);
    return {
      cells: [
        ...[String(index + 1), applicant.id, applicant.name, panelText(applicant.panel)],
        ...[timeOf(source, applicant), howItWent(progress)],
        progress.conclusion ? gradeWords[progress.conclusion.grade] : "",
      ],
      whose: applicant.id,
    };
  });
  if (rows.length > 0) writer.table(columns, rows, 9);
}

const progressOf = ({ state }: FormSource, { id }: Applicant): ApplicantProgress =>
  state.applicants.get(id) ?? notCalled;

function inOrderHeard(source: FormSource): readonly Applicant[] {
  const toBeHeard = chosenApplicants(source, {}).filter(
    (one) => isCallable(source.state, one) || progressOf(source, one).defense !== "notCalled",
  );
  const called = withoutUndone(source.records).flatMap(({ event }) =>
    event.type === "applicantCalled" ? [event.applicantId] : [],
  );
  // Who was called twice was heard the second time.
  const place = new Map(called.map((id, index) => [id, index]));
  const placeOf = ({ id }: Applicant) => place.get(id) ?? called.length;
  return toBeHeard.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** By the station's clock, from the last call to the end; nothing where there was no defense. */
function timeOf(source: FormSource, { id }: Applicant): string {
  const { defense } = source.state.applicants.get(id) ?? notCalled;
  if (defense !== "ended") return "";
  const lastOf = (type: "applicantCalled" | "defenseEnded") =>
    source.records.findLast(({ event }) => event.type === type && event.applicantId === id)?.at;
  const [from, to] = [lastOf("applicantCalled"), lastOf("defenseEnded")];
  return from === undefined || to === undefined ? "" : `${chinaClock(from)}–${chinaClock(to)}`;
}

const standingWords: Words<ApplicantProgress["defense"]> = {
  notCalled: "未叫号",
  called: "答辩中",
  ended: "已答辩",
  absent: "叫号未到，自动放弃",
  postponed: "缓",
  withdrawn: "撤回申报",
};

function howItWent({ defense, late, override, postponed, withdrawn }: ApplicantProgress): string {
  return [
    standingWords[defense],
    late === null ? "" : "迟到，排至末位",
    override ? `主任委员准予答辩：${override.reason}` : "",
    postponed ? postponed.reason : "",
    withdrawn ? `${withdrawn.reason}（${withdrawn.document}）` : "",
  ]
    .filter((text) => text !== "")
    .join("；");
}
