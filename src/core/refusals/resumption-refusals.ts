import type { RefusalArea } from "./sentence.ts";

/** Refusals of 断电续投. None of them says anything of a code but that it is wrong. */
export const resumptionRefusals = {
  ROUND_WAITS_FOR_CODES: {
    zh: "本轮表决曾中断，等待续投。请主任委员、监票人依次输入各自的续投码；续投码遗失的，由主任委员作废本轮。",
    en: "This round was interrupted and waits for its codes. Let chair and scrutineer type theirs; if one is lost, the chair voids the round.",
  },
  ROUND_HAS_NO_CODES: {
    zh: "本轮表决没有续投码（规则未选断电续投，或用纸质表决票）。请直接继续。",
    en: "This round has no codes (the rules don't have 断电续投, or it is on paper). Go on without.",
  },
  ROUND_NOT_INTERRUPTED: {
    zh: "本轮表决没有中断，不需要续投码。请直接继续。",
    en: "This round isn't interrupted and needs no codes. Go on.",
  },
  CODES_NOT_CONFIRMED: {
    zh: "本轮的两个续投码尚未抄录核对。请主任委员、监票人先后抄下并输入各自的续投码。",
    en: "The two codes of this round aren't confirmed. Let chair and scrutineer each write theirs down and type it back first.",
  },
  CODES_ALREADY_CONFIRMED: {
    zh: "本轮的续投码已经核对，不能再次显示或更改。请继续；抄件遗失的，由主任委员作废本轮。",
    en: "The codes of this round are confirmed and are shown no more. Go on; if a slip is lost, the chair voids the round.",
  },
  CODES_NOT_SHOWN: {
    zh: "续投码尚未显示，或评审电脑重新启动过。请主任委员、监票人重新查看并抄录。",
    en: "The codes haven't been shown. Let chair and scrutineer look at theirs and write them down.",
  },
  CODES_DIFFER: {
    zh: "输入的续投码与显示的不一致。请对照抄件重新输入；抄错的，请重新查看并抄录。",
    en: "A code isn't as it was shown. Type it again from the slip; if the slip is wrong, look at the code again.",
  },
  CODES_WRONG: {
    zh: "续投码不对，未能续投。请逐字核对两张抄件后重新输入；无法核对的，由主任委员作废本轮。",
    en: "The codes are wrong. Check both slips letter by letter and type them again; if that can't be done, the chair voids the round.",
  },
  CODES_TOO_MANY: {
    zh: "续投码连续输错，请等 {seconds} 秒再试。",
    en: "Wrong codes several times in a row. Try again in {seconds} seconds.",
  },
  SLOTS_LOST: {
    zh: "本轮密封保存的票数已损坏或缺失，无法续投。请由主任委员作废本轮，重新表决。",
    en: "The sealed counts of this round are damaged or missing, so it can't be taken up again. Let the chair void it and vote again.",
  },
  CODES_NOT_DESTROYED: {
    zh: "第 {round} 轮的续投码抄件尚未销毁。请主任委员和监票人当面销毁两张抄件，并在“表决”页登记。",
    en: "The slips with the codes of round {round} aren't destroyed. Let chair and scrutineer destroy both and record it on the voting page.",
  },
  CODES_STILL_NEEDED: {
    zh: "本轮尚未计票，续投码还有用，请妥善保管。计票后再销毁。",
    en: "The round isn't tallied and its codes may be needed. Keep them; destroy them after the tally.",
  },
  CODES_NONE_OUT: {
    zh: "该轮没有待销毁的续投码（没有生成，或已登记销毁）。",
    en: "That round has no codes to be destroyed: none were made, or it is recorded already. Nothing is left to do.",
  },
} as const satisfies RefusalArea;
