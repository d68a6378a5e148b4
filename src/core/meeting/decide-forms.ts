import { reportWords } from "../report-kinds.ts";
import { refuse } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { CommandOf } from "./commands.ts";
import type { Decided } from "./decided.ts";
import { subjectKinds } from "./form-events.ts";
import { isKnownSubject, paperKey, printedAs } from "./printed-papers.ts";
import type { MeetingState } from "./state.ts";

/** More papers than this don't fit into one line of the journal. */
export const mostPapersAtOnce = 5_000;

/**
 * Gives each paper whose content is new the next 打印序号; what is printed again as it was keeps the
 * one that it has, and needs no fact.
 */
export function printForms(
  state: MeetingState,
  { form, blank, papers }: CommandOf<"printForms">,
): Decided {
  const report = reportWords[form];
  if (papers.length > mostPapersAtOnce)
    return refuse("FORMS_TOO_MANY", { report, most: mostPapersAtOnce });
  const keys = papers.map(({ of }) => paperKey(form, blank, of));
  const fitting = papers.every(
    ({ of }) => of.kind === subjectKinds[form] && isKnownSubject(state, of),
  );
  if (!fitting || new Set(keys).size < keys.length) return refuse("FORM_PAPER_UNKNOWN", { report });
  const changed = papers.filter((paper) => !printedAs(state, { form, blank, ...paper }));
  if (changed.length === 0) return ok([]);
  const numbered = changed.map(({ of, sha256 }) => {
    const last = state.printed.get(paperKey(form, blank, of));
    return { of, serial: (last?.serial ?? 0) + 1, sha256 };
  });
  return ok([{ type: "formsPrinted", v: 1, form, blank, papers: numbered }]);
}
