import { basename } from "node:path";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { checkNotLost } from "../meeting/begun-mark.ts";
import type { MeetingFolder } from "../meeting/meeting-folder.ts";
import { mirrorsOf, type RestorePorts } from "../restore/compare-journals.ts";
import type { JournalOwner } from "../restore/read-journal.ts";
import { checkMovable, type MovableCopy } from "./movable-copy.ts";

/**
 * The mirrors at hand from which this station could go on with a meeting that it never held.
 * Changes nothing. Refuses JOURNAL_EXISTS and JOURNAL_LOST where it did hold it,
 * MOVE_STATION_NOT_NAMED, and DISK_ codes of its own folder.
 */
export async function findMovable(
  ports: RestorePorts,
  folder: MeetingFolder,
  owner: JournalOwner,
): Promise<Outcome<readonly MovableCopy[]>> {
  const { manifest, keyring } = owner;
  const { signingKey } = keyring.signer;
  if (!manifest.stations.some((station) => station.signingKey === signingKey))
    return refuse("MOVE_STATION_NOT_NAMED");
  const free = await checkNeverHeld(ports.files, folder);
  if (!free.ok) return free;
  return ok(await checkMovable(await mirrorsOf(ports, manifest.bundleId), owner));
}

/** A journal of its own is opened or restored, never covered by another's. */
async function checkNeverHeld(files: FileLayer, folder: MeetingFolder): Promise<Outcome<null>> {
  const { journal } = folder;
  const there = await onDisk(journal, () => files.stat(journal));
  if (!there.ok) return there;
  if (there.value) return refuse("JOURNAL_EXISTS", { file: basename(journal) });
  return checkNotLost(files, folder);
}
