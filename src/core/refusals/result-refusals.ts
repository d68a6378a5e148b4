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
  JOURNAL_AGAINST_RULES: {
    zh: "会议日志第 {line} 行记录的事项不符合评审规则，结果不可采信。请联系评审现场核查。",
    en: "Line {line} of the journal holds what the rules don't allow, so the result can't be relied on. Have the venue look into it.",
  },
  RESULT_DIFFERS: {
    zh: "评审结果与会议日志重新计算的结果不一致（{field}）。结果不可采信，请联系评审现场核查。",
    en: "The result isn't what its journal comes to ({field}), so it can't be relied on. Have the venue look into it.",
  },
  RESULT_NOT_LOCKED: {
    zh: "会议尚未锁定，结果不是最终结果。请在评审现场锁定会议后重新导出。",
    en: "The meeting wasn't locked, so this isn't its final result. Lock it at the venue and export again.",
  },
  GRADE_SIGNATURE_BAD: {
    zh: "会议日志第 {line} 行的评分签名与专家签到时的密钥不符，结果不可采信。请联系评审现场核查。",
    en: "The grade in line {line} of the journal isn't signed by the key its expert checked in with. Have the venue look into it.",
  },
  OPINION_SIGNATURE_BAD: {
    zh: "会议日志第 {line} 行的评议意见签名与专家签到时的密钥不符，结果不可采信。请联系评审现场核查。",
    en: "The panel opinion in line {line} of the journal isn't signed by the keys its signers checked in with. Have the venue look into it.",
  },
  RESULT_SIGNERS_MISSING: {
    zh: "评审结果缺少主任委员、秘书或评审电脑的签名（{who}）。请在评审现场重新生成结果包。",
    en: "The result lacks a signature of chair, secretary or station ({who}). Have the venue make the package again.",
  },
  RESULT_NOT_FOR_THIS_OFFICE: {
    zh: "本办公室的钥匙打不开这个评审结果包：它不是交给本办公室的，或文件已损坏。请核对文件；若文件无误，请评审现场重新导出。",
    en: "This office's keys do not open the result package: it was not sealed to this office, or it is damaged. Check the file; if it is the right one, have the venue export it again.",
  },
  RESULT_PACKAGE_DAMAGED: {
    zh: "评审结果包已损坏、被截断或被改动，没有采信其中任何内容。请从 U 盘重新复制，仍不行请评审现场重新导出。",
    en: "The result package is damaged, cut off or altered, and nothing of it was used. Copy it from the stick again; if that fails, have the venue export it again.",
  },
  RESULT_OF_ANOTHER_OFFICE: {
    zh: "这个评审结果包里的材料包清单不是本办公室签发的（签发方自称“{office}”）。请核对文件，交由签发该材料包的办公室核验。",
    en: "The manifest in this result package was not signed by this office (its signer calls itself “{office}”). Check the file; the office that sealed the bundle must verify it.",
  },
  RESULT_OF_UNKNOWN_STATION: {
    zh: "评审结果由“{station}”生成，它不在材料包的评审电脑名单里。结果不可采信，请联系评审现场核查。",
    en: "The result was made by “{station}”, which the bundle was not sealed for, so it can't be relied on. Have the venue look into it.",
  },
  RESULT_IS_REHEARSAL: {
    zh: "“{file}”是演练的结果，没有导入。确实要导入演练数据时，请加 --rehearsal，输出会标明“演练”。",
    en: "“{file}” is the result of a rehearsal and was not imported. To import rehearsal data on purpose add --rehearsal; the output is marked as such.",
  },
  RESULT_IS_OFFICIAL: {
    zh: "“{file}”是正式评审的结果，不能按演练导入。请去掉 --rehearsal 后重新导入。",
    en: "“{file}” is an official result and can't be imported as a rehearsal. Import it without --rehearsal.",
  },
  RESULTS_DIVERGE: {
    zh: "两个评审结果包属于同一材料包（{bundle}），但会议日志不是前后相续的，无法判断以哪个为准。请联系评审现场核查，每次只导入认定的那一个。",
    en: "Two result packages of one bundle ({bundle}) have journals that don't continue each other, so neither can be taken for the later. Have the venue look into it, and import only the one found right.",
  },
} as const satisfies RefusalArea;
