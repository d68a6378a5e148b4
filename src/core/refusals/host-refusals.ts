import type { RefusalArea } from "./sentence.ts";

/** Refusals of the hosts and of the desk as a whole. */
export const hostRefusals = {
  COMMAND_ID_REUSED: {
    zh: "这个命令编号已用于另一条命令。请重新打开本页面后再操作。",
    en: "This command id was already used for another command. Reopen the page and do it again.",
  },
  INPUT_MALFORMED: {
    zh: "请求“{method}”的内容不合规格（{where}）。请检查后重新提交。",
    en: "The input of “{method}” does not fit its form ({where}). Check it and send it again.",
  },
  METHOD_UNKNOWN: {
    zh: "没有“{method}”这个方法。请对照 docs/CONTRACT.md 核对名称。",
    en: "There is no method “{method}”. Check the name against docs/CONTRACT.md.",
  },
  STATION_LOCKED: {
    zh: "评审电脑尚未解锁。请由秘书输入口令解锁后再操作。",
    en: "The station is locked. Let the secretary unlock it with the passphrase first.",
  },
  MEETING_NOT_OPEN: {
    zh: "还没有打开会议。请先载入密封材料包并打开会议。",
    en: "No meeting is open. Load a bundle and open its meeting first.",
  },
} as const satisfies RefusalArea;
