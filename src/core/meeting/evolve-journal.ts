import type { Draft } from "./draft.ts";
import { must } from "./impossible-fact.ts";
import type { JournalEvent } from "./journal-events.ts";

/** Also after the lock: a finished meeting's journal can be lost before its result is made. */
export function applyJournal(draft: Draft, event: JournalEvent): void {
  must(draft.phase !== "notOpened", "a journal restored before its first line");
  must(draft.people.has(event.chairId), "a journal restored by someone who never came");
  draft.restorations = [...draft.restorations, event];
}
