import { join } from "node:path";
import type { BundleSummary, MeetingSummary } from "../../contract/answers.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { makeFolderDurably } from "../files/write-durably.ts";
import type { Keyring } from "../keys/keyring.ts";
import { keepBundleKey } from "../meeting/bundle-key.ts";
import { meetingFolder, meetingsFolder, type MeetingFolder } from "../meeting/meeting-folder.ts";
import {
  openStoredBundle,
  readSigned,
  type BundlePorts,
  type BundleSecret,
} from "../meeting/stored-bundle.ts";
import type { SignedManifest } from "../sealed/signed-manifest.ts";
import { copyFile } from "./copy-file.ts";
import { mayReplace } from "./may-replace.ts";

/**
 * Brings a bundle from a stick to the station: opened there, so that nobody waits for a copy of
 * what won't open; copied; and opened again from the copy, so that what was checked is what
 * stays. A bundle under a passphrase needs it here, once: the station then keeps the key.
 * Refuses as `copyFile`, `openBundle` and `mayReplace` do; the station is then
 * as before.
 */
export async function loadBundle(
  ports: BundlePorts,
  stationFolder: string,
  keyring: Keyring,
  from: string,
  passphrase?: string,
): Promise<Outcome<BundleSummary>> {
  const { files } = ports;
  const folder = meetingsFolder(stationFolder);
  const made = await makeFolderDurably(files, folder);
  if (!made.ok) return made;
  const there = await readSigned(
    ports,
    from,
    keyring,
    passphrase === undefined ? {} : { passphrase },
  );
  if (!there.ok) return there;
  const incoming = join(folder, "incoming.vsbundle");
  const copied = await copyFile(files, from, incoming, ports.crypto.hashing);
  if (!copied.ok) return copied;
  const { passphraseKey } = there.value;
  const secret = passphraseKey ? { fileKey: passphraseKey } : {};
  const settled = await settleIncoming(ports, stationFolder, keyring, incoming, secret);
  if (!settled.ok) await onDisk(incoming, () => files.unlink(incoming));
  return settled;
}

async function settleIncoming(
  ports: BundlePorts,
  stationFolder: string,
  keyring: Keyring,
  incoming: string,
  secret: BundleSecret,
): Promise<Outcome<BundleSummary>> {
  const opened = await openStoredBundle(ports, incoming, keyring, secret);
  if (!opened.ok) return opened;
  const { bundle, source, close } = opened.value;
  const place = meetingFolder(stationFolder, bundle.manifest.bundleId);
  const readied = await readyPlace(ports, place, keyring, bundle);
  const key = bundle.passphraseKey;
  const kept =
    readied.ok && key
      ? await keepBundleKey(ports.files, place.bundle, source, keyring, key)
      : readied;
  // Windows doesn't rename a file that is open.
  await close();
  const moved = kept.ok ? await moveIn(ports.files, incoming, place, stationFolder) : kept;
  return moved.ok ? ok(summaryOf(bundle.manifest)) : moved;
}

async function readyPlace(
  ports: BundlePorts,
  place: MeetingFolder,
  keyring: Keyring,
  incoming: SignedManifest,
): Promise<Outcome<unknown>> {
  const allowed = await mayReplace(ports, place, keyring, incoming);
  return allowed.ok ? makeFolderDurably(ports.files, place.folder) : allowed;
}

function moveIn(
  files: FileLayer,
  incoming: string,
  place: MeetingFolder,
  stationFolder: string,
): Promise<Outcome<void>> {
  return onDisk(place.bundle, async () => {
    await files.rename(incoming, place.bundle);
    await files.syncFolder(place.folder);
    await files.syncFolder(meetingsFolder(stationFolder));
  });
}

export function summaryOf(manifest: Manifest): BundleSummary {
  return {
    meetingId: manifest.bundleId,
    title: manifest.meeting.title,
    kind: manifest.kind,
    serial: manifest.serial,
    office: manifest.office.name,
    validUntil: manifest.validUntil,
    applicants: manifest.applicants.length,
    materials: manifest.materials.length,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The meetings on this station. One that can't be read is left out of the list, never deleted. */
export async function listMeetings(
  ports: BundlePorts,
  stationFolder: string,
  keyring: Keyring,
): Promise<Outcome<readonly MeetingSummary[]>> {
  const { files } = ports;
  const folder = meetingsFolder(stationFolder);
  const made = await makeFolderDurably(files, folder);
  if (!made.ok) return made;
  const names = await onDisk(folder, () => files.list(folder));
  if (!names.ok) return names;
  const meetings: MeetingSummary[] = [];
  for (const name of names.value.filter((one) => uuid.test(one))) {
    const place = meetingFolder(stationFolder, name);
    const read = await readSigned(ports, place.bundle, keyring);
    if (!read.ok || read.value.manifest.bundleId !== name) continue;
    const started = await isThere(files, place.journal);
    const finished = await isThere(files, place.result);
    meetings.push({ ...summaryOf(read.value.manifest), started, finished });
  }
  return ok(meetings);
}

async function isThere(files: FileLayer, path: string): Promise<boolean> {
  const facts = await onDisk(path, () => files.stat(path));
  return facts.ok && facts.value !== undefined;
}
