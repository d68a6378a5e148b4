import { basename } from "node:path";
import { concatBytes } from "@noble/hashes/utils.js";
import type { Json } from "../../core/canonical-json.ts";
import { lastTimeIn, recordLine, type ChainHead } from "../../core/journal/record.ts";
import { decide } from "../../core/meeting/decide.ts";
import { evolve } from "../../core/meeting/evolve.ts";
import { isVoting } from "../../core/meeting/who.ts";
import { err, ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import type { Clock } from "../clock.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import { batchBytes, chainBatch, type Batch } from "../journal/batch.ts";
import { NONCE_BYTES, sealFrame } from "../journal/frame.ts";
import { MEETING_KEY_BYTES, sealHeader } from "../journal/journal-header.ts";
import { MAX_JOURNAL_BYTES, type RandomBytes } from "../journal/journal.ts";
import type { MeetingFolder } from "../meeting/meeting-folder.ts";
import { makeSessionSecret } from "../meeting/session-secret.ts";
import type { JournalOwner, ReadJournal } from "../restore/read-journal.ts";
import type { MovableCopy } from "./movable-copy.ts";

export interface MoveTools {
  readonly files: FileLayer;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** What the secretary has chosen. */
export interface WantedMove {
  readonly commandId: string;
  readonly copyId: string;
  /** The copy's end as it was shown. */
  readonly expected: ChainHead;
  readonly reason: string;
}

/**
 * Writes a journal that goes on from a mirror: its lines under a key of this station's own, and
 * `meetingMoved` behind them, in one rename. What lies beside the old chain (wrapped keys, private
 * pages) stays behind: nothing here opens it. The session secret is on the disk before.
 * Refuses COPY_NOT_OFFERED, COPY_CHANGED, the copy's own refusal, as `decide`, JOURNAL_TOO_LARGE, DISK_.
 */
export async function moveMeeting(
  { files, clock, random }: MoveTools,
  folder: MeetingFolder,
  owner: JournalOwner,
  copies: readonly MovableCopy[],
  wanted: WantedMove,
): Promise<Outcome<void>> {
  const copy = copies.find(({ copyId }) => copyId === wanted.copyId);
  if (!copy) return refuse("COPY_NOT_OFFERED");
  if (copy.refusal) return err(copy.refusal);
  const { read } = copy;
  if (read?.frames.head.hash !== wanted.expected.hash) return refuse("COPY_CHANGED");
  const moved = movedBatch(clock, owner, copy, read, wanted);
  if (!moved.ok) return moved;
  const bytes = await sealedAnew(random, owner, read, moved.value);
  const file = basename(folder.journal);
  if (bytes.length > MAX_JOURNAL_BYTES)
    return refuse("JOURNAL_TOO_LARGE", { file, limit: MAX_JOURNAL_BYTES });
  const place = { path: folder.sessionSecret, meetingId: owner.manifest.bundleId };
  const secret = await makeSessionSecret(files, place, owner.keyring, random);
  return secret.ok ? writeFileDurably(files, folder.journal, bytes) : secret;
}

function movedBatch(
  clock: Clock,
  { keyring }: JournalOwner,
  { forks }: MovableCopy,
  { state, records, frames: { head } }: ReadJournal,
  { commandId, reason }: WantedMove,
): Outcome<Batch> {
  const toStation = keyring.signer.signingKey;
  const taken = { seq: head.seq, hash: head.hash };
  const passedOver = forks.map((fork) => fork.head);
  const takenAt = lastTimeIn(records);
  const command = { type: "moveMeeting", toStation, taken, takenAt, passedOver, reason } as const;
  const decided = decide(state, command, new Set());
  if (!decided.ok) return decided;
  // A fact that can't be is a bug: it throws here, before anything is written.
  decided.value.reduce(evolve, state);
  const events = decided.value.map((event) => ({
    event: event as unknown as Json,
    // It voids a round that was under way: nobody may date its papers by it.
    ...(isVoting(state) ? {} : { at: clock.now().toISOString() }),
  }));
  return ok(chainBatch(taken, commandId, events));
}

/** Header and frames under a new meeting key, so that neither station's journal passes for the other's. */
async function sealedAnew(
  random: RandomBytes,
  { manifest, keyring }: JournalOwner,
  { records, frames: { frames } }: ReadJournal,
  moved: Batch,
): Promise<Uint8Array> {
  const { bundleId: meetingId } = manifest;
  const meetingKey = random(MEETING_KEY_BYTES);
  const recipients = manifest.stations.map(({ recipient }) => recipient);
  const header = await sealHeader(meetingId, meetingKey, recipients, keyring.signer);
  const seal = (firstSeq: number, prev: string, lines: readonly string[]) =>
    sealFrame(
      meetingKey,
      { meetingId, firstSeq, prev },
      random(NONCE_BYTES),
      batchBytes({ lines, beside: [] }),
    );
  const kept = frames.map(({ firstSeq, lastSeq, prev }) =>
    seal(firstSeq, prev, records.slice(firstSeq - 1, lastSeq).map(recordLine)),
  );
  const [first] = moved.records;
  if (!first) throw new Error("A move without its event");
  return concatBytes(header.bytes, ...kept, seal(first.seq, first.prev, moved.lines));
}
