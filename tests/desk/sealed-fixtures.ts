import { execFileSync } from "node:child_process";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { Applicant, Manifest, PublicKeys } from "../../src/core/bundle/manifest.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import { sealBundle, type MaterialSource } from "../../src/desk/sealed/bundle-writer.ts";
import { openBundle, type OpenBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { memorySink, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { createSigner, type Signer } from "../../src/desk/sealed/ed25519.ts";

export interface TestKeys {
  readonly identity: string;
  readonly signer: Signer;
  readonly keys: PublicKeys;
}

/** Keys of a station or office; the signing key follows from the seed byte. */
export async function keysOf(name: string, seed: number): Promise<TestKeys> {
  const identity = await generateX25519Identity();
  const signer = createSigner(new Uint8Array(32).fill(seed));
  const recipient = await identityToRecipient(identity);
  const keys = { name, recipient, signingKey: signer.signingKey };
  return { identity, signer, keys };
}

export type Files = Readonly<Record<string, Uint8Array>>;

/** A complete manifest of one applicant with `files`. */
export function aManifest(office: TestKeys, stations: readonly TestKeys[], files: Files): Manifest {
  return {
    format: "vivaseal-manifest",
    version: "1.0",
    bundleId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    serial: 1,
    kind: "rehearsal",
    sealedAt: "2024-10-20T01:02:03Z",
    validUntil: "2024-11-30",
    office: office.keys,
    stations: stations.map(({ keys }) => keys),
    meeting: {
      year: 2024,
      title: "答辩评审会",
      officeName: "评委会办公室",
      committeeName: "评审委员会",
      committeeSize: 9,
      part: "defenseAndVote",
      venue: "一会议室",
      startsOn: "2024-11-02",
      endsOn: "2024-11-03",
      qualifiedBy: "2024-12-31",
    },
    panels: [{ id: panelId("第一评议组") }],
    experts: [],
    staff: [
      {
        id: personId("GZ1"),
        name: "秘书甲",
        employer: "办公室",
        role: "secretary",
      },
    ],
    applicants: [applicant],
    rubric: [],
    rules,
    requiredMaterials: [],
    formerNames: [],
    baseConditions: [
      {
        ...{ level: "engineer", specialty: "", appliesTo: "everyone", education: "bachelor" },
        ...{ yearsSinceGraduation: null, currentTitles: ["助理工程师"], yearsInTitle: 4 },
        ...{ yearsInField: null, other: "", document: "基本条件", clause: "第六条" },
      },
    ],
    materials: Object.entries(files).map(([path, bytes]) => ({
      applicantId: applicant.id,
      path,
      sizeBytes: bytes.length,
      sha256: bytesToHex(sha256(bytes)),
    })),
  };
}

const rules: Manifest["rules"] = {
  quorum: { numerator: 2, denominator: 3 },
  passShare: { numerator: 2, denominator: 3 },
  base: "present",
  recusedCountTowardQuorum: true,
  abstentionAllowed: true,
  gradeEntry: "paper",
  scoreKind: "total",
  combination: "meanTotal",
  dropExtremes: false,
  excellentFrom: 85,
  passFrom: 60,
  tie: "lower",
  minimumGraders: 3,
  defenseMinutes: 20,
  statementMinutes: 5,
  absence: "abandoned",
  maxRounds: 2,
  resumableRounds: false,
  signers: 2,
};

const applicant: Applicant = {
  order: 1,
  id: applicantId("SZ20240001"),
  name: "𠮷野",
  gender: "女",
  idNumber: "",
  employer: "市农科院",
  status: "",
  county: "",
  entrusted: false,
  entrustedBy: "",
  level: "engineer",
  specialty: "农学",
  firstApplication: true,
  exceptional: false,
  education: "",
  degree: "",
  school: "",
  graduatedOn: "",
  currentTitle: "",
  currentTitleOn: "",
  currentTitleIssuer: "",
  qualification: "",
  yearsInField: 5,
  underSanction: false,
  publicNotice: "",
  materialsVerdict: "pass",
  examScore: "",
  examVerdict: "pass",
  panel: panelId("第一评议组"),
  leadReader: null,
  drawNumber: null,
  originalsChecked: true,
  materialsFolder: "SZ20240001",
  note: "",
};

export const sourcesOf = (files: Files): readonly MaterialSource[] =>
  Object.entries(files).map(([path, bytes]) => ({
    path,
    source: memorySource(bytes),
  }));

/** Seals in memory; fails the test where sealing is refused. */
export async function sealed(
  manifest: Manifest,
  files: Files,
  signer: Signer,
): Promise<Uint8Array> {
  const out = memorySink();
  const materials = sourcesOf(files);
  mustBeOk(await sealBundle({ manifest, materials, signer, out }));
  return out.bytes();
}

export function openAs(
  reader: TestKeys,
  bytes: Uint8Array,
  trustedOffices: readonly PublicKeys[],
): Promise<Outcome<OpenBundle>> {
  return openBundle({
    source: memorySource(bytes),
    identity: reader.identity,
    signingKey: reader.keys.signingKey,
    name: reader.keys.name,
    trustedOffices,
  });
}

export function mustBeOk<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

/** The code of a refusal, or `undefined` for a success. */
export const codeOf = (outcome: Outcome<unknown>): string | undefined =>
  outcome.ok ? undefined : outcome.error.code;

/** `length` bytes that differ from place to place and from seed to seed. */
export function patternBytes(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

export function flipped(bytes: Uint8Array, index: number, by = 1): Uint8Array {
  const copy = bytes.slice();
  copy[index] = (copy[index] ?? 0) ^ by;
  return copy;
}

/** Whether a program can be run here; the tests that need one say visibly that they were skipped. */
export function isOnPath(program: string): boolean {
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
