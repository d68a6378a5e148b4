import { localDate } from "../clock.ts";
import type { BundleKind, PublicKeys } from "../../core/bundle/manifest.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Outcome, Refusal } from "../../core/refusals/refusal.ts";
import type { DeskCrypto } from "../crypto/desk-crypto.ts";
import { referenceCrypto } from "../crypto/reference-crypto.ts";
import { checkRoom, type DiskRoom } from "../files/disk-space.ts";
import { checkFreeName } from "../files/free-name.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import { draftManifest } from "../roster/draft-manifest.ts";
import type { Warning } from "../roster/fault.ts";
import { readSource, type SourceFaults, type SourcePlace } from "../roster/read-source.ts";
import type { SourceMaterial } from "../roster/source-materials.ts";
import {
  sealBundle,
  type ManifestPlan,
  type MaterialPlan,
  type MaterialSource,
  type SealedManifest,
} from "../sealed/bundle-writer.ts";
import type { ByteSink, ByteSource } from "../sealed/byte-ports.ts";
import type { PassphraseLock } from "../sealed/age-file.ts";
import { Fault, fault } from "../sealed/fault.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { writeSealedFile, type WrittenFile } from "../sealed/sealed-output.ts";

export interface SealRequest {
  readonly files: FileLayer;
  /** The source folder: `roster.xlsx` and `materials/`. */
  readonly folder: string;
  /** How the roster is read: by a profile, strictly. */
  readonly reading?: Pick<SourcePlace, "profile" | "strict">;
  /** Those of the reports: what they can't print isn't sealed. */
  readonly fonts: ReportFonts;
  readonly office: Keyring;
  /** Enrolled with this office. */
  readonly stations: readonly PublicKeys[];
  /** Path of the bundle; what is there already is never replaced. */
  readonly out: string;
  readonly kind: BundleKind;
  readonly bundleId: string;
  /** Left out for a new bundle, which is issue 1; see `nextIssue` for a re-issue. */
  readonly serial?: number;
  readonly sealedAt: Date;
  readonly onProgress?: (progress: SealProgress) => void;
  /** Stops with SEALING_STOPPED; no file is left. */
  readonly signal?: AbortSignal | undefined;
  readonly crypto?: DeskCrypto;
  /** Left out for the real disk's. */
  readonly roomOf?: (folder: string) => Promise<DiskRoom>;
  /** Instead of stations, of which there are none then. */
  readonly passphrase?: PassphraseLock;
}

export interface SealProgress {
  readonly step: "reading" | "sealing";
  /** Materials done and in all. */
  readonly done: number;
  readonly of: number;
}

export interface SealedSource extends SealedManifest {
  readonly file: WrittenFile;
  readonly warnings: readonly Warning[];
}

/**
 * Seals a source folder into a bundle. Refuses as `readSource` (with all faults of the roster),
 * `sealBundle` and `writeSealedFile` do, with those of `checkFreeName` before anything is read, of `checkRoom` before anything is written,
 * and with SEALING_STOPPED; then no file is left.
 */
export async function sealSource(
  request: SealRequest,
): Promise<Result<SealedSource, SourceFaults>> {
  const { files, folder, fonts, out, onProgress } = request;
  const free = await checkFreeName(files, out);
  if (!free.ok) return err(alone(free.error));
  onProgress?.({ step: "reading", done: 0, of: 0 });
  const today = request.kind === "official" ? localDate(request.sealedAt) : undefined;
  const source = await readSource({ folder, fonts, ...request.reading, today });
  if (!source.ok) return source;
  const { roster, materials, warnings } = source.value;
  // The bundle is larger than this, by little.
  const leastBytes = materials.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const room = await checkRoom(out, leastBytes, request.roomOf);
  if (!room.ok) return err(alone(room.error));
  onProgress?.({ step: "sealing", done: 0, of: materials.length });
  const draft = draftManifest({ roster, materials: materials.map(plannedOf) }, issueOf(request));
  const sealed = await writeBundle(request, draft, materials);
  return sealed.ok ? ok({ ...sealed.value, warnings }) : err(alone(sealed.error));
}

/** Without where the file lies on the office's disk. */
function plannedOf({ applicantId, path, sizeBytes }: SourceMaterial): MaterialPlan {
  return { applicantId, path, sizeBytes };
}

async function writeBundle(
  { files, out, office, onProgress, signal, passphrase, crypto = referenceCrypto }: SealRequest,
  draft: ManifestPlan,
  materials: readonly SourceMaterial[],
): Promise<Outcome<Omit<SealedSource, "warnings">>> {
  let signed: SealedManifest | undefined;
  const fill = async (to: ByteSink) => {
    const sink = stoppable(to, signal);
    const contents = openEach(files, materials, onProgress);
    const { signer } = office;
    const sealed = await sealBundle({
      ...{ manifest: draft, materials: contents, signer, out: sink, crypto },
      ...(passphrase && { passphrase }),
    });
    if (sealed.ok) signed = sealed.value;
    return sealed;
  };
  const file = await writeSealedFile(files, out, fill, crypto.sumFile);
  if (!file.ok) return file;
  if (signed === undefined) throw new Error("A file was sealed without a manifest");
  return ok({ ...signed, file: file.value });
}

function stoppable(sink: ByteSink, signal: AbortSignal | undefined): ByteSink {
  return {
    write: (bytes, crc32) => {
      if (signal?.aborted === true) throw fault("SEALING_STOPPED");
      return sink.write(bytes, crc32);
    },
  };
}

const alone = (reason: Refusal): SourceFaults => ({ refusal: reason, faults: [], warnings: [] });

function issueOf({ bundleId, serial, kind, sealedAt, office, stations }: SealRequest) {
  return {
    bundleId,
    serial: serial ?? 1,
    kind,
    sealedAt: `${sealedAt.toISOString().slice(0, 19)}Z`,
    office: office.card.keys,
    stations,
  };
}

/** Opens one material after the other; a fault here comes out of `sealBundle` as its refusal. */
async function* openEach(
  files: FileLayer,
  materials: readonly SourceMaterial[],
  onProgress: SealRequest["onProgress"],
): AsyncGenerator<MaterialSource> {
  for (const [index, { path, file }] of materials.entries()) {
    const opened = await openFileSource(files, file);
    if (!opened.ok) throw new Fault(opened.error);
    const source: ByteSource = opened.value;
    try {
      yield { path, source };
    } finally {
      await opened.value.close();
    }
    onProgress?.({ step: "sealing", done: index + 1, of: materials.length });
  }
}
