import type { MeetingRecord, OpenedMeeting } from "../../contract/answers.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import { clockAfter, noClock, type ClockMarks } from "../../core/meeting/defense/defense-clock.ts";
import { evolve, replayFrom } from "../../core/meeting/evolve.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import { stateOfForm } from "../../core/meeting/state-form.ts";
import { newMeeting, type MeetingState } from "../../core/meeting/state.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** The opened meeting as the screens hold it: derived from the bundle and the desk's records, or its snapshot. */
export interface MeetingInHand {
  readonly manifest: Manifest;
  readonly bundleHash: string;
  readonly state: MeetingState;
  readonly lastSeq: number;
  /** The clock of the last call, from the times of the journal's lines. */
  readonly clock: ClockMarks;
  readonly recovered: OpenedMeeting["recovered"];
  /** Base64. */
  readonly journalHeader: string;
}

export function takeInHand(opened: OpenedMeeting): MeetingInHand {
  const { manifest, bundleHash, records, snapshot, recovered, journalHeader } = opened;
  const facts = meetingFacts(manifest);
  const before = snapshot ? stateOfForm(snapshot.state, facts) : newMeeting(facts);
  const events = records.map(({ event }) => event);
  return {
    ...{ manifest, bundleHash, recovered, journalHeader },
    state: replayFrom(before, events),
    lastSeq: records.at(-1)?.seq ?? snapshot?.seq ?? 0,
    clock: records.reduce(clockAfter, snapshot?.clock ?? noClock),
  };
}

/**
 * The meeting after more of the desk's records; those already folded are passed over. `gap` where
 * records in between are missing: ask the desk for all after `lastSeq`.
 */
export function fold(
  meeting: MeetingInHand,
  records: readonly MeetingRecord[],
): Result<MeetingInHand, "gap"> {
  const fresh = records.filter(({ seq }) => seq > meeting.lastSeq);
  const gapless = fresh.every(({ seq }, index) => seq === meeting.lastSeq + 1 + index);
  if (!gapless) return err("gap");
  if (fresh.length === 0) return ok(meeting);
  const state = fresh.reduce((before, { event }) => evolve(before, event), meeting.state);
  const clock = fresh.reduce(clockAfter, meeting.clock);
  return ok({ ...meeting, state, clock, lastSeq: meeting.lastSeq + fresh.length });
}
