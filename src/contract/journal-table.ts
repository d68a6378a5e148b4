import { z } from "zod";
import type { Job, JournalCheck, OpenedMeeting } from "./answers.ts";
import { commandIdInput, nothing, personIdInput, pinInput, reasonInput } from "./inputs.ts";
import type { JournalComparison, MoveOffer } from "./journal-answers.ts";
import { gives, method } from "./method.ts";

const meetingOnly = { meetingId: z.uuid() };

/** Most bytes of a replica in one part; as base64 it fits a line of the stdio host. */
export const mostPartBytes = 8 * 1024 * 1024;

const partInput = z
  .string()
  .min(1)
  .max(Math.ceil(mostPartBytes / 3) * 4);

const headInput = z.strictObject({
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Checking the journal; restoring one that was lost, damaged or exchanged. */
export const journalTable = {
  "journal.check": method(
    "How far the open meeting's journal was read that was opened from a snapshot: `none` where it was read whole. `refused`: the desk takes nothing more until `meeting.open` has read it anew.",
    nothing,
    gives<Job<JournalCheck, JournalCheck>>("Job<JournalCheck, JournalCheck>"),
  ),
  "journal.offerReplica": method(
    "Hands over the screens' replica: the journal's header and then its sealed frames, cut into parts anywhere, part 0 first. The desk trusts nothing of it.",
    z.strictObject({ ...meetingOnly, part: z.int().min(0).max(1_000), base64: partInput }),
    gives<null>("null"),
  ),
  "journal.compare": method(
    "The station's journal beside the replica that was offered and the mirrors on the sticks, with the end of each and what would be won and lost. Changes nothing.",
    z.strictObject(meetingOnly),
    gives<JournalComparison>("JournalComparison"),
  ),
  "journal.restore": method(
    "With the chair's PIN: keeps the station's journal aside, puts the copy with a `journalRestored` behind it in its place, and opens the meeting. The same commandId again opens it only.",
    z.strictObject({
      ...meetingOnly,
      commandId: commandIdInput,
      copyId: z.string().min(1).max(300),
      /** The copy's end as the chair has seen it. */
      head: headInput,
      reason: reasonInput,
      pins: z.array(z.strictObject({ personId: personIdInput, pin: pinInput })).max(1),
    }),
    gives<OpenedMeeting>("OpenedMeeting"),
  ),
  "journal.keepReplicaAside": method(
    "Writes the offered replica to a file beside the journal, so that the screens may begin a new one.",
    z.strictObject(meetingOnly),
    gives<{ readonly fileName: string }>("{ fileName }"),
  ),
  "journal.findToMove": method(
    "The mirrors on the sticks from which this station, which never held the meeting, could go on in place of the one that did. Changes nothing. An empty list: none is plugged in.",
    z.strictObject(meetingOnly),
    gives<MoveOffer>("MoveOffer"),
  ),
  "journal.move": method(
    "Goes on from a mirror on this station: a new journal with the mirror's lines and `meetingMoved`, and opens it. Nobody's PIN holds any more; everyone checks in anew, and who presides consents by `resumeMeeting`. The same commandId again opens it only.",
    z.strictObject({
      ...meetingOnly,
      commandId: commandIdInput,
      copyId: z.string().min(1).max(300),
      /** The copy's end as the secretary has seen it. */
      head: headInput,
      reason: reasonInput,
    }),
    gives<OpenedMeeting>("OpenedMeeting"),
  ),
} as const;
