/**
 * What 评审结果汇总表 shows, as page and as table. Everything is decided before it gets here: the
 * report writes down words and numbers, and compares nothing.
 */
export interface ResultsSummary {
  /** Name of the review, e.g. 2024年度巴中市…职称评审. */
  readonly review: string;
  readonly committee: string;
  readonly dates: string;
  readonly venue: string;
  /** 应到 and 实到, and how many make the quorum. */
  readonly expected: number;
  readonly present: number;
  readonly quorum: number;
  /** The frozen rules in a sentence. */
  readonly rules: string;
  readonly rows: readonly ResultsRow[];
  /** One per level, then 合计. */
  readonly counts: readonly LevelCounts[];
  /** Why the meeting was locked with business left; null when nothing was. */
  readonly lockNote: string | null;
  /** Who joined at the venue, 更正说明, who presided, a journal that was restored: a sentence each. */
  readonly notes: readonly string[];
  readonly signers: readonly Signer[];
  readonly bundleId: string;
  readonly bundleHash: string;
  readonly journalHead: string;
  /** Marks every page and sheet with 演练. */
  readonly rehearsal: boolean;
  /** A meeting that only reviewed materials has neither grades nor votes to show. */
  readonly reviewOnly: boolean;
}

/** One applicant; those never called too. Empty texts and `null` where there is nothing to say. */
export interface ResultsRow {
  readonly order: number;
  readonly applicantId: string;
  readonly name: string;
  readonly idNumber: string | null;
  readonly employer: string;
  readonly level: string;
  readonly specialty: string;
  readonly panel: string;
  /** How far the application came. */
  readonly stage: string;
  readonly scores: readonly CodedScore[];
  /** Sum over graders and their mean, e.g. `255／3＝85.00`. */
  readonly mean: string;
  readonly conclusion: string;
  readonly votes: Votes | null;
  /** The tally's arithmetic as a sentence. */
  readonly arithmetic: string;
  readonly outcome: string;
  readonly note: string;
}

/** An expert's total, or grade where only that was handed in, under the expert's code. */
export interface CodedScore {
  readonly code: string;
  readonly score: string;
}

export interface Votes {
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly notReturned: number;
}

export interface LevelCounts {
  readonly level: string;
  readonly applied: number;
  readonly called: number;
  readonly postponed: number;
  readonly withdrawn: number;
  readonly abandoned: number;
  readonly defenseFailed: number;
  readonly admitted: number;
  readonly materialsPassed: number;
  readonly returned: number;
  readonly vetoed: number;
  readonly unread: number;
  readonly passed: number;
  readonly notPassed: number;
}

export interface Signer {
  readonly role: string;
  /** Printed beside the line; empty when nobody is known. */
  readonly name: string;
}

export type CountColumn = readonly [title: string, key: keyof LevelCounts];

/** Columns of the counts, in the order that both page and table show them. */
export const countColumnsOf = ({ reviewOnly }: ResultsSummary): readonly CountColumn[] =>
  reviewOnly ? reviewCounts : voteCounts;

const reviewCounts: readonly CountColumn[] = [
  ["申报层级", "level"],
  ["申报数", "applied"],
  ["审查合格", "materialsPassed"],
  ["退回", "returned"],
  ["一票否决", "vetoed"],
  ["未审查", "unread"],
];

const voteCounts: readonly CountColumn[] = [
  ["申报层级", "level"],
  ["申报数", "applied"],
  ["进入答辩", "called"],
  ["缓", "postponed"],
  ["撤回申报", "withdrawn"],
  ["自动放弃", "abandoned"],
  ["答辩不合格", "defenseFailed"],
  ["进入评审", "admitted"],
  ["通过", "passed"],
  ["未通过", "notPassed"],
];

/** The counts of all levels in a sentence; `total` is the 合计. */
export function totalsSentence(total: LevelCounts, [, ...columns]: readonly CountColumn[]): string {
  return `${columns.map(([title, key]) => `${title} ${total[key]} 人`).join("，")}。`;
}

/** `ZJ001 88，ZJ003 84`. */
export function scoresText(scores: readonly CodedScore[]): string {
  return scores.map(({ code, score }) => `${code} ${score}`).join("，");
}
