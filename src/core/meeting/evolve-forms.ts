import { writable, type Draft } from "./draft.ts";
import { subjectKinds, type FormEvent } from "./form-events.ts";
import { must } from "./impossible-fact.ts";
import { isKnownSubject, paperKey } from "./printed-papers.ts";
import { isVoting } from "./who.ts";

/** Also behind the lock: what is signed is printed when nothing can change any more. */
export function applyForms(draft: Draft, { form, blank, papers }: FormEvent): void {
  must(draft.phase !== "notOpened", "a form printed before the meeting");
  must(!isVoting(draft), "a form printed while ballot papers are about");
  must(papers.length > 0, "nothing printed");
  for (const { of, serial, sha256 } of papers) {
    must(of.kind === subjectKinds[form], `a ${form} of a ${of.kind}`);
    must(isKnownSubject(draft, of), `a ${form} of nothing`);
    const key = paperKey(form, blank, of);
    const last = draft.printed.get(key);
    must(serial === (last?.serial ?? 0) + 1, "serials have no gaps");
    must(sha256 !== last?.sha256, "a new serial for the same content");
    writable(draft, "printed").set(key, { form, blank, of, serial, sha256 });
  }
}
