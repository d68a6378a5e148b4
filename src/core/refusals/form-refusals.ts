import type { RefusalArea } from "./sentence.ts";

/** Refusals of printed forms and their signatures. */
export const formRefusals = {
  FORMS_WAIT_FOR_ROUND: {
    zh: "表决进行中不记打印和签字，以免时间透露投票的先后。现在打印的表没有打印序号；要有序号的，请在计票后或本轮作废后再打印。",
    en: "While a round runs neither printing nor signing is noted, since its time could date the papers. What is printed now has no serial; for one, print again after the tally or when the round is void.",
  },
  FORMS_TOO_MANY: {
    zh: "“{report}”一次最多打印 {most} 张。请先选评议组或申报人，分几次打印。",
    en: "At most {most} papers of “{report}” can be printed at once. Choose a panel or an applicant, and print in parts.",
  },
  FORM_PAPER_UNKNOWN: {
    zh: "“{report}”所指的场次、评议组、申报人、专家或轮次不在本次会议中。请关闭打印窗口后重新选择。",
    en: "“{report}” names a session, panel, applicant, expert or round that this meeting doesn't have. Close the print dialog and choose again.",
  },
  FORM_NOT_PRINTED: {
    zh: "所选的“{report}”没有打印过，或者后来又打印了新的一张。请按最新的打印序号核对。",
    en: "That “{report}” was never printed, or a newer one has replaced it. Go by the newest serial.",
  },
  FORM_ALREADY_SIGNED: {
    zh: "所选的“{report}”已登记签字收回。请勿重复登记；登记错了的，请先撤回。",
    en: "That “{report}” is noted as signed already. Take that back first if it was a slip.",
  },
  FORM_NOT_SIGNED: {
    zh: "所选的“{report}”还没有登记签字收回，不需要撤回。",
    en: "That “{report}” isn't noted as signed, so there is nothing to take back.",
  },
  FORM_SIGNERS_MISSING: {
    zh: "请选表上签了字的人，每人一次；确实不需要签字的，请写明原因。",
    en: "Name who has signed, each once; where no signature is needed, say why.",
  },
} as const satisfies RefusalArea;
