import type { JournalEvent } from "./journal-events.ts";

/** The chair's consent to a journal that goes on from a copy; the desk adds what it found. */
export type JournalCommand = { readonly type: "restoreJournal" } & Omit<
  JournalEvent,
  "type" | "v" | "chairId"
>;
