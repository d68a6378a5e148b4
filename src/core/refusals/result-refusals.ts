import type { RefusalArea } from "./sentence.ts";

/** Refusals of whoever recounts a result from its journal. */
export const resultRefusals = {
  JOURNAL_LINE_BAD: {
    zh: "评审结果包中会议日志第 {line} 行不合格式，结果不可采信。请向评审现场重新索取结果包。",
    en: "Line {line} of the journal in the result package isn't sound, so the result can't be relied on. Ask the venue for the package again.",
  },
  JOURNAL_CHAIN_BROKEN: {
    zh: "会议日志在第 {line} 行处断链，内容可能被增删。结果不可采信，请向评审现场重新索取结果包。",
    en: "The journal's chain is broken at line {line}: lines may be missing or added. Don't rely on it; ask the venue for the package again.",
  },
  JOURNAL_IMPOSSIBLE: {
    zh: "会议日志中有不可能发生的事实（{fact}），结果不可采信。请联系评审现场核查。",
    en: "The journal holds a fact that can't be ({fact}), so the result can't be relied on. Have the venue look into it.",
  },
  RESULT_DIFFERS: {
    zh: "评审结果与会议日志重新计算的结果不一致（{field}）。结果不可采信，请联系评审现场核查。",
    en: "The result isn't what its journal comes to ({field}), so it can't be relied on. Have the venue look into it.",
  },
  RESULT_NOT_LOCKED: {
    zh: "会议尚未锁定，结果不是最终结果。请在评审现场锁定会议后重新导出。",
    en: "The meeting wasn't locked, so this isn't its final result. Lock it at the venue and export again.",
  },
  RESULT_SIGNERS_MISSING: {
    zh: "评审结果缺少主任委员、秘书或评审电脑的签名（{who}）。请在评审现场重新生成结果包。",
    en: "The result lacks a signature of chair, secretary or station ({who}). Have the venue make the package again.",
  },
} as const satisfies RefusalArea;
