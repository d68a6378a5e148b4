import Dexie from "dexie";
import type { SealedFrame } from "../../contract/answers.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { WorkspaceDb } from "./schema.ts";

/** Why the replica isn't up to date. The meeting goes on without it. */
export type ReplicaTrouble = "storageFull" | "storageFailed";

/** A journal's header and its frames in their order, base64. */
export interface WholeCopy {
  readonly header: string;
  readonly frames: readonly string[];
}

/** The second copy of the sealed journal. */
export interface Replica {
  /** The newest frame held of a meeting; `null` for none. */
  readonly lastFrame: (meetingId: string) => Promise<Result<SealedFrame | null, ReplicaTrouble>>;
  /** Counts only once its transaction completed. */
  readonly keepFrames: (
    meetingId: string,
    frames: readonly SealedFrame[],
  ) => Promise<Result<null, ReplicaTrouble>>;
  readonly keepHeader: (meetingId: string, base64: string) => Promise<Result<null, ReplicaTrouble>>;
  /** All that is held of a meeting, to restore its journal from; `null` without a header. */
  readonly wholeCopy: (meetingId: string) => Promise<Result<WholeCopy | null, ReplicaTrouble>>;
  /** Forgets a meeting's frames, so that they are copied anew. */
  readonly beginAnew: (meetingId: string) => Promise<Result<null, ReplicaTrouble>>;
}

export function openReplica(db: WorkspaceDb): Replica {
  return {
    lastFrame: (meetingId) => attempt(() => lastFrameOf(db, meetingId)),
    keepFrames: (meetingId, frames) => attempt(() => keepFrames(db, meetingId, frames)),
    keepHeader: (meetingId, base64) =>
      attempt(async () => {
        await db.headers.put({ meetingId, base64 });
        return null;
      }),
    wholeCopy: (meetingId) => attempt(() => wholeCopyOf(db, meetingId)),
    beginAnew: (meetingId) => attempt(() => beginAnew(db, meetingId)),
  };
}

/** In the order of their lines. */
const framesOf = (db: WorkspaceDb, meetingId: string) =>
  db.frames
    .where("[meetingId+firstSeq]")
    .between([meetingId, Dexie.minKey], [meetingId, Dexie.maxKey]);

async function wholeCopyOf(db: WorkspaceDb, meetingId: string): Promise<WholeCopy | null> {
  const header = await db.headers.get(meetingId);
  if (!header) return null;
  const frames = await framesOf(db, meetingId).toArray();
  return { header: header.base64, frames: frames.map(({ base64 }) => base64) };
}

async function beginAnew(db: WorkspaceDb, meetingId: string): Promise<null> {
  await db.transaction("rw", db.frames, db.headers, async () => {
    await framesOf(db, meetingId).delete();
    await db.headers.delete(meetingId);
  });
  return null;
}

async function lastFrameOf(db: WorkspaceDb, meetingId: string): Promise<SealedFrame | null> {
  const last = await framesOf(db, meetingId).last();
  if (!last) return null;
  const { firstSeq, lastSeq, base64 } = last;
  return { firstSeq, lastSeq, base64 };
}

// The frames are sealed before they come here: nothing foreign is awaited inside the transaction.
async function keepFrames(
  db: WorkspaceDb,
  meetingId: string,
  frames: readonly SealedFrame[],
): Promise<null> {
  await db.transaction("rw", db.frames, () =>
    db.frames.bulkPut(frames.map((frame) => ({ meetingId, ...frame }))),
  );
  return null;
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, ReplicaTrouble>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(isQuota(error) ? "storageFull" : "storageFailed");
  }
}

function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner = (error as { readonly inner?: { readonly name?: string } }).inner;
  return error.name === "QuotaExceededError" || inner?.name === "QuotaExceededError";
}
