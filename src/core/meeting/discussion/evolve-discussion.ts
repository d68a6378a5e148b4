import type { DiscussionEvent } from "./discussion-events.ts";
import { progressOf, setProgress, type Draft } from "../draft.ts";
import { must } from "../impossible-fact.ts";
import { isAdmitted } from "../who.ts";

export function applyDiscussion(draft: Draft, event: DiscussionEvent): void {
  if (event.type === "opinionsSigned") {
    const signers = event.signatures.map(({ personId }) => personId);
    must(
      signers.every((id) => draft.people.has(id)),
      "an opinion signed by someone who never came",
    );
    for (const { applicantId, text } of event.opinions) {
      must(progressOf(draft, applicantId).conclusion !== null, "an opinion before the conclusion");
      setProgress(draft, applicantId, { opinion: { text, signers } });
    }
    return;
  }
  must(draft.people.has(event.chairId), "a discussion closed by someone who never came");
  const admitted = [...draft.applicants].flatMap(([id, progress]) =>
    isAdmitted(progress) ? [id] : [],
  );
  draft.discussed = new Set([...draft.discussed, ...admitted]);
}
