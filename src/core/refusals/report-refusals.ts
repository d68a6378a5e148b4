import type { RefusalArea } from "./sentence.ts";

/** Refusals of reports: PDF pages and tables. */
export const reportRefusals = {
  REPORT_GLYPH_MISSING: {
    zh: "“{whose}”中的字符“{character}”（{codePoint}）没有可用的字体，报表未生成，以免缺字。请核对该字，改正后重新生成；确为生僻字的，请联系评委会办公室更新字体。",
    en: "No font has the character “{character}” ({codePoint}) of “{whose}”, so the report was not written rather than drop it. Check the character and write the report again; if it is a genuine rare character, ask the office for newer fonts.",
  },
  REPORT_EMPTY: {
    zh: "“{report}”现在没有可写的内容：还没有进行到这一步，或者所选的评议组、申报人、轮次没有相应记录。请改选，或打印空白表。",
    en: "“{report}” has nothing to say yet: the meeting hasn't come so far, or the panel, applicant or round chosen has no record. Choose another, or print the blank form.",
  },
} as const satisfies RefusalArea;
