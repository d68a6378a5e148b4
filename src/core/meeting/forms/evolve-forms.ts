import { writable, type Draft } from "../draft.ts";
import { subjectKinds, type FormEvent, type SignedPaper } from "./form-events.ts";
import { must } from "../impossible-fact.ts";
import { isKnownSubject, paperKey, type PaperSigning } from "./printed-papers.ts";
import { isVoting } from "../who.ts";

/** Also behind the lock: what is signed is printed when nothing can change any more. */
export function applyForms(draft: Draft, event: FormEvent): void {
  must(draft.phase !== "notOpened", "a paper to sign before the meeting");
  must(!isVoting(draft), "a paper to sign while ballot papers are about");
  must(event.papers.length > 0, "no paper");
  if (event.type === "formsPrinted") return applyPrinting(draft, event);
  if (event.type === "formSigningTakenBack") {
    for (const paper of event.papers) settle(draft, event, paper, null);
    return;
  }
  const { signers, note, secretaryId } = event;
  must(signers.length > 0 || note !== "", "signed by nobody");
  for (const paper of event.papers) settle(draft, event, paper, { signers, note, secretaryId });
}

function applyPrinting(
  draft: Draft,
  { form, blank, papers }: Extract<FormEvent, { type: "formsPrinted" }>,
): void {
  for (const { of, serial, sha256 } of papers) {
    must(of.kind === subjectKinds[form], `a ${form} of a ${of.kind}`);
    must(isKnownSubject(draft, of), `a ${form} of nothing`);
    const key = paperKey(form, blank, of);
    const last = draft.printed.get(key);
    must(serial === (last?.serial ?? 0) + 1, "serials have no gaps");
    must(sha256 !== last?.sha256, "a new serial for the same content");
    writable(draft, "printed").set(key, { form, blank, of, serial, sha256, signed: null });
  }
}

function settle(
  draft: Draft,
  { form, blank }: Pick<FormEvent, "form" | "blank">,
  { of, serial }: SignedPaper,
  signed: PaperSigning | null,
): void {
  const key = paperKey(form, blank, of);
  const last = draft.printed.get(key);
  must(last?.serial === serial, "signed what wasn't printed last");
  must((last.signed === null) !== (signed === null), "signed twice, or taken back twice");
  writable(draft, "printed").set(key, { ...last, signed });
}
