import { reportWords } from "../../report-kinds.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { subjectKinds } from "./form-events.ts";
import {
  formTitle,
  isKnownSubject,
  paperKey,
  printedAs,
  type PrintedPaper,
} from "./printed-papers.ts";
import type { MeetingState } from "../state.ts";
import { staffPresent } from "../who.ts";

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

/** 签字收回: the papers have come back with these signatures, or the note says why none is awaited. */
export function noteFormsSigned(
  state: MeetingState,
  { form, blank, papers, signers, note }: CommandOf<"noteFormsSigned">,
): Decided {
  const secretaryId = staffPresent(state, "secretary");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  const report = formTitle(form, blank);
  const awaited = papersNamed(state, { form, blank, papers });
  if (!awaited.ok) return awaited;
  if (awaited.value.some(({ signed }) => signed !== null))
    return refuse("FORM_ALREADY_SIGNED", { report });
  const unknown = signers.find((id) => !state.facts.experts.has(id) && !state.facts.staff.has(id));
  if (unknown !== undefined) return refuse("PERSON_UNKNOWN", { personId: unknown });
  const isNamed = signers.length > 0 && new Set(signers).size === signers.length;
  if (!isNamed && (signers.length > 0 || note.trim() === "")) return refuse("FORM_SIGNERS_MISSING");
  const said = { papers, signers, note: note.trim(), secretaryId };
  return ok([{ type: "formsSigned", v: 1, form, blank, ...said }]);
}

/** A slip in that is put right by another fact: the signatures are awaited again. */
export function takeBackFormSigning(
  state: MeetingState,
  { form, blank, papers, reason }: CommandOf<"takeBackFormSigning">,
): Decided {
  const secretaryId = staffPresent(state, "secretary");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  const noted = papersNamed(state, { form, blank, papers });
  if (!noted.ok) return noted;
  if (noted.value.some(({ signed }) => signed === null))
    return refuse("FORM_NOT_SIGNED", { report: formTitle(form, blank) });
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const said = { papers, reason: reason.trim(), secretaryId };
  return ok([{ type: "formSigningTakenBack", v: 1, form, blank, ...said }]);
}

/** The papers as last printed; refused where one was never printed, or another one replaced it. */
function papersNamed(
  { printed }: MeetingState,
  { form, blank, papers }: Pick<CommandOf<"noteFormsSigned">, "form" | "blank" | "papers">,
): Outcome<readonly PrintedPaper[]> {
  const keys = new Set(papers.map(({ of }) => paperKey(form, blank, of)));
  const named = papers.flatMap(({ of, serial }) => {
    const last = printed.get(paperKey(form, blank, of));
    return last?.serial === serial ? [last] : [];
  });
  const isEach = named.length === papers.length && keys.size === papers.length;
  if (!isEach || papers.length === 0)
    return refuse("FORM_NOT_PRINTED", { report: formTitle(form, blank) });
  return ok(named);
}
