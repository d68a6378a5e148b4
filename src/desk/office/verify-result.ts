import type { Manifest } from "../../core/bundle/manifest.ts";
import { canonicalJson } from "../../core/canonical-json.ts";
import { err, ok } from "../../core/result.ts";
import { refusal, refuse, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import { auditJournal, auditResult, type AuditedJournal } from "../../core/result/audit.ts";
import { redecide } from "../../core/result/redecide.ts";
import type { ResultDocument } from "../../core/result/result-document.ts";
import { verifyStatements } from "../meeting/statements.ts";
import { readRecord } from "../meeting/record-schema.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { ByteSource } from "../sealed/byte-ports.ts";
import { instantSchema } from "../sealed/calendar.ts";
import { settleNow } from "../sealed/fault.ts";
import { openResult, type OpenResult } from "../sealed/result-package.ts";
import { asJson, readSignedManifest, type SignedManifest } from "../sealed/signed-manifest.ts";
import { checkSigners, type ResultSigners } from "./result-signers.ts";

/** A result of which every statement was checked: against signatures, the office's own manifest, and a recount. */
export interface VerifiedResult {
  readonly manifest: Manifest;
  readonly document: ResultDocument;
  /** SHA-256 of the document's payload bytes, 64 hex digits. */
  readonly documentHash: string;
  readonly journal: AuditedJournal;
  readonly journalLines: readonly string[];
  readonly signers: ResultSigners;
  /** Grades given behind a PIN, each with its expert's signature. */
  readonly signedGrades: number;
}

/**
 * Opens a result package with the office's keys and checks all of it, in this order: container,
 * signatures, that the manifest inside is one that this office signed, who signed the result, the
 * journal's chain, and that a recount from the journal gives every statement of the result.
 * Refuses as `openResult`, `auditJournal`, `auditResult`, `verifyStatements` do, and with
 * RESULT_NOT_FOR_THIS_OFFICE, RESULT_PACKAGE_DAMAGED, RESULT_OF_ANOTHER_OFFICE,
 * RESULT_OF_UNKNOWN_STATION, RESULT_SIGNERS_MISSING, RESULT_MALFORMED.
 */
export async function verifyResult(
  source: ByteSource,
  office: Keyring,
): Promise<Outcome<VerifiedResult>> {
  const opened = await openResult({ source, identity: office.identity });
  if (!opened.ok) return err(inOfficeWords(opened.error));
  const { manifestEnvelope } = opened.value;
  const signed = ownManifest(manifestEnvelope, office);
  return signed.ok ? recount(opened.value, signed.value, office) : signed;
}

/** What a station would be told to ask its office for, an office has to ask the venue for. */
function inOfficeWords(reason: Refusal): Refusal {
  switch (reason.code) {
    case "NOT_FOR_THIS_STATION_OR_DAMAGED":
      return refusal("RESULT_NOT_FOR_THIS_OFFICE");
    case "SEALED_FILE_DAMAGED":
      return refusal("RESULT_PACKAGE_DAMAGED");
    default:
      return reason;
  }
}

function recount(
  opened: OpenResult,
  signed: SignedManifest,
  office: Keyring,
): Outcome<VerifiedResult> {
  const { manifest, manifestHash } = signed;
  const { journalLines, documentHash } = opened;
  const journal = auditJournal(manifest, journalLines, readRecord);
  if (!journal.ok) return journal;
  const sound = redecide(manifest, journal.value.records);
  if (!sound.ok) return sound;
  const document = documentOf(opened, stationsOf(manifest, office));
  if (!document.ok) return document;
  const audited = auditResult(manifest, manifestHash, document.value, journal.value);
  if (!audited.ok) return audited;
  const signers = checkSigners(manifest, manifestHash, journal.value, document.value, opened);
  if (!signers.ok) return signers;
  const grades = verifyStatements(manifest.bundleId, journal.value.records);
  if (!grades.ok) return grades;
  return ok({
    ...{ manifest, documentHash, journalLines },
    document: document.value,
    journal: journal.value,
    signers: signers.value,
    signedGrades: grades.value,
  });
}

/** A manifest that another office signed is another office's business. */
function ownManifest(envelope: Uint8Array, office: Keyring): Outcome<SignedManifest> {
  const read = settleNow(() => readSignedManifest(envelope, [office.card.keys]));
  if (read.ok || read.error.code !== "OFFICE_NOT_TRUSTED") return read;
  return refuse("RESULT_OF_ANOTHER_OFFICE", { office: read.error.details["office"] ?? "?" });
}

const members = {
  ...{ format: true, version: true, bundle: true, meeting: true, rules: true, rulesHash: true },
  ...{ station: true, exportedAt: true, journal: true, attendance: true, applicants: true },
  ...{
    review: true,
    rounds: true,
    annotations: true,
    restorations: true,
    moves: true,
    lockNote: true,
    unsignedForms: true,
    files: true,
  },
} as const satisfies Readonly<Record<keyof ResultDocument, true>>;

/**
 * The document as core knows it. The recount compares every member that can be derived; here it
 * is made sure that there are no others, and that those which can't be derived are of their form.
 */
function documentOf(
  { document }: OpenResult,
  stations: Manifest["stations"],
): Outcome<ResultDocument> {
  const where =
    Object.keys(document).find((member) => !Object.hasOwn(members, member)) ??
    Object.keys(members).find((member) => !Object.hasOwn(document, member));
  if (where !== undefined) return refuse("RESULT_MALFORMED", { where });
  const given = document as unknown as ResultDocument;
  const { exportedAt, station } = document;
  if (!instantSchema.safeParse(exportedAt).success)
    return refuse("RESULT_MALFORMED", { where: "exportedAt" });
  const claimed = canonicalJson(station ?? null);
  return stations.some((keys) => canonicalJson(asJson(keys)) === claimed)
    ? ok(given)
    : refuse("RESULT_OF_UNKNOWN_STATION", { station: claimedName(station) });
}

/**
 * Who may have held the meeting: the stations that the manifest names; of a bundle under a
 * passphrase, which names none, those that this office has enrolled.
 */
function stationsOf({ stations }: Manifest, office: Keyring): Manifest["stations"] {
  return stations.length > 0 ? stations : office.trusted;
}

function claimedName(station: unknown): string {
  const claimed = typeof station === "object" && station !== null && "name" in station;
  return claimed && typeof station.name === "string" ? station.name.slice(0, 100) : "?";
}
