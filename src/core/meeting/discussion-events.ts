import type { PersonId } from "../ids.ts";

export interface DiscussionEvent {
  readonly type: "discussionClosed";
  readonly v: 1;
  readonly chairId: PersonId;
  readonly note: string;
}
