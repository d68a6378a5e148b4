import Dexie from "dexie";
import type { SealedFrame } from "../../contract/answers.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { WorkspaceDb } from "./schema.ts";

/** Why the replica isn't up to date. The meeting goes on without it. */
export type ReplicaTrouble = "storageFull" | "storageFailed";

/** The second copy of the sealed journal. */
export interface Replica {
  /** The newest frame held of a meeting; `null` for none. */
  readonly lastFrame: (meetingId: string) => Promise<Result<SealedFrame | null, ReplicaTrouble>>;
  /** Counts only once its transaction completed. */
  readonly keepFrames: (
    meetingId: string,
    frames: readonly SealedFrame[],
  ) => Promise<Result<null, ReplicaTrouble>>;
}

export function openReplica(db: WorkspaceDb): Replica {
  return {
    lastFrame: (meetingId) => attempt(() => lastFrameOf(db, meetingId)),
    keepFrames: (meetingId, frames) => attempt(() => keepFrames(db, meetingId, frames)),
  };
}

async function lastFrameOf(db: WorkspaceDb, meetingId: string): Promise<SealedFrame | null> {
  const last = await db.frames
    .where("[meetingId+firstSeq]")
    .between([meetingId, Dexie.minKey], [meetingId, Dexie.maxKey])
    .last();
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
