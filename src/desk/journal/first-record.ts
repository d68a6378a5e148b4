import { basename } from "node:path";
import type { JournalRecord } from "../../core/journal/record.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { MAX_FRAME_BYTES, readFrame } from "./frame.ts";
import { MAX_HEADER_BYTES, readHeader, unwrapKey, type StationKeys } from "./journal-header.ts";
import { readFrames } from "./read-frames.ts";

export interface JournalToLookAt extends StationKeys {
  readonly files: FileLayer;
  readonly path: string;
  readonly meetingId: string;
}

/**
 * The first record of a journal, which is only looked at: nothing is settled or cut, so that it
 * may be open elsewhere. `undefined` where no first frame checks out. Refuses as `openJournal`
 * does of a header, and with DISK_ codes.
 */
export async function readFirstRecord(
  asked: JournalToLookAt,
): Promise<Outcome<JournalRecord | undefined>> {
  const file = basename(asked.path);
  const start = await readStart(asked);
  if (!start.ok) return start;
  const header = readHeader(start.value, file);
  if (!header.ok) return header;
  if (header.value.meetingId !== asked.meetingId) return refuse("JOURNAL_OTHER_MEETING", { file });
  const meetingKey = await unwrapKey(header.value, asked, file);
  if (!meetingKey.ok) return meetingKey;
  const headerEnd = header.value.bytes.length;
  const frameBytes = readFrame(start.value, headerEnd)?.bytes.length ?? 0;
  const untilThere = start.value.subarray(0, headerEnd + frameBytes);
  return ok(readFrames(untilThere, header.value, meetingKey.value).records[0]);
}

function readStart({ files, path }: JournalToLookAt): Promise<Outcome<Uint8Array>> {
  return onDisk(path, async () => {
    const file = await files.open(path, "read");
    try {
      return await file.readAt(0, MAX_HEADER_BYTES + MAX_FRAME_BYTES);
    } finally {
      await file.close();
    }
  });
}
