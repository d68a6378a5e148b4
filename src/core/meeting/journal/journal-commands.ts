import type { JournalRestored, MeetingMoved } from "./journal-events.ts";

/** About where the journal's own lines come from; the desk adds what it found. */
export type JournalCommand =
  /** The chair's consent to a journal that goes on from a copy. */
  | ({ readonly type: "restoreJournal" } & Omit<JournalRestored, "type" | "v" | "chairId">)
  /** A spare station goes on from a mirror; the secretary's desk alone. */
  | ({ readonly type: "moveMeeting" } & Omit<MeetingMoved, "type" | "v" | "fromStation">);
