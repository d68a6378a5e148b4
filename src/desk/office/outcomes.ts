import type { Applicant, BundleKind, Manifest } from "../../core/bundle/manifest.ts";
import type { ApplicantResult, ResultDocument } from "../../core/result/result-document.ts";
import { examVerdictWords, materialsVerdictWords, yesNoWords } from "../../core/words.ts";
import { resultsSummaryOf } from "../reports/results-summary-of.ts";
import type { ResultsRow } from "../reports/results-summary.ts";

/** One applicant's way through the meeting, with everything that the office knows. */
export interface Outcome {
  readonly bundleId: string;
  readonly kind: BundleKind;
  readonly journalHead: string;
  readonly applicant: Applicant;
  readonly result: ApplicantResult;
  /** Whether this meeting reviewed the materials itself. */
  readonly reviewed: boolean;
  /** Why the application is on 退回名单; empty where it isn't. */
  readonly returnReason: string;
  /** The same in the words of the report. */
  readonly row: ResultsRow;
}

/** The outcomes of one result, in the order of its roster. */
export function outcomesOf(manifest: Manifest, document: ResultDocument): readonly Outcome[] {
  const applicants = new Map(manifest.applicants.map((applicant) => [applicant.id, applicant]));
  const { rows } = resultsSummaryOf(document, manifest.applicants);
  const { id: bundleId, kind } = document.bundle;
  const returned = new Map(
    document.review?.returned.map(({ applicantId, reason }) => [applicantId, reason]),
  );
  const reviewed = document.review !== null;
  return document.applicants.map((result, index) => {
    const applicant = applicants.get(result.applicantId);
    const row = rows[index];
    if (!applicant || !row) throw new Error(`${result.applicantId} is not of the manifest`);
    const returnReason = returned.get(result.applicantId) ?? "";
    const journalHead = document.journal.head;
    return { bundleId, kind, journalHead, applicant, result, reviewed, returnReason, row };
  });
}

/** A column of the tables that import writes. */
export interface OutcomeColumn {
  readonly title: string;
  readonly width: number;
  readonly value: (outcome: Outcome) => string | number | null;
}

const yesNo = (value: boolean): string => yesNoWords[value ? "yes" : "no"];

/** Who it is, and from where. */
export const personColumns: readonly OutcomeColumn[] = [
  { title: "申报编号", width: 14, value: ({ applicant }) => applicant.id },
  { title: "姓名", width: 12, value: ({ applicant }) => applicant.name },
  { title: "性别", width: 6, value: ({ applicant }) => applicant.gender },
  { title: "身份证号", width: 21, value: ({ applicant }) => applicant.idNumber },
  { title: "工作单位", width: 30, value: ({ applicant }) => applicant.employer },
  { title: "所属县区", width: 12, value: ({ applicant }) => applicant.county },
  { title: "委托评审", width: 10, value: ({ applicant }) => yesNo(applicant.entrusted) },
  { title: "委托单位", width: 30, value: ({ applicant }) => applicant.entrustedBy },
  { title: "申报层级", width: 12, value: ({ row }) => row.level },
  { title: "子专业", width: 14, value: ({ applicant }) => applicant.specialty },
  { title: "破格", width: 6, value: ({ applicant }) => yesNo(applicant.exceptional) },
  { title: "评议组", width: 12, value: ({ applicant }) => applicant.panel },
];

const before: readonly OutcomeColumn[] = [
  {
    title: "材料审查结论",
    width: 14,
    value: ({ result: { reading } }) =>
      reading.verdict === null ? null : materialsVerdictWords[reading.verdict],
  },
  { title: "退回理由", width: 24, value: ({ returnReason }) => returnReason },
  { title: "一票否决", width: 24, value: ({ result }) => result.reading.veto?.reason ?? null },
  { title: "笔试成绩", width: 10, value: ({ applicant }) => applicant.examScore },
  {
    title: "笔试结论",
    width: 10,
    value: ({ applicant: { examVerdict } }) =>
      examVerdict === null ? null : examVerdictWords[examVerdict],
  },
];

const defense: readonly OutcomeColumn[] = [
  { title: "抽签号", width: 8, value: ({ result }) => result.drawNumber },
  { title: "阶段", width: 15, value: ({ row }) => row.stage },
  { title: "准予答辩理由", width: 20, value: ({ result }) => result.override },
  { title: "总分合计", width: 10, value: ({ result }) => result.sum },
  { title: "计分人数", width: 10, value: ({ result }) => result.counted },
  { title: "答辩结论", width: 10, value: ({ row }) => row.conclusion },
  { title: "结论说明", width: 24, value: ({ result }) => result.conclusionReason },
];

const vote: readonly OutcomeColumn[] = [
  { title: "轮次", width: 6, value: ({ result }) => result.motion?.round ?? null },
  { title: "出席", width: 6, value: ({ result }) => result.motion?.present ?? null },
  { title: "回避", width: 6, value: ({ result }) => result.motion?.recused ?? null },
  { title: "计票基数", width: 10, value: ({ result }) => result.motion?.base ?? null },
  { title: "发出票", width: 8, value: ({ result }) => result.motion?.issued ?? null },
  { title: "收回票", width: 8, value: ({ result }) => result.motion?.returned ?? null },
  { title: "未收回票", width: 10, value: ({ result }) => result.motion?.notReturned ?? null },
  { title: "同意", width: 6, value: ({ result }) => result.motion?.approve ?? null },
  { title: "不同意", width: 8, value: ({ result }) => result.motion?.reject ?? null },
  { title: "弃权", width: 6, value: ({ result }) => result.motion?.abstain ?? null },
  { title: "通过所需票数", width: 12, value: ({ result }) => result.motion?.needed ?? null },
  { title: "计票", width: 46, value: ({ row }) => row.arithmetic },
];

/** Columns of outcomes.csv and outcomes.xlsx. */
export const outcomeColumns: readonly OutcomeColumn[] = [
  { title: "性质", width: 6, value: ({ kind }) => (kind === "rehearsal" ? "演练" : "正式") },
  ...personColumns,
  ...before,
  ...defense,
  ...vote,
  { title: "评审结果", width: 12, value: ({ row }) => row.outcome },
  { title: "备注", width: 30, value: ({ row }) => row.note },
  { title: "材料包编号", width: 38, value: ({ bundleId }) => bundleId },
  { title: "会议日志校验值", width: 66, value: ({ journalHead }) => journalHead },
];
