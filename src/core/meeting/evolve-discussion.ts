import type { DiscussionEvent } from "./discussion-events.ts";
import type { Draft } from "./draft.ts";
import { must } from "./impossible-fact.ts";

export function applyDiscussion(draft: Draft, event: DiscussionEvent): void {
  must(draft.people.has(event.chairId), "a discussion closed by someone who never came");
  const admitted = [...draft.applicants].flatMap(([id, { conclusion }]) =>
    conclusion !== null && conclusion.grade !== "fail" ? [id] : [],
  );
  draft.discussed = new Set([...draft.discussed, ...admitted]);
}
