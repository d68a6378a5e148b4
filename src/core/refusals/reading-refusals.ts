import type { RefusalArea } from "./sentence.ts";

/** Refusals of the reading: verdicts on materials, originals, 一票否决. */
export const readingRefusals = {
  NO_READING_IN_THIS_MEETING: {
    zh: "本次会议环节是答辩表决，材料审查结论以材料包为准。如结论有误，请与评委会办公室联系。",
    en: "This meeting holds defense and vote; the verdicts on materials are the bundle's. If one is wrong, ask the office.",
  },
  NO_DEFENSE_IN_THIS_MEETING: {
    zh: "本次会议环节是材料审查，不组织答辩。请先完成审查并导出参加笔试名单。",
    en: "This meeting reviews materials; there is no defense. Finish the review and export the list for the exam.",
  },
  NOT_THE_READER: {
    zh: "{name}不是该申报人的审查专家。请由{readers}审查。",
    en: "{name} doesn't read this application. Let {readers} read it.",
  },
  READER_RECUSED: {
    zh: "{name}已回避该申报人，不能审查材料或核验原件。请换一位。",
    en: "{name} is recused from this applicant and can't read the materials or check originals. Ask another.",
  },
  RETURN_REASON_MISSING: {
    zh: "审查意见为不合格的，请写明理由；理由会写入退回名单。",
    en: "A finding of 不合格 needs its reason, which is printed in the list of those returned.",
  },
  VERDICT_ALREADY_CONFIRMED: {
    zh: "{name}的材料审查结论已确认。如有错误，请由组长和秘书共同更正。",
    en: "{name}'s verdict on materials is confirmed. If it is wrong, leader and secretary correct it together.",
  },
  VERDICT_NOT_CONFIRMED: {
    zh: "{name}的材料审查结论尚未确认，无须更正。请直接审查、确认。",
    en: "{name}'s verdict on materials isn't confirmed yet, so there is nothing to correct. Read and confirm.",
  },
  VERDICT_UNCHANGED: {
    zh: "{name}的材料审查结论本来就是这个。请核对后再更正。",
    en: "That is {name}'s verdict already. Check before correcting.",
  },
  VERDICT_AFTER_CALL: {
    zh: "{name}已点名答辩，材料审查结论不能再改。如有弄虚作假，请由评议组一票否决。",
    en: "{name} has been called, so the verdict on materials can't change. For fraud there is the panel's veto.",
  },
  VERDICTS_EMPTY: {
    zh: "请选择要确认材料审查结论的申报人，每人一次。",
    en: "Choose the applicants whose verdicts are to be confirmed, each once.",
  },
  READING_MISSING: {
    zh: "{name}的材料还没有专家审查意见。请先由主审专家审查。",
    en: "Nobody has read {name}'s materials. Let the reader give an opinion first.",
  },
  VERDICT_WITHOUT_REASON: {
    zh: "{name}的审查结论与审查专家意见不同，或专家意见不一致，须写明理由。",
    en: "{name}'s verdict departs from the readers, or they disagree, so it needs a reason.",
  },
  ORIGINALS_EMPTY: {
    zh: "请写明核验了哪些原件。",
    en: "Say which originals were checked.",
  },
  ORIGINALS_WITHOUT_REMARK: {
    zh: "原件与材料不一致的，请写明哪里不一致。",
    en: "Where originals and materials differ, write down how.",
  },
  APPLICANT_VETOED: {
    zh: "{name}已被一票否决，申报终止，不再审查、答辩或表决。",
    en: "{name} was vetoed and the application has ended: no more reading, defense or vote.",
  },
  VETO_AFTER_ROUND: {
    zh: "{name}已列入表决轮次。请先作废该轮次，再一票否决；已公布结果的，请报评委会办公室处理。",
    en: "{name} is in a round. Void that round first, or leave it to the office once outcomes are published.",
  },
  EVIDENCE_MISSING: {
    zh: "一票否决须写明依据，如哪份材料第几页、向谁核实。",
    en: "A veto needs its evidence: which material and page, or who was asked.",
  },
  EVIDENCE_NOT_OF_APPLICANT: {
    zh: "所选材料不是{name}的。请重新选择材料。",
    en: "That material isn't {name}'s. Choose again.",
  },
} as const satisfies RefusalArea;
