import type { ApplicantId, PanelId } from "../../core/ids.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { panelOf } from "../../core/meeting/who.ts";
import type { ReportKind } from "../../core/report-kinds.ts";
import type { Step } from "./meeting-path.ts";

/** What is chosen on the print screen; a kind takes of it what it has. */
export interface PrintChoice {
  readonly kind: ReportKind;
  readonly blank: boolean;
  readonly panelId: PanelId | null;
  readonly applicantId: ApplicantId | null;
  readonly round: number | null;
}

/** What a kind of report can be asked for, and what it is for, in a line. */
export interface PrintKind {
  readonly says: string;
  readonly blank: boolean;
  readonly panel: boolean;
  readonly applicant: boolean;
  readonly round: boolean;
}

const whole = { blank: false, panel: false, applicant: false, round: false };

export const printKinds: Readonly<Record<ReportKind, PrintKind>> = {
  attendance: { ...whole, says: "委员、候补专家和工作人员签名", blank: true },
  declarations: { ...whole, says: "保密承诺和回避申请，每位专家一张，签名", blank: true },
  reviewLists: { ...whole, says: "参加笔试的、退回的和理由" },
  defenseOrder: { ...whole, says: "按抽签号，每个评议组一份", blank: true, panel: true },
  scoreSheets: {
    ...whole,
    ...{ says: "每位专家给每名申报人一张", blank: true, panel: true, applicant: true },
  },
  defenseRecord: {
    ...whole,
    ...{ says: "每名申报人一张，记提问和回答", blank: true, panel: true, applicant: true },
  },
  panelResults: { ...whole, says: "每个评议组一份，组长签名", blank: true, panel: true },
  panelOpinions: {
    ...whole,
    ...{ says: "每名申报人一张，至少三位专家签名", blank: true, panel: true, applicant: true },
  },
  ballotPapers: { ...whole, says: "纸质投票用，有回避的申报人另成一种票" },
  tallyReport: { ...whole, says: "每轮一份，监票人、计票人签名", blank: true, round: true },
  minutes: { ...whole, says: "会议经过，不记个人的评分和投票" },
  resultsSummary: { ...whole, says: "全部申报人的结果" },
};

/** The form that each step of the meeting asks for first. */
const firstOf: Readonly<Record<Step, ReportKind>> = {
  checkIn: "attendance",
  recusal: "declarations",
  reading: "reviewLists",
  defense: "scoreSheets",
  conclusions: "panelResults",
  vote: "tallyReport",
  result: "resultsSummary",
};

/** What the print screen opens with. */
export const firstChoice = (state: MeetingState, step: Step): PrintChoice =>
  choiceOf(state, firstOf[step]);

/** All of one kind: blank while there is nothing to fill it with, later what is recorded. */
export function choiceOf(state: MeetingState, kind: ReportKind): PrintChoice {
  const all = { panelId: null, applicantId: null, round: null };
  return { kind, blank: printKinds[kind].blank && nothingRecorded(state, kind), ...all };
}

function nothingRecorded(state: MeetingState, kind: ReportKind): boolean {
  if (kind === "attendance") return state.people.size === 0;
  if (kind === "declarations") return state.declarations.size === 0;
  if (kind === "tallyReport") return !state.rounds.some(({ counts }) => counts.length > 0);
  return ![...state.applicants.values()].some(({ conclusion }) => conclusion !== null);
}

/** More papers than this in one file take long to make and longer to print. */
const mostAtOnce = 300;

/** How many papers a choice comes to, where they are so many that one should think twice; else null. */
export function tooManyPapers(state: MeetingState, choice: PrintChoice): number | null {
  const { kind, panelId, applicantId } = choice;
  if (!printKinds[kind].applicant || applicantId !== null) return null;
  const papers = [...state.facts.applicants.values()]
    .filter(({ panel }) => panelId === null || panel === panelId)
    .map((applicant) => (kind === "scoreSheets" ? panelOf(state, applicant).length : 1))
    .reduce((sum, count) => sum + count, 0);
  return papers > mostAtOnce ? papers : null;
}

/** As the desk takes it: only what the kind has, and only what was chosen. */
export function reportChoiceOf({ kind, blank, panelId, applicantId, round }: PrintChoice) {
  const has = printKinds[kind];
  return {
    kind,
    ...(has.blank && blank ? { blank } : {}),
    ...(has.panel && panelId !== null && applicantId === null ? { panelId } : {}),
    ...(has.applicant && applicantId !== null ? { applicantId } : {}),
    ...(has.round && !blank && round !== null ? { round } : {}),
  };
}

export type ReportChoice = ReturnType<typeof reportChoiceOf>;
