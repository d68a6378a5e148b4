import type { RecusalHint } from "../../core/meeting/facts.ts";
import type { Round } from "../../core/meeting/state.ts";
import type { Words } from "../../core/words.ts";

export const hintWords: Words<RecusalHint["because"]> = {
  declared: "专家本人声明",
  sameUnit: "同单位",
  formerName: "同单位（按单位曾用名）",
  listedUnit: "申报人单位在专家的回避单位名单内",
  listedApplicant: "评委会办公室要求专家回避该申报人",
};

/** `专家本人声明：师生`, or the bundle's reason. */
export const hintText = ({ because, relation }: RecusalHint): string =>
  relation === undefined ? hintWords[because] : `${hintWords[because]}：${relation}`;

export const roundWords: Words<Round["status"]> = {
  opened: "待确认空票箱",
  voting: "投票中",
  closed: "已截止，待计票",
  tallied: "已计票，待宣布",
  announced: "已宣布",
  void: "作废",
};

/** Where the round at hand stands, its 断电续投 included. */
export function roundAtHandText({ status, resumption }: Round): string {
  if (resumption?.waiting) return "中断，等待续投";
  return status === "opened" && resumption?.codes === "unconfirmed"
    ? "待抄录续投码"
    : roundWords[status];
}
