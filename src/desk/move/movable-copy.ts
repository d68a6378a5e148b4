import type { ChainHead } from "../../core/journal/record.ts";
import { lineHash, recordLine } from "../../core/journal/record.ts";
import { stationOf } from "../../core/meeting/who.ts";
import { err, ok } from "../../core/result.ts";
import { refusal, refuse, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import { redecide } from "../../core/result/redecide.ts";
import { restoredFromWords } from "../../core/words.ts";
import { unwrapKeyOf } from "../journal/journal-header.ts";
import { verifyStatements } from "../meeting/statements.ts";
import { sharedLines, type BroughtCopy } from "../restore/journal-copy.ts";
import { readJournal, type JournalOwner, type ReadJournal } from "../restore/read-journal.ts";

/** A mirror of the meeting that another station of the bundle kept, and whether to go on from it. */
export interface MovableCopy extends BroughtCopy {
  readonly read: ReadJournal | null;
  /** Why the meeting can't go on from it; `null` where it can. */
  readonly refusal: Refusal | null;
  /** Other copies at hand that go another way. */
  readonly forks: readonly Fork[];
}

export interface Fork {
  readonly copyId: string;
  /** The first line at which the two differ. */
  readonly line: number;
  readonly head: ChainHead;
}

/**
 * Checks copies as if strangers had made them. What restoring on the station itself needn't ask is
 * asked here, since no PIN of before can be checked: the station that the header says must be the
 * one that the lines say, and every line be one that the rules allow and its signers have signed.
 */
export async function checkMovable(
  brought: readonly BroughtCopy[],
  owner: JournalOwner,
): Promise<readonly MovableCopy[]> {
  const copies: MovableCopy[] = [];
  for (const one of brought) copies.push(await checkOne(one, owner));
  return copies.map((copy) => besideOthers(copy, copies));
}

async function checkOne(brought: BroughtCopy, owner: JournalOwner): Promise<MovableCopy> {
  const refused = (because: Refusal): MovableCopy => ({
    ...{ ...brought, read: null, refusal: because, forks: [] },
  });
  const { bytes } = brought;
  if (bytes.length === 0) return refused(brought.fault ?? refusal("COPY_EMPTY"));
  const name = restoredFromWords[brought.source];
  const makers = new Set(owner.manifest.stations.map(({ signingKey }) => signingKey));
  const read = await readJournal(bytes, name, owner, makers);
  if (!read.ok) return refused(inMoveWords(read.error));
  const { head, end } = read.value.frames;
  const isSpoiled = end < bytes.length;
  const fault = isSpoiled ? refusal("COPY_FORGED", { line: head.seq + 1 }) : brought.fault;
  if (read.value.state.phase === "notOpened") return refused(fault ?? refusal("COPY_EMPTY"));
  const sound = await checkSound(read.value, name, owner);
  const copy = { ...brought, fault, read: read.value, forks: [] };
  return { ...copy, refusal: sound.ok ? null : sound.error };
}

/** A key that isn't this station's own is just what is expected here; one of no station is not. */
const inMoveWords = (because: Refusal): Refusal =>
  because.code === "JOURNAL_KEY_NOT_OWN" ? refusal("MOVE_COPY_OF_STRANGER") : because;

async function checkSound(
  { header, records, state, frames }: ReadJournal,
  name: string,
  { keyring, manifest }: JournalOwner,
): Promise<Outcome<unknown>> {
  const maker = new Set([stationOf(state)]);
  const made = await unwrapKeyOf(maker, header, keyring.identity, name);
  if (!made.ok) return err(inMoveWords(made.error));
  // Under the key a line may stand in any form of JSON; in the chain only in the canonical one.
  const hashes = records.map((record) => lineHash(recordLine(record)));
  const bad = hashes.findIndex((hash, at) => hash !== (records[at + 1]?.prev ?? frames.head.hash));
  if (bad >= 0) return refuse("COPY_FORGED", { line: bad + 1 });
  if (state.phase === "locked") return refuse("MOVE_MEETING_LOCKED");
  const decided = redecide(manifest, records);
  if (!decided.ok) return decided;
  const stated = verifyStatements(manifest.bundleId, records);
  return stated.ok ? ok(null) : err(stated.error);
}

/** A copy that another one goes on from is never the one to take; one that parts from it may be. */
function besideOthers(copy: MovableCopy, copies: readonly MovableCopy[]): MovableCopy {
  if (!copy.read || copy.refusal) return copy;
  const mine = copy.read.frames.head.seq;
  const forks: Fork[] = [];
  for (const other of copies) {
    if (other === copy || !other.read || other.refusal) continue;
    const { head } = other.read.frames;
    const shared = sharedLines(copy.read, other.read);
    if (shared === mine && head.seq > mine)
      return { ...copy, refusal: refusal("MOVE_COPY_OLDER", { line: mine, newest: head.seq }) };
    if (shared < mine && shared < head.seq)
      forks.push({ copyId: other.copyId, line: shared + 1, head: { ...head } });
  }
  return { ...copy, forks };
}
