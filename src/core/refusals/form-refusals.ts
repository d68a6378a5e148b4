import type { RefusalArea } from "./sentence.ts";

/** Refusals of printed forms and their signatures. */
export const formRefusals = {
  FORMS_WAIT_FOR_ROUND: {
    zh: "表决进行中不记打印，以免打印的时间透露投票的先后。现在打印的表没有打印序号；要有序号的，请在计票后或本轮作废后再打印。",
    en: "While a round runs no printing is noted, since its time could date the papers. What is printed now has no serial; for one, print again after the tally or when the round is void.",
  },
  FORMS_TOO_MANY: {
    zh: "“{report}”一次最多打印 {most} 张。请先选评议组或申报人，分几次打印。",
    en: "At most {most} papers of “{report}” can be printed at once. Choose a panel or an applicant, and print in parts.",
  },
  FORM_PAPER_UNKNOWN: {
    zh: "“{report}”所指的场次、评议组、申报人、专家或轮次不在本次会议中。请关闭打印窗口后重新选择。",
    en: "“{report}” names a session, panel, applicant, expert or round that this meeting doesn't have. Close the print dialog and choose again.",
  },
} as const satisfies RefusalArea;
