import { levels, type Applicant } from "../../core/bundle/manifest.ts";
import type { Stage } from "../../core/meeting/stage.ts";
import type {
  ApplicantResult,
  MotionResult,
  PersonResult,
  ResultDocument,
} from "../../core/result/result-document.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";
import {
  baseWords,
  combinationWords,
  gradeWords,
  levelWords,
  type Words,
} from "../../core/words.ts";
import { summaryNotes } from "./summary-notes.ts";
import type { LevelCounts, ResultsRow, ResultsSummary, Signer } from "./results-summary.ts";

/** What a reader of the report sees of an applicant beyond the result: 身份证号. */
export type RosterFacts = Pick<Applicant, "id" | "idNumber">;

/** 评审结果汇总表 of a result. `roster` may be empty; what it lacks is left out. */
export function resultsSummaryOf(
  document: ResultDocument,
  roster: readonly RosterFacts[],
): ResultsSummary {
  const { meeting, rules, attendance, bundle, journal } = document;
  const idNumbers = new Map(roster.map(({ id, idNumber }) => [id, idNumber]));
  return {
    review: meeting.title,
    committee: meeting.committeeName,
    dates: datesOf(meeting.startsOn, meeting.endsOn),
    venue: meeting.venue,
    expected: attendance.expected,
    present: attendance.checkedIn,
    quorum: attendance.quorum,
    rules: rulesSentence(rules),
    rows: document.applicants.map((applicant, index) => ({
      ...rowOf(applicant, rules),
      ...reviewedRow(document, applicant),
      order: index + 1,
      idNumber: idNumbers.get(applicant.applicantId) ?? null,
    })),
    counts: countsOf(document.applicants),
    lockNote: document.lockNote,
    notes: summaryNotes(document),
    signers: signersOf(document).filter(
      ({ role }) => meeting.part !== "materialsReview" || (role !== "监票人" && role !== "计票人"),
    ),
    bundleId: bundle.id,
    bundleHash: bundle.hash,
    journalHead: journal.head,
    rehearsal: bundle.kind === "rehearsal",
    reviewOnly: meeting.part === "materialsReview",
  };
}

const stageTexts: Words<Stage> = {
  reading: "待材料审查",
  materialsNotPassed: "材料审查未通过",
  materialsPassed: "材料审查合格",
  vetoed: "一票否决",
  examNotPassed: "笔试未合格",
  waiting: "待答辩",
  postponed: "缓",
  withdrawn: "撤回申报",
  defending: "答辩中",
  abandoned: "自动放弃",
  grading: "评分中",
  defenseFailed: "答辩不合格",
  admitted: "进入评审程序",
  voting: "表决中",
  passed: "已表决",
  notPassed: "已表决",
};

const outcomeTexts: Words<Stage> = {
  reading: "未完成",
  materialsNotPassed: "未进入答辩",
  materialsPassed: "参加笔试",
  vetoed: "一票否决",
  examNotPassed: "未进入答辩",
  waiting: "未完成",
  postponed: "缓，未完成",
  withdrawn: "撤回申报",
  defending: "未完成",
  abandoned: "自动放弃",
  grading: "未完成",
  defenseFailed: "未进入评审",
  admitted: "未完成",
  voting: "未完成",
  passed: "通过",
  notPassed: "未通过",
};

/** What a review of materials says instead: 退回 with its reason. */
function reviewedRow(
  { review }: ResultDocument,
  applicant: ApplicantResult,
): Partial<Pick<ResultsRow, "outcome" | "note">> {
  const returned = review?.returned.find(
    ({ applicantId }) => applicantId === applicant.applicantId,
  );
  if (!returned) return {};
  const note = [noteOf(applicant), `退回理由：${returned.reason}`];
  return { outcome: "退回", note: note.filter((text) => text !== "").join("；") };
}

function datesOf(first: string, last: string): string {
  return first === last ? first : `${first} 至 ${last}`;
}

function rowOf(applicant: ApplicantResult, rules: Ruleset): Omit<ResultsRow, "order" | "idNumber"> {
  const { motion, conclusion } = applicant;
  return {
    applicantId: applicant.applicantId,
    name: applicant.name,
    employer: applicant.employer,
    level: levelWords[applicant.level],
    specialty: applicant.specialty,
    panel: applicant.panel ?? "",
    stage: stageTexts[applicant.stage],
    scores: applicant.grades.map(({ expertId, total, grade }) => ({
      code: expertId,
      score: total === null ? gradeWords[grade] : String(total),
    })),
    mean: applicant.sum === null ? "" : meanText(applicant.sum, applicant.counted),
    conclusion: conclusion === null ? "" : gradeWords[conclusion],
    votes: motion,
    arithmetic: motion === null ? "" : arithmeticSentence(motion, rules),
    outcome: outcomeTexts[applicant.stage],
    note: noteOf(applicant),
  };
}

/** Two decimals, cut off and not rounded: 84.996 must not read as the 85 that it hasn't reached. */
export function meanText(sum: number, graders: number): string {
  const hundredths = Math.floor((sum * 100) / graders);
  const sign = hundredths * graders === sum * 100 ? "＝" : "≈";
  const decimals = String(hundredths % 100).padStart(2, "0");
  return `${sum}／${graders}${sign}${Math.floor(hundredths / 100)}.${decimals}`;
}

/** `同意 6／计票基数 8（出席 9 − 回避 1），6×3 ≥ 8×2，通过`. */
export function arithmeticSentence(
  motion: CountedMotion,
  rules: Pick<Ruleset, "base" | "passShare">,
): string {
  const { approve, base, passed } = motion;
  const { numerator, denominator } = rules.passShare;
  const comparison = `${approve}×${denominator} ${passed ? "≥" : "<"} ${base}×${numerator}`;
  const parts = [
    `同意 ${approve}／计票基数 ${base}（${baseText(motion, rules.base)}）`,
    // An empty base passes nobody, though 0 ≥ 0.
    base === 0 ? "基数为零" : comparison,
    passed ? "通过" : "未通过",
  ];
  return parts.join("，");
}

/** What the arithmetic of one motion is made of. */
export type CountedMotion = Pick<
  MotionResult,
  "approve" | "base" | "passed" | "present" | "recused"
>;

function baseText(motion: CountedMotion, base: Ruleset["base"]): string {
  switch (base) {
    case "present":
      return `出席 ${motion.present}`;
    case "presentLessRecused":
      return `出席 ${motion.present} − 回避 ${motion.recused}`;
    case "wholeCommittee":
      return `全体委员 ${motion.base}`;
    case "validMarks":
      return `有效票 ${motion.base}`;
  }
}

function noteOf(applicant: ApplicantResult): string {
  const { override, conclusionReason, entrustedBy, recused, struckGrades, reading } = applicant;
  const { veto, originals } = reading;
  const corrected = applicant.gradeCorrections.length + applicant.conclusionCorrections.length;
  const { postponed, withdrawn } = applicant;
  const notes = [
    veto === null ? "" : `一票否决：${veto.reason}（依据：${veto.evidence}）`,
    originals.some(({ agree }) => !agree) ? "原件与材料不一致" : "",
    postponed === null ? "" : `主任委员同意缓：${postponed}`,
    withdrawn === null ? "" : `撤回申报：${withdrawn.reason}（${withdrawn.document}）`,
    entrustedBy === "" ? "" : `委托评审：${entrustedBy}`,
    override === null ? "" : `主任委员准予答辩：${override}`,
    conclusionReason === null ? "" : `结论说明：${conclusionReason}`,
    corrected === 0 ? "" : `更正 ${corrected} 处`,
    recused.length === 0 ? "" : `回避 ${recused.length} 人`,
    struckGrades.length === 0 ? "" : `因回避不计评分 ${struckGrades.length} 份`,
  ];
  return notes.filter((note) => note !== "").join("；");
}

/** The ruleset as it stands in every record of a meeting. */
export function rulesSentence(rules: Ruleset): string {
  const { quorum, passShare, excellentFrom, passFrom } = rules;
  return [
    `法定人数为委员会人数的 ${quorum.numerator}/${quorum.denominator}`,
    `计票基数为${baseWords[rules.base]}，同意票达到其 ${passShare.numerator}/${passShare.denominator} 为通过，${abstentionText(rules)}`,
    `答辩结论${combinationWords[rules.combination]}${rules.dropExtremes ? "（去掉一个最高分和一个最低分）" : ""}，${excellentFrom} 分及以上为优秀，${passFrom} 分及以上为合格，优秀和合格的进入评审程序`,
    "未按规定参加答辩的视为自动放弃",
  ].join("；");
}

function abstentionText({ abstentionAllowed, base }: Ruleset): string {
  const unreturned = base === "validMarks" ? "未投的不计入基数" : "未投的计入基数";
  return `${abstentionAllowed ? "弃权的计入基数" : "不设弃权"}，${unreturned}`;
}

const neverCalled: ReadonlySet<Stage> = new Set([
  "reading",
  "materialsNotPassed",
  "materialsPassed",
  "vetoed",
  "examNotPassed",
  "waiting",
  "postponed",
]);

/** Who withdrew or was vetoed may have been called before: then an identity or grades tell. */
const wasCalled = ({ stage, identity, grades }: ApplicantResult): boolean =>
  grades.length > 0 || identity !== null || (stage !== "withdrawn" && !neverCalled.has(stage));

const inReview: ReadonlySet<Stage> = new Set(["admitted", "voting", "passed", "notPassed"]);

function countsOf(applicants: readonly ApplicantResult[]): readonly LevelCounts[] {
  const used = levels.filter((level) => applicants.some((one) => one.level === level));
  return [
    ...used.map((level) =>
      count(
        levelWords[level],
        applicants.filter((one) => one.level === level),
      ),
    ),
    count("合计", applicants),
  ];
}

function count(level: string, applicants: readonly ApplicantResult[]): LevelCounts {
  const those = (is: (stage: Stage) => boolean) =>
    applicants.filter(({ stage }) => is(stage)).length;
  const heard = applicants.filter(wasCalled);
  return {
    level,
    applied: applicants.length,
    called: heard.length,
    postponed: those((stage) => stage === "postponed"),
    withdrawn: those((stage) => stage === "withdrawn"),
    abandoned: those((stage) => stage === "abandoned"),
    defenseFailed: those((stage) => stage === "defenseFailed"),
    admitted: those((stage) => inReview.has(stage)),
    materialsPassed: those((stage) => stage === "materialsPassed"),
    returned: those((stage) => stage === "materialsNotPassed"),
    vetoed: those((stage) => stage === "vetoed"),
    unread: those((stage) => stage === "reading"),
    passed: those((stage) => stage === "passed"),
    notPassed: those((stage) => stage === "notPassed"),
  };
}

function signersOf({ attendance, rounds }: ResultDocument): readonly Signer[] {
  const counted = rounds.filter(({ status }) => status === "announced" || status === "tallied");
  const nameOf = (id: string) =>
    attendance.people.find(({ personId }) => personId === id)?.name ?? "";
  const namesOf = (ids: readonly string[]) => [...new Set(ids.map(nameOf))].join("、");
  const holders = (role: PersonResult["role"]) =>
    attendance.people
      .filter((person) => person.role === role)
      .map(({ name }) => name)
      .join("、");
  return [
    { role: "主任委员", name: namesOf(counted.map(({ chairId }) => chairId)) || holders("chair") },
    { role: "秘书", name: holders("secretary") },
    { role: "监票人", name: namesOf(counted.map(({ scrutineerId }) => scrutineerId)) },
    { role: "计票人", name: namesOf(counted.map(({ tellerId }) => tellerId)) },
    { role: "监督员", name: holders("supervisor") },
  ];
}
