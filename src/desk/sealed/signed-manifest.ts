import type { Json } from "../../core/canonical-json.ts";
import type { Manifest, PublicKeys } from "../../core/bundle/manifest.ts";
import { claimedSigners, openEnvelope, whereOf, type SignedPayload } from "./dsse.ts";
import { bounds } from "./bounds.ts";
import { entryFolderKeys, entryNameKey, entryNameProblem } from "./entry-name.ts";
import { fault } from "./fault.ts";
import {
  manifestFormat,
  manifestSchema,
  manifestType,
  manifestVersion,
} from "./manifest-schema.ts";

/** A manifest that a trusted office has signed. */
export interface SignedManifest {
  readonly manifest: Manifest;
  /** "The bundle's hash": SHA-256 of the payload's bytes, 64 hex digits. */
  readonly manifestHash: string;
  /** Bytes of `manifest.dsse.json`, to be carried in the result package. */
  readonly envelope: Uint8Array;
}

/**
 * Reads a manifest's envelope: signature, then trust, then form; of a large one trust first. The signing key must be one of
 * `trustedOffices`, and the one that the manifest itself names as its office's.
 * Throws faults: those of `openEnvelope`, OFFICE_NOT_TRUSTED, FORMAT_VERSION_UNKNOWN,
 * MANIFEST_MALFORMED, ENTRY_NAME_UNSAFE.
 */
export function readSignedManifest(
  envelope: Uint8Array,
  trustedOffices: readonly PublicKeys[],
): SignedManifest {
  const signers = claimedSigners(envelope);
  const trusted = trustedOffices.some(
    ({ signingKey }) => signers.length === 1 && signingKey === signers[0],
  );
  // Whom nobody trusts gets no more work and memory than it takes to say the name.
  if (!trusted && envelope.length > bounds.foreignEnvelopeBytes)
    throw fault("OFFICE_NOT_TRUSTED", { office: shortText(undefined) });
  const signed = openEnvelope(envelope, manifestType);
  if (!trusted) throw fault("OFFICE_NOT_TRUSTED", { office: claimedOffice(signed) });
  const manifest = readManifest(signed.payload);
  if (manifest.office.signingKey !== signed.signers[0])
    throw fault("MANIFEST_MALFORMED", { where: "office.signingKey" });
  return { manifest, manifestHash: signed.payloadHash, envelope };
}

/** Checks version, form and the references within. Throws as `readSignedManifest`. */
export function readManifest(payload: unknown): Manifest {
  checkFormat(payload, manifestFormat, manifestVersion);
  const parsed = manifestSchema.safeParse(payload);
  if (!parsed.success) throw fault("MANIFEST_MALFORMED", { where: whereOf(parsed.error) });
  checkReferences(parsed.data);
  return parsed.data;
}

/**
 * Whether a document is of `format` in `version`. Every other version is refused, newer minor
 * ones too: nobody can say that what is left unread doesn't matter.
 * Throws ENVELOPE_MALFORMED, FORMAT_VERSION_UNKNOWN.
 */
export function checkFormat(payload: unknown, format: string, version: string): void {
  const { format: givenFormat, version: givenVersion } = membersOf(payload);
  if (givenFormat !== format) throw fault("ENVELOPE_MALFORMED", { where: "format" });
  if (givenVersion !== version)
    throw fault("FORMAT_VERSION_UNKNOWN", {
      format,
      version: shortText(givenVersion),
    });
}

function checkReferences(manifest: Manifest): void {
  const { applicants, experts, staff, panels, rubric, rules, materials } = manifest;
  const people = [...experts, ...staff].map(({ id }) => id);
  const panelIds = panels.map(({ id }) => id);
  const applicantIds = applicants.map(({ id }) => id);
  unique("applicants", applicantIds);
  unique("experts, staff", people);
  unique("panels", panelIds);
  unique("rubric", rubric.map(idOf));
  unique(
    "rules.levelMinutes",
    (rules.levelMinutes ?? []).map(({ level }) => level),
  );
  const panelsOf = (what: string, rows: readonly { readonly panel: string | null }[]) =>
    known(
      what,
      panelIds,
      rows.map(({ panel }) => panel),
    );
  panelsOf("experts: panel", experts);
  panelsOf("applicants: panel", applicants);
  known(
    "applicants: leadReader",
    experts.map(idOf),
    applicants.map(({ leadReader }) => leadReader),
  );
  checkMaterials(materials, new Set(applicantIds));
}

const idOf = ({ id }: { readonly id: string }): string => id;

function checkMaterials(materials: Manifest["materials"], applicants: ReadonlySet<string>): void {
  const files = materials.map(({ path }) => entryNameKey(path));
  unique("materials", files);
  const taken = new Set(files);
  for (const { path, applicantId } of materials) {
    const reason = entryNameProblem(path);
    if (reason !== undefined) throw fault("ENTRY_NAME_UNSAFE", { name: path, reason });
    if (entryFolderKeys(path).some((folder) => taken.has(folder)))
      throw fault("ENTRY_NAME_UNSAFE", { name: path, reason: "in a file" });
    if (!applicants.has(applicantId))
      throw fault("MANIFEST_MALFORMED", { where: `materials: ${path}` });
  }
}

/** Whoever is named is there; `null` names nobody. */
function known(where: string, ids: readonly string[], named: readonly (string | null)[]): void {
  const all = new Set(ids);
  if (named.some((id) => id !== null && !all.has(id))) throw fault("MANIFEST_MALFORMED", { where });
}

function unique(where: string, ids: readonly string[]): void {
  if (new Set(ids).size !== ids.length) throw fault("MANIFEST_MALFORMED", { where });
}

/** The name that an untrusted signer gives itself: to be shown as a claim, nothing more. */
function claimedOffice(signed: SignedPayload): string {
  const { name } = membersOf(membersOf(signed.payload)["office"]);
  return shortText(name);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

const shortText = (value: unknown): string =>
  typeof value === "string" ? value.slice(0, 100) : "?";

/** A document as plain JSON, for signing. */
export const asJson = (document: object): Json => document as unknown as Json;
