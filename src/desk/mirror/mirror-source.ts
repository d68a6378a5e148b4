import { isVoting } from "../../core/meeting/who.ts";
import type { MeetingSession } from "../meeting/meeting-session.ts";
import type { MirrorSource } from "./journal-mirror.ts";

/**
 * What of an open meeting may be on a stick. A file system notes when each segment was written, and
 * a round's events have no time on purpose. So nothing is written while a round is open, and its lines
 * then wait for the next one that carries a time: a segment's date says nothing that its last line
 * doesn't.
 */
export function mirrorSource(session: MeetingSession): MirrorSource {
  return {
    journal: session.journal,
    writableUpTo: () => {
      if (isVoting(session.state)) return "waiting";
      // Earlier frames aren't known yet, nor whether they are sound.
      if (!session.check.sound().ok) return "checking";
      return session.records.findLast(({ at }) => at !== undefined)?.seq ?? 0;
    },
  };
}
