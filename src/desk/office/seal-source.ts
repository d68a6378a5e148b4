import type { BundleKind, Manifest, PublicKeys } from "../../core/bundle/manifest.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { refusal, type Refusal } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import { draftManifest } from "../roster/draft-manifest.ts";
import type { Warning } from "../roster/fault.ts";
import { hashMaterials } from "../roster/hash-material.ts";
import { readSource, type SourceFaults } from "../roster/read-source.ts";
import type { SourceMaterial } from "../roster/source-materials.ts";
import { sealBundle, type MaterialSource } from "../sealed/bundle-writer.ts";
import type { ByteSource } from "../sealed/byte-ports.ts";
import { Fault } from "../sealed/fault.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { writeSealedFile, type WrittenFile } from "../sealed/sealed-output.ts";

export interface SealRequest {
  readonly files: FileLayer;
  /** The source folder: `roster.xlsx` and `materials/`. */
  readonly folder: string;
  /** Those of the reports: what they can't print isn't sealed. */
  readonly fonts: ReportFonts;
  readonly office: Keyring;
  /** Enrolled with this office. */
  readonly stations: readonly PublicKeys[];
  /** Path of the bundle; what is there already is never replaced. */
  readonly out: string;
  readonly kind: BundleKind;
  readonly bundleId: string;
  readonly sealedAt: Date;
  readonly onProgress?: (progress: SealProgress) => void;
}

export interface SealProgress {
  readonly step: "reading" | "hashing" | "sealing";
  /** Materials done and in all. */
  readonly done: number;
  readonly of: number;
}

export interface SealedSource {
  readonly manifest: Manifest;
  readonly file: WrittenFile;
  readonly warnings: readonly Warning[];
}

/**
 * Seals a source folder into a bundle. Refuses as `readSource` (with all faults of the roster),
 * `sealBundle` and `writeSealedFile` do, and with DISK_FILE_EXISTS; then no file is left.
 */
export async function sealSource(
  request: SealRequest,
): Promise<Result<SealedSource, SourceFaults>> {
  const { files, folder, fonts, out, onProgress } = request;
  const taken = await onDisk(out, () => files.stat(out));
  if (!taken.ok) return err(alone(taken.error));
  if (taken.value) return err(alone(refusal("DISK_FILE_EXISTS", { file: out })));
  onProgress?.({ step: "reading", done: 0, of: 0 });
  const source = await readSource({ folder, fonts });
  if (!source.ok) return source;
  const { roster, materials, warnings } = source.value;
  onProgress?.({ step: "hashing", done: 0, of: materials.length });
  const hashed = await hashMaterials(materials);
  if (!hashed.ok) return err(alone(hashed.error));
  const manifest = draftManifest({ roster, materials: hashed.value }, issueOf(request));
  const file = await writeSealedFile(files, out, (sink) =>
    sealBundle({
      manifest,
      materials: openEach(files, materials, onProgress),
      signer: request.office.signer,
      out: sink,
    }),
  );
  return file.ok ? ok({ manifest, file: file.value, warnings }) : err(alone(file.error));
}

const alone = (reason: Refusal): SourceFaults => ({ refusal: reason, faults: [], warnings: [] });

function issueOf({ bundleId, kind, sealedAt, office, stations }: SealRequest) {
  return {
    bundleId,
    serial: 1,
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
