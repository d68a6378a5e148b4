import { concatBytes } from "@noble/hashes/utils.js";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { MAX_JOURNAL_BYTES } from "../journal/journal.ts";

/** What the screens have handed over of their replica, in memory, unchecked. */
export interface OfferedReplica {
  readonly meetingId: string;
  readonly parts: readonly Uint8Array[];
  readonly sizeBytes: number;
}

/**
 * Takes the next part; part 0 begins anew. Refuses COPY_PART_MISPLACED and COPY_TOO_LARGE, so that
 * no page can fill the desk's memory.
 */
export function takePart(
  before: OfferedReplica | undefined,
  meetingId: string,
  part: number,
  bytes: Uint8Array,
): Outcome<OfferedReplica> {
  const known = part === 0 ? { meetingId, parts: [], sizeBytes: 0 } : before;
  if (known?.meetingId !== meetingId || known.parts.length !== part)
    return refuse("COPY_PART_MISPLACED");
  const sizeBytes = known.sizeBytes + bytes.length;
  if (sizeBytes > MAX_JOURNAL_BYTES) return refuse("COPY_TOO_LARGE", { limit: MAX_JOURNAL_BYTES });
  return ok({ meetingId, parts: [...known.parts, bytes], sizeBytes });
}

export const offeredBytes = ({ parts }: OfferedReplica): Uint8Array => concatBytes(...parts);
