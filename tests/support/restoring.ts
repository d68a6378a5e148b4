import { randomUUID } from "node:crypto";
import type { JournalComparison, JournalCopyView } from "../../src/contract/journal-answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { personId } from "../../src/core/ids.ts";
import { pinOf } from "./meeting-day.ts";
import { must } from "./venue.ts";

/** A replica as the screens hold it: the journal's header and its sealed frames. */
export interface HeldReplica {
  readonly header: Uint8Array;
  readonly frames: readonly Uint8Array[];
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** What the screens have copied of the open meeting up to now. */
export async function replicaOf(desk: Desk, meetingId: string): Promise<HeldReplica> {
  const { journalHeader } = must(await desk["meeting.open"]({ meetingId }));
  const frames = must(await desk["meeting.frames"]({ afterSeq: 0 }));
  return { header: bytesOf(journalHeader), frames: frames.map(({ base64 }) => bytesOf(base64)) };
}

/** Hands a replica over in parts of any size, and compares. */
export async function compared(
  desk: Desk,
  meetingId: string,
  replica?: HeldReplica,
  partBytes = 700,
): Promise<JournalComparison> {
  if (replica) {
    const whole = Buffer.concat([replica.header, ...replica.frames]);
    for (let part = 0; part * partBytes < whole.length; part += 1) {
      const piece = whole.subarray(part * partBytes, (part + 1) * partBytes);
      const input = { meetingId, part, base64: base64Of(piece) };
      must(await desk["journal.offerReplica"](input));
    }
  }
  return must(await desk["journal.compare"]({ meetingId }));
}

/** Restores from `copy` as the chair who is asked for would, or somebody else by `by`. */
export function restoredFrom(
  desk: Desk,
  { meetingId }: JournalComparison,
  copy: JournalCopyView | undefined,
  {
    by = copy?.consent?.personId ?? "Z1",
    pin = pinOf(by),
    commandId = randomUUID(),
    reason = "硬盘故障，日志文件丢失",
  } = {},
) {
  if (!copy?.head) throw new Error("A copy without an end");
  const { seq, hash } = copy.head;
  return desk["journal.restore"]({
    ...{ meetingId, commandId, copyId: copy.copyId, head: { seq, hash } },
    reason,
    pins: [{ personId: personId(by), pin }],
  });
}
