import type { RefusalArea } from "./sentence.ts";

/** Refusals of drives and of the bundles kept on a station. */
export const stationRefusals = {
  DRIVE_GONE: {
    zh: "这个 U 盘已经拔出。请插好 U 盘，刷新后再试。",
    en: "This drive is no longer there. Plug it in, refresh, and try again.",
  },
  BUNDLE_SERIAL_LOWER: {
    zh: "本机已有第 {known} 号材料包，U 盘里的是较旧的第 {incoming} 号，不能覆盖。请使用最新的材料包。",
    en: "This station has issue {known} of the bundle; the drive holds the older issue {incoming}. Use the newest one.",
  },
  BUNDLE_SERIAL_REUSED: {
    zh: "本机已有内容不同的第 {known} 号材料包，U 盘里的也标为第 {incoming} 号。请联系评委会办公室核对后重新封装。",
    en: "This station has another issue {known} of the bundle, and the drive's is also numbered {incoming}. Have the office check and seal again.",
  },
  BUNDLE_MEETING_STARTED: {
    zh: "会议已按第 {known} 号材料包开始，不能改用第 {incoming} 号。请继续使用原材料包，或联系评委会办公室。",
    en: "The meeting began with issue {known} of the bundle and can't change to issue {incoming}. Go on with the first, or ask the office.",
  },
  RESULT_NOT_READY: {
    zh: "评审结果包尚未生成。请先锁定会议并由主任委员、秘书输入 PIN 生成结果。",
    en: "The result package isn't made yet. Lock the meeting, then let chair and secretary make it with their PINs.",
  },
  MEETING_NOT_LOCKED: {
    zh: "会议尚未锁定，不能生成评审结果包。请先锁定会议。",
    en: "The meeting isn't locked, so its result can't be made. Lock it first.",
  },
} as const satisfies RefusalArea;
