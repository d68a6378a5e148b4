import type { UndoableStep } from "./undoable-step.ts";
import type { Words } from "../../words.ts";

/** A step as it is named where it may be taken back. */
export const undoWords: Words<UndoableStep["command"]> = {
  checkIn: "签到",
  checkInAgain: "签到",
  staffLeave: "离场",
  staffComeBack: "返回",
  leave: "离场",
  comeBack: "返回",
  callApplicant: "点名",
  checkIdentity: "核对身份",
  startStatement: "开始陈述",
  startQuestions: "开始提问",
  pauseClock: "暂停计时",
  continueClock: "继续计时",
  endDefense: "结束答辩",
  markLate: "迟到",
  markAbsent: "缺席",
  postponeDefense: "缓",
  withdrawApplication: "撤回申报",
};
