import type { FormSubject, NumberedPaper, SignedForm } from "./form-events.ts";
import type { MeetingState } from "./state.ts";

/** A paper as it was last printed with another content. */
export interface PrintedPaper extends NumberedPaper {
  readonly form: SignedForm;
  readonly blank: boolean;
}

/** Which paper it is, whatever it says by now. */
export function paperKey(form: SignedForm, blank: boolean, of: FormSubject): string {
  const { kind, ...about } = of;
  return [form, blank ? "blank" : "filled", kind, ...Object.values(about).map(String)].join("\n");
}

/** The printed paper that says just this; `undefined` where its content was never printed last. */
export function printedAs(
  { printed }: Pick<MeetingState, "printed">,
  { form, blank, of, sha256 }: Omit<PrintedPaper, "serial">,
): PrintedPaper | undefined {
  const last = printed.get(paperKey(form, blank, of));
  return last?.sha256 === sha256 ? last : undefined;
}

/** Whether there is such a thing to have a paper about. */
export function isKnownSubject(
  { facts, sessions, rounds }: MeetingState,
  of: FormSubject,
): boolean {
  switch (of.kind) {
    case "meeting":
      return true;
    case "session":
      return sessions.some(({ number }) => number === of.session);
    case "expert":
      return facts.experts.has(of.expertId);
    case "panel":
      return of.panelId === null || facts.panels.some(({ id }) => id === of.panelId);
    case "applicant":
      return facts.applicants.has(of.applicantId);
    case "sheet":
      return facts.applicants.has(of.applicantId) && facts.experts.has(of.expertId);
    case "round":
      return of.round === null || rounds.some(({ number }) => number === of.round);
  }
}
