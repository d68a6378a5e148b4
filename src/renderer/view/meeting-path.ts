import {
  committee,
  currentRound,
  isAdmitted,
  openHints,
  presentExperts,
  presidingChair,
  quorumNeeded,
  staffPresent,
} from "../../core/meeting/who.ts";
import type { MeetingPart } from "../../core/bundle/manifest.ts";
import { stageOf, type Stage } from "../../core/meeting/stage.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { toGrade } from "../../core/meeting/grades/to-grade.ts";
import { readingRow } from "./reading-view.ts";
import { roundAtHandText } from "../words/screen-words.ts";

const steps = [
  "checkIn",
  "recusal",
  "reading",
  "defense",
  "conclusions",
  "vote",
  "result",
] as const;
export type Step = (typeof steps)[number];

/** Steps that a meeting holding this part of the process doesn't have. */
const absent: Readonly<Record<MeetingPart, readonly Step[]>> = {
  materialsReview: ["defense", "conclusions", "vote"],
  defenseAndVote: ["reading"],
  whole: [],
};

/** The path of a meeting that holds this part of the process. */
export const stepsOf = (part: MeetingPart): readonly Step[] =>
  steps.filter((step) => !absent[part].includes(step));

/** The step behind this one; the last one is its own. */
export function stepAfter(part: MeetingPart, step: Step): Step {
  const path = stepsOf(part);
  return path[path.indexOf(step) + 1] ?? step;
}

export const stepWords: Readonly<Record<Step, string>> = {
  checkIn: "签到",
  recusal: "回避",
  reading: "材料",
  defense: "答辩",
  conclusions: "结论与讨论",
  vote: "表决",
  result: "结果",
};

export interface PathStep {
  readonly step: Step;
  readonly status: "done" | "now" | "later";
  /** What is missing, or how far it is. */
  readonly note: string;
}

/** Where the meeting is: `now` is the first step with something left to do; after the lock, none. */
export function meetingPath(state: MeetingState): readonly PathStep[] {
  const locked = state.phase === "locked";
  const notes = stepsOf(state.facts.part).map((step) => {
    const { done, note } = standing[step](state);
    return { step, note, done: done || locked };
  });
  const now = notes.find(({ done }) => !done)?.step;
  return notes.map(({ step, done, note }) => ({
    ...{ step, note },
    status: done ? "done" : step === now ? "now" : "later",
  }));
}

/** The step that the screen opens with. */
export const stepNow = (state: MeetingState): Step =>
  meetingPath(state).find(({ status }) => status === "now")?.step ?? "result";

interface Standing {
  readonly done: boolean;
  readonly note: string;
}

const standing: Readonly<Record<Step, (state: MeetingState) => Standing>> = {
  checkIn: (state) => {
    const missing = missingPeople(state);
    if (missing.length === 0 && typeof state.validity === "object") {
      return { done: false, note: "材料包有效期待确认" };
    }
    if (state.inRecess) return { done: false, note: missing[0] ?? "休会中，可以复会" };
    return { done: missing.length === 0, note: missing[0] ?? presenceText(state) };
  },
  recusal: (state) => {
    const open = pressingHints(state);
    return { done: open === 0, note: open === 0 ? "没有待决定的" : `${open} 条待决定` };
  },
  reading: (state) => {
    const rows = [...state.facts.applicants.values()].map((one) => readingRow(state, one));
    const open = rows.filter(({ stage }) => stage === "reading");
    const unread = open.filter(({ opinions }) => opinions.length === 0).length;
    if (unread > 0) return { done: false, note: `待审查 ${unread} 人` };
    if (open.length > 0) return { done: false, note: `待确认 ${open.length} 人` };
    return { done: true, note: "审查完毕" };
  },
  defense: (state) => {
    const count = stageCounts(state);
    const ungraded = toGrade(state).length;
    const left = [
      count("defending") > 0 ? "答辩中" : "",
      ungraded > 0 ? `待录分 ${ungraded}` : "",
      count("waiting") > 0 ? `待答辩 ${count("waiting")}` : "",
    ].filter((text) => text !== "");
    return { done: left.length === 0, note: left.slice(0, 2).join("，") || "全部答辩完毕" };
  },
  conclusions: (state) => {
    const waiting = stageCounts(state)("grading");
    const undiscussed = admittedIds(state).filter((id) => !state.discussed.has(id)).length;
    if (waiting > 0) return { done: false, note: `待结论 ${waiting} 人` };
    if (undiscussed > 0) return { done: false, note: `待讨论 ${undiscussed} 人` };
    const any = [...state.applicants.values()].some(({ conclusion }) => conclusion !== null);
    return { done: any, note: any ? "讨论结束" : "尚无结论" };
  },
  vote: (state) => {
    const round = currentRound(state);
    if (round) return { done: false, note: `第 ${round.number} 轮${roundAtHandText(round)}` };
    const left = stageCounts(state)("admitted");
    if (left > 0) return { done: false, note: `待表决 ${left} 人` };
    const any = state.rounds.some(({ status }) => status === "announced");
    return { done: any, note: any ? "表决完毕" : "尚未表决" };
  },
  result: (state) =>
    state.phase === "locked"
      ? { done: true, note: "会议已锁定" }
      : { done: false, note: "锁定后导出" },
};

/** `24 条，其中 8 条属于不参加答辩的申报人`: so that it agrees with the path's count of the pressing. */
export function hintsCountText(state: MeetingState): string {
  const all = openHints(state).length;
  const idle = all - pressingHints(state);
  return idle > 0 ? `${all} 条，其中 ${idle} 条属于不参加答辩的申报人` : `${all} 条`;
}

/** Hints that hold something up: who never comes before the panel needs no decision. */
function pressingHints(state: MeetingState): number {
  const never: readonly Stage[] = [
    "materialsNotPassed",
    "materialsPassed",
    "vetoed",
    "examNotPassed",
    "abandoned",
  ];
  return openHints(state).filter(({ applicantId }) => !never.includes(stageOf(state, applicantId)))
    .length;
}

/** People without whom the meeting can't go on, as sentences; the first is the most pressing. */
export function missingPeople(state: MeetingState): readonly string[] {
  const present = presentExperts(state).length;
  const needed = quorumNeeded(state);
  return [
    present < needed ? `还差 ${needed - present} 位专家` : "",
    presidingChair(state) ? "" : "缺主任委员或副主任委员",
    staffPresent(state, "secretary") ? "" : "缺秘书",
    undeclared(state) === 0 ? "" : `${undeclared(state)} 位专家未声明`,
    !needsChecker(state) || staffPresent(state, "checker") ? "" : "缺核对人",
  ].filter((text) => text !== "");
}

/** Paper sheets are read twice, where there are defenses at all. */
const needsChecker = ({ facts }: MeetingState): boolean =>
  facts.part !== "materialsReview" && facts.rules.gradeEntry !== "pin";

/** Experts who are here and haven't made 保密承诺 and 回避声明 yet. */
const undeclared = (state: MeetingState): number =>
  presentExperts(state).filter(({ id }) => !state.declarations.has(id)).length;

/** Whether all of the committee are here, or enough. */
export function presenceText(state: MeetingState): string {
  return presentExperts(state).length === committee(state).length ? "人员到齐" : "已达法定人数";
}

/** 应到, 实到, 法定人数. */
export const attendance = (state: MeetingState) => ({
  expected: committee(state).length,
  present: presentExperts(state).length,
  quorum: quorumNeeded(state),
});

function stageCounts(state: MeetingState): (stage: Stage) => number {
  const stages = [...state.applicants.keys()].map((id) => stageOf(state, id));
  return (stage) => stages.filter((one) => one === stage).length;
}

const admittedIds = (state: MeetingState) =>
  [...state.applicants].flatMap(([id, progress]) => (isAdmitted(progress) ? [id] : []));
