import type { Draft } from "../draft.ts";
import { must } from "../impossible-fact.ts";
import type { PrivatePageEvent } from "./private-page-events.ts";

/** Nothing follows from a private page: what it says is its author's. */
export function applyPrivatePage(draft: Draft, { authorId, applicantId }: PrivatePageEvent): void {
  must(draft.people.has(authorId), "a private page by someone who never came");
  must(draft.applicants.has(applicantId), `unknown applicant ${applicantId}`);
}
