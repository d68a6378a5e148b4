import type { Json } from "../../core/canonical-json.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import { readFirstRecord } from "../journal/first-record.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { MeetingFolder } from "../meeting/meeting-folder.ts";
import { readRecord } from "../meeting/record-schema.ts";
import { readSigned, type BundlePorts } from "../meeting/stored-bundle.ts";
import type { SignedManifest } from "../sealed/signed-manifest.ts";

/**
 * Whether a bundle may take its place on the station. Of a meeting that has begun only the bundle
 * that it began with, which repairs a damaged one. Before that a re-issue: of the same office and
 * kind, under a higher number; one of our own that can't be read is better replaced than kept.
 * Refuses with BUNDLE_MEETING_STARTED, BUNDLE_OFFICE_DIFFERS, BUNDLE_REISSUE_KIND_DIFFERS,
 * BUNDLE_SERIAL_LOWER, BUNDLE_SERIAL_REUSED, as `readFirstRecord`, and with DISK_* codes.
 */
export async function mayReplace(
  ports: BundlePorts,
  { bundle, journal }: MeetingFolder,
  keyring: Keyring,
  incoming: SignedManifest,
): Promise<Outcome<null>> {
  const begun = await bundleOfJournal(ports, journal, keyring, incoming.manifest);
  if (!begun.ok) return begun;
  if (begun.value) return sameAsBegun(begun.value, incoming);
  const there = await onDisk(bundle, () => ports.files.stat(bundle));
  if (!there.ok || !there.value) return there.ok ? ok(null) : there;
  const known = await readSigned(ports, bundle, keyring);
  const isOurs = known.ok && known.value.manifest.bundleId === incoming.manifest.bundleId;
  if (!isOurs || known.value.manifestHash === incoming.manifestHash) return ok(null);
  return mayFollow(known.value.manifest, incoming.manifest);
}

function mayFollow(known: Manifest, incoming: Manifest): Outcome<null> {
  const serials = { known: known.serial, incoming: incoming.serial };
  if (incoming.office.signingKey !== known.office.signingKey)
    return refuse("BUNDLE_OFFICE_DIFFERS", { office: incoming.office.name });
  if (incoming.kind !== known.kind) return refuse("BUNDLE_REISSUE_KIND_DIFFERS");
  if (serials.incoming < serials.known) return refuse("BUNDLE_SERIAL_LOWER", serials);
  return serials.incoming === serials.known ? refuse("BUNDLE_SERIAL_REUSED", serials) : ok(null);
}

function sameAsBegun(begun: BegunWith, { manifest, manifestHash }: SignedManifest): Outcome<null> {
  if (manifestHash === begun.hash) return ok(null);
  return refuse("BUNDLE_MEETING_STARTED", { known: begun.serial, incoming: manifest.serial });
}

interface BegunWith {
  readonly hash: string;
  readonly serial: number;
}

/** What the first event says that the meeting began with; `undefined` where it hasn't begun. */
async function bundleOfJournal(
  { files }: BundlePorts,
  path: string,
  { identity, signer }: Keyring,
  { bundleId: meetingId }: Manifest,
): Promise<Outcome<BegunWith | undefined>> {
  const there = await onDisk(path, () => files.stat(path));
  if (!there.ok || !there.value) return there.ok ? ok(undefined) : there;
  const { signingKey } = signer;
  const first = await readFirstRecord({ files, path, meetingId, identity, signingKey });
  if (!first.ok || !first.value) return first.ok ? ok(undefined) : first;
  const opened = readRecord(first.value as unknown as Json)?.event;
  if (opened?.type !== "meetingOpened") return refuse("JOURNAL_LINE_BAD", { line: 1 });
  return ok({ hash: opened.bundleHash, serial: opened.serial });
}
