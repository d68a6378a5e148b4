import type { ActAnswer, MeetingRecord, OpenedMeeting } from "../../src/contract/answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import type { ReadingMemory } from "../../src/renderer/db/reading-memory.ts";
import type { Replica } from "../../src/renderer/db/replica.ts";
import { ok } from "../../src/core/result.ts";
import { aMeeting } from "../support/meeting-builder.ts";

/** Records as a desk would hand them out; their hashes play no part in the screens. */
export function recordsOf(events: readonly MeetingEvent[]): readonly MeetingRecord[] {
  return events.map((event, index) => ({
    ...{ v: 1, seq: index + 1, prev: "00".repeat(32), command: "c", event },
  }));
}

/** A desk that holds the small meeting and answers `meeting.act` as it is told. */
export function aDeskDouble(act: Desk["meeting.act"], changes: Partial<Desk> = {}): Desk {
  const meeting = aMeeting();
  const opened: OpenedMeeting = {
    manifest: meeting.manifest,
    bundleHash: "11".repeat(32),
    records: recordsOf(meeting.events()),
    recovered: null,
    snapshot: null,
    journalHeader: "AAEC",
  };
  const told: Partial<Desk> = {
    "meeting.open": () => Promise.resolve(ok(opened)),
    "meeting.frames": () => Promise.resolve(ok([])),
    "meeting.act": act,
    ...changes,
  };
  return told as Desk;
}

export const anAnswer = (records: readonly MeetingRecord[]): ActAnswer => ({
  records,
  paper: null,
});

/** A replica that holds nothing and always works. */
export const noReplica: Replica = {
  lastFrame: () => Promise.resolve(ok(null)),
  keepFrames: () => Promise.resolve(ok(null)),
  keepHeader: () => Promise.resolve(ok(null)),
  wholeCopy: () => Promise.resolve(ok(null)),
  beginAnew: () => Promise.resolve(ok(null)),
};

/** A memory of reading that remembers nothing. */
export const noMemory: ReadingMemory = {
  positionIn: () => Promise.resolve(null),
  keepPosition: () => Promise.resolve(),
  opened: () => Promise.resolve(new Set()),
  openMaterialOf: () => Promise.resolve(null),
  keepOpenMaterial: () => Promise.resolve(),
};
