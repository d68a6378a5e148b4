import { localDate } from "../clock.ts";
import { join } from "node:path";
import type {
  OfficeProgress,
  OfficeWork,
  SealReceipt,
  SourceFinding,
  SourceReport,
} from "../../contract/answers.ts";
import type { BundleKind, PublicKeys } from "../../core/bundle/manifest.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { drivePlace } from "../drives/drives.ts";
import type { JobWork } from "../jobs/job.ts";
import { defaultLogN, type Keyring } from "../keys/keyring.ts";
import { sameCheckCode } from "../keys/check-code.ts";
import type { Finding } from "../roster/fault.ts";
import { readProfile } from "../roster/profile-file.ts";
import { readSource, type Source, type SourcePlace } from "../roster/read-source.ts";
import { isFile, profileFile, sourcePath } from "./find-sources.ts";
import { leastBundlePassphrase } from "../../core/bundle/bundle-passphrase.ts";
import { sealSource, type SealedSource, type SealRequest } from "./seal-source.ts";

export interface SourceWish {
  readonly driveId: string;
  readonly folderName: string | null;
  readonly strict: boolean;
}

export interface SealWish extends SourceWish {
  readonly lock: LockWish;
  readonly kind: BundleKind;
  readonly toDriveId: string;
}

/** Enrolled stations by their check codes, 64 hex digits each; or a passphrase. */
export type LockWish =
  | { readonly kind: "stations"; readonly stations: readonly string[] }
  | { readonly kind: "passphrase"; readonly passphrase: string };

export type SourceWork = JobWork<OfficeProgress, OfficeWork>;

/** Reads a source folder and reports all that is found. Refuses where it can't be read at all. */
export const checkSourceWork =
  (parts: DeskParts, wish: SourceWish): SourceWork =>
  async (_report, signal) => {
    const place = await placeOf(parts, wish);
    if (!place.ok) return place;
    const read = await readSource({ ...place.value, today: localDate(parts.clock.now()) });
    if (signal.aborted) return refuse("SEALING_STOPPED");
    const report = read.ok ? readyReport(read.value) : faultReport(read.error);
    return ok({ kind: "source", report });
  };

/** Seals a source folder, or gives the report of its faults. Refuses as `sealSource` does. */
export const sealWork =
  (parts: DeskParts, office: Keyring, wish: SealWish): SourceWork =>
  async (report, signal) => {
    const place = await placeOf(parts, wish);
    if (!place.ok) return place;
    const lock = lockOf(parts, office, wish.lock);
    if (!lock.ok) return lock;
    const drive = await drivePlace(parts.officeDrives, wish.toDriveId);
    if (!drive.ok) return drive;
    const bundleId = parts.newId();
    const fileName = `bundle-${bundleId.slice(0, 8)}.vsbundle`;
    const { folder, fonts, ...reading } = place.value;
    const sealed = await sealSource({
      ...{ files: parts.files, crypto: parts.crypto, folder, fonts, reading, office, bundleId },
      ...{ ...lock.value, kind: wish.kind, sealedAt: parts.clock.now(), signal },
      out: join(drive.value.folder, fileName),
      onProgress: report,
    });
    if (sealed.ok)
      return ok({ kind: "sealed", receipt: receiptOf(sealed.value, fileName, drive.value.label) });
    const { refusal, faults, warnings } = sealed.error;
    return faults.length > 0 || warnings.length > 0
      ? ok({ kind: "source", report: faultReport(sealed.error) })
      : { ok: false, error: refusal };
  };

/** With the profile that lies in the folder, if one does. */
async function placeOf(
  { files, officeDrives, fonts }: DeskParts,
  wish: SourceWish,
): Promise<Outcome<SourcePlace>> {
  const path = await sourcePath(files, officeDrives, wish);
  if (!path.ok) return path;
  const place = { folder: path.value, fonts: fonts(), strict: wish.strict };
  const profilePath = join(path.value, profileFile);
  if (!(await isFile(files, profilePath))) return ok(place);
  const profile = await readProfile(profilePath);
  return profile.ok ? ok({ ...place, profile: profile.value }) : profile;
}

function lockOf(
  { keyringLogN }: DeskParts,
  office: Keyring,
  wish: LockWish,
): Outcome<Pick<SealRequest, "stations" | "passphrase">> {
  if (wish.kind === "stations") {
    const stations = stationsOf(office, wish.stations);
    return stations.ok ? ok({ stations: stations.value }) : stations;
  }
  const { passphrase } = wish;
  return passphrase.length < leastBundlePassphrase
    ? refuse("PASSPHRASE_TOO_SHORT", { least: leastBundlePassphrase })
    : ok({ stations: [], passphrase: { passphrase, logN: keyringLogN ?? defaultLogN } });
}

function stationsOf(
  { trustedCards }: Keyring,
  codes: readonly string[],
): Outcome<readonly PublicKeys[]> {
  const stations: PublicKeys[] = [];
  for (const code of new Set(codes)) {
    const known = trustedCards.find(({ checkCode }) => sameCheckCode(checkCode.hex, code));
    if (!known) return refuse("STATION_NOT_KNOWN", { code: code.slice(0, 16) });
    stations.push(known.keys);
  }
  return ok(stations);
}

function readyReport({ roster, materials, warnings }: Source): SourceReport {
  const contents = {
    title: roster.meeting.title,
    applicants: roster.applicants.length,
    experts: roster.experts.length,
    materials: materials.length,
    sizeBytes: materials.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
  return { refusal: null, faults: [], warnings: warnings.map(findingOf), contents };
}

function faultReport({
  refusal,
  faults,
  warnings,
}: {
  readonly refusal: SourceReport["refusal"];
  readonly faults: readonly Finding<string>[];
  readonly warnings: readonly Finding<string>[];
}): SourceReport {
  return {
    ...{ refusal, contents: null },
    faults: faults.map(findingOf),
    warnings: warnings.map(findingOf),
  };
}

function findingOf(finding: Finding<string>): SourceFinding {
  const { code, sheet, row, column, found, what, expected } = finding;
  return { code, sheet, row, column, found, what, expected };
}

function receiptOf(
  { manifest, manifestHash, file, warnings }: SealedSource,
  fileName: string,
  driveLabel: string,
): SealReceipt {
  const { bundleId, serial, kind, validUntil, meeting, applicants, materials } = manifest;
  return {
    ...{ fileName, driveLabel, manifestHash, ...file, bundleId, serial, kind, validUntil },
    title: meeting.title,
    applicants: applicants.length,
    materials: materials.length,
    stations: manifest.stations.map(({ name }) => name),
    warnings: warnings.map(findingOf),
  };
}
