import { utf8ToBytes } from "@noble/hashes/utils.js";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { MeetingFolder } from "./meeting-folder.ts";

/**
 * Whether the meeting was begun and its journal isn't there any more. Without the mark a journal
 * that a disk has lost would look like a meeting that is opened for the first time.
 * Refuses JOURNAL_LOST then, and DISK_ codes.
 */
export async function checkNotLost(
  files: FileLayer,
  { journal, begun }: Pick<MeetingFolder, "journal" | "begun">,
): Promise<Outcome<null>> {
  const there = await onDisk(journal, () => files.stat(journal));
  if (!there.ok || there.value) return there.ok ? ok(null) : there;
  const marked = await onDisk(begun, () => files.stat(begun));
  if (!marked.ok) return marked;
  return marked.value ? refuse("JOURNAL_LOST") : ok(null);
}

/** Sets the mark once the journal is on the disk: one that a crash left unmarked is marked at the next opening. */
export async function markBegun(
  files: FileLayer,
  { begun }: MeetingFolder,
): Promise<Outcome<void>> {
  const marked = await onDisk(begun, () => files.stat(begun));
  if (!marked.ok) return marked;
  return marked.value ? ok(undefined) : writeFileDurably(files, begun, markBytes);
}

const markBytes = utf8ToBytes("vivaseal journal begun v1\n");
