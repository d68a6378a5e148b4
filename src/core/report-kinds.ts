import type { Words } from "./words.ts";

/** Every report and form that a meeting can print, in the order of the meeting. */
export const reportKinds = [
  "attendance",
  "declarations",
  "reviewLists",
  "defenseOrder",
  "scoreSheets",
  "defenseRecord",
  "panelResults",
  "panelOpinions",
  "ballotPapers",
  "tallyReport",
  "minutes",
  "resultsSummary",
] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportWords: Words<ReportKind> = {
  attendance: "会议签到表",
  declarations: "评审专家承诺书",
  reviewLists: "材料审查名单",
  defenseOrder: "答辩顺序表",
  scoreSheets: "答辩评分表",
  defenseRecord: "答辩情况登记表",
  panelResults: "答辩成绩汇总表",
  panelOpinions: "评议组意见表",
  ballotPapers: "表决票",
  tallyReport: "计票结果报告单",
  minutes: "会议记录",
  resultsSummary: "评审结果汇总表",
};
