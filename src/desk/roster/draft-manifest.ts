import type { BundleKind, Manifest, Material, PublicKeys } from "../../core/bundle/manifest.ts";
import type { Roster } from "./read-roster.ts";

/** What sealing adds to the office's own facts. */
export interface Issue {
  readonly bundleId: string;
  readonly serial: number;
  readonly kind: BundleKind;
  /** RFC 3339, UTC, whole seconds. */
  readonly sealedAt: string;
  readonly office: PublicKeys;
  readonly stations: readonly PublicKeys[];
}

/** Materials may still lack their hashes: sealing finds them. */
export interface DraftSource<M> {
  readonly roster: Roster;
  readonly materials: readonly M[];
}

/** The manifest that sealing signs. */
export function draftManifest<M extends Omit<Material, "sha256">>(
  source: DraftSource<M>,
  issue: Issue,
): Omit<Manifest, "materials"> & { readonly materials: readonly M[] } {
  return {
    format: "vivaseal-manifest",
    version: "1.0",
    bundleId: issue.bundleId,
    serial: issue.serial,
    kind: issue.kind,
    sealedAt: issue.sealedAt,
    office: issue.office,
    stations: issue.stations,
    ...source.roster,
    materials: source.materials,
  };
}
