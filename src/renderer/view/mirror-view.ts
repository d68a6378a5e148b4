import type { MirrorStatus } from "../../contract/mirror-table.ts";

/** How far the mirror on the stick is, in a few words for the bar. */
export function mirrorText(status: MirrorStatus): string {
  const { state, upTo, behind } = status;
  const lag = `落后 ${behind} 条`;
  switch (state) {
    case "off":
      return "U盘副本：未设置";
    case "synced":
      return `U盘副本：已到第 ${upTo} 条`;
    case "behind":
      return `U盘副本：正在写，${lag}`;
    case "waiting":
      return "U盘副本：表决后再写";
    case "checking":
      return "U盘副本：核对后再写";
    case "away":
      return `U盘副本：没插U盘，${lag}`;
    case "slow":
      return `U盘副本：U盘无响应，${lag}`;
    case "troubled":
      return `U盘副本：${troubleText(status)}，${lag}`;
    case "differs":
      return "U盘副本：与本机日志不一致";
  }
}

function troubleText({ refusal }: MirrorStatus): string {
  switch (refusal?.code) {
    case "DISK_FULL":
      return "U盘已满";
    case "DISK_READ_ONLY":
    case "DISK_NOT_ALLOWED":
      return "U盘不能写";
    case "JOURNAL_DAMAGED":
      return "本机日志读不出";
    default:
      return "写不进U盘";
  }
}

/** The same in a sentence that says what to do; where the mirror differs its refusal says it. */
export function mirrorDetail({ state, driveLabel, upTo, behind }: MirrorStatus): string {
  const stick = `U盘“${driveLabel ?? ""}”`;
  switch (state) {
    case "off":
      return "还没有选定U盘。选一个整场会议都插着的U盘，本机的会议日志丢失或损坏时可以用它恢复。";
    case "synced":
      return `${stick}上的副本已到第 ${upTo} 条，落后 0 条，可以随时拔出。`;
    case "behind":
      return `正在写${stick}，还差 ${behind} 条。`;
    case "waiting":
      return `表决期间不写U盘，以免文件时间透露谁在何时投票；表决结束后自动补上。现在落后 ${behind} 条。`;
    case "checking":
      return "会议日志还在核对，核对完自动接着写。";
    case "away":
      return `选定的${stick}没有插上，还差 ${behind} 条。插上后自动接着写，也可以另选一个。`;
    case "slow":
      return `${stick}没有响应，还差 ${behind} 条，会议不受影响。可以拔出重插，或另选一个。`;
    case "troubled":
      return `${stick}写不进去，还差 ${behind} 条，会议不受影响。可以另选一个U盘。`;
    case "differs":
      return "";
  }
}

const troubled: ReadonlySet<MirrorStatus["state"]> = new Set([
  ...(["away", "slow", "troubled", "differs"] as const),
]);

/** Whether the bar says it quietly: nothing is wrong. */
export const isMirrorQuiet = ({ state }: MirrorStatus): boolean => !troubled.has(state);
