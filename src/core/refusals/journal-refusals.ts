import type { RefusalArea } from "./sentence.ts";

/** Refusals of the meeting journal. */
export const journalRefusals = {
  DESK_STOPPED: {
    zh: "记录写盘失败，工作台已停止接受操作，已确认的内容都在。请退出并重新启动；若仍不行，请换一台评审电脑。",
    en: "A record could not be written, so the desk takes no more commands; everything acknowledged is kept. Quit and start again, or move to another station.",
  },
} as const satisfies RefusalArea;
