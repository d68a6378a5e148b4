import { nextAction, type NextAction } from "../../core/meeting/next-action.ts";
import type { ApplicantId } from "../../core/ids.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { toGrade } from "../../core/meeting/grades/to-grade.ts";
import type { Step } from "./meeting-path.ts";

/** 下一步 in words, and the step of the path where it is done. */
export interface NextStep {
  readonly text: string;
  readonly step: Step;
}

export function nextStep(state: MeetingState): NextStep {
  const { command, applicantId } = nextAction(state);
  const known = nextSteps[command];
  if (!known) throw new Error(`No words for the next action ${command}`);
  const name = applicantId === null ? undefined : state.facts.applicants.get(applicantId)?.name;
  return { text: name === undefined ? known.text : `${known.text} ${name}`, step: known.step };
}

/** 待录分: whose paper sheets are entered next while something else is 下一步, or is that itself. */
export interface SheetsAtHand {
  readonly applicantId: ApplicantId;
  readonly text: string;
}

/** The way to the next paper sheets; the calls don't wait for it. `null` where none wait or experts grade themselves. */
export function sheetsAtHand(state: MeetingState): SheetsAtHand | null {
  if (state.phase === "locked" || state.facts.rules.gradeEntry === "pin") return null;
  const waiting = toGrade(state);
  const [first] = waiting;
  if (!first) return null;
  return { applicantId: first.id, text: `待录分 ${waiting.length} 人，去录 ${first.name}` };
}

const nextSteps: Partial<Readonly<Record<NextAction["command"], NextStep>>> = {
  checkIn: { text: "签到", step: "checkIn" },
  checkInAgain: { text: "重新签到", step: "checkIn" },
  acceptValidity: { text: "确认材料包有效期", step: "checkIn" },
  resumeMeeting: { text: "复会", step: "checkIn" },
  decideRecusal: { text: "决定回避", step: "recusal" },
  judgeMaterials: { text: "材料审查", step: "reading" },
  callApplicant: { text: "点名", step: "defense" },
  checkIdentity: { text: "核对身份", step: "defense" },
  startStatement: { text: "开始陈述", step: "defense" },
  startQuestions: { text: "开始提问", step: "defense" },
  endDefense: { text: "结束答辩", step: "defense" },
  enterSheets: { text: "录分", step: "defense" },
  submitGrade: { text: "专家评分", step: "defense" },
  confirmConclusions: { text: "确认答辩结论", step: "conclusions" },
  closeDiscussion: { text: "集体讨论", step: "conclusions" },
  openRound: { text: "开启一轮表决", step: "vote" },
  confirmEmptyBox: { text: "确认空票箱", step: "vote" },
  handPaper: { text: "发放表决票", step: "vote" },
  closeRound: { text: "截止投票", step: "vote" },
  enterPaperCounts: { text: "清点录入", step: "vote" },
  tallyRound: { text: "计票", step: "vote" },
  announceOutcomes: { text: "宣布结果", step: "vote" },
  lockMeeting: { text: "锁定会议", step: "result" },
  exportResult: { text: "生成并导出结果", step: "result" },
};
