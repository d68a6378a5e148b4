import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { applicantId, personId } from "../../../src/core/ids.ts";
import type { ResultDocument } from "../../../src/core/result/result-document.ts";
import type { RefusalCode } from "../../../src/core/refusals/refusal.ts";
import { readCard } from "../../../src/desk/keys/card.ts";
import type { Keyring } from "../../../src/desk/keys/keyring.ts";
import { meetingFolder } from "../../../src/desk/meeting/meeting-folder.ts";
import { verifyResult } from "../../../src/desk/office/verify-result.ts";
import { sealToRecipients } from "../../../src/desk/sealed/age-file.ts";
import { manifestEntry } from "../../../src/desk/sealed/bundle-writer.ts";
import { memorySink, memorySource } from "../../../src/desk/sealed/byte-ports.ts";
import { openEnvelope, signEnvelope } from "../../../src/desk/sealed/dsse.ts";
import { createSigner } from "../../../src/desk/sealed/ed25519.ts";
import { manifestType } from "../../../src/desk/sealed/manifest-schema.ts";
import {
  openResult,
  sealResult,
  type ResultInput,
} from "../../../src/desk/sealed/result-package.ts";
import { asJson } from "../../../src/desk/sealed/signed-manifest.ts";
import { aManifest, flipped, patternBytes, type Files } from "../../desk/sealed-fixtures.ts";
import { zipOf, type Entry } from "../../support/hostile-bundle.ts";
import { envelopeOver, hostilePayloads, hostileZips } from "../../support/hostile-cases.ts";
import { aDay } from "../../support/meeting-day.ts";
import { aRunningDesk } from "../../support/running-desk.ts";
import { aVenue, bundleName, must, passphrase, type Venue } from "../../support/venue.ts";
import { canonicalVectors } from "./canonical-json-vectors.ts";
import { ed25519Vectors } from "./ed25519-vectors.ts";
import type { VectorCase, VectorKeys, VectorKind, VectorOwner } from "./vector-case.ts";

/** What is larger shows nothing that a small file can't. */
const mostBytes = 100_000;

/**
 * Writes all of `tests/vectors/` anew: a meeting of five experts and two applicants is really
 * held, and what it leaves is taken as good; the hostile files are made from it.
 */
export async function writeVectors(folder: string): Promise<void> {
  const cases: VectorCase[] = [];
  for (const part of ["cards", "keyrings", "bundles", "results", "journals", "envelopes"])
    rmSync(join(folder, part), { recursive: true, force: true });
  const put = (file: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  };
  const add: AddCase = (read, name, bytes, why, expect) => {
    if (bytes.length > mostBytes && typeof expect === "string") return;
    const file = `${places[read][0]}/${name}.${places[read][1]}`;
    put(file, bytes);
    cases.push({ file, why, read, expect: typeof expect === "string" ? refused(expect) : expect });
  };
  const venue = await aVenue({ experts: 6, applicants: 2 });
  try {
    await addKeys(add, venue);
    await addBundles(add, venue);
    addEnvelopes(add, venue.office);
    await addMeeting(add, venue);
    put("keys.json", text(keysOf(venue)));
  } finally {
    await venue.remove();
  }
  put("cases.json", text(cases));
  put("canonical-json.json", text(canonicalVectors()));
  put("ed25519.json", lines(ed25519Vectors()));
}

type AddCase = (
  read: VectorKind,
  name: string,
  bytes: Uint8Array,
  why: string,
  expect: RefusalCode | VectorCase["expect"],
) => void;

const places: Readonly<Record<VectorKind, readonly [folder: string, ending: string]>> = {
  card: ["cards", "vscard"],
  keyring: ["keyrings", "keyring.age"],
  bundle: ["bundles", "vsbundle"],
  result: ["results", "vsresult"],
  journal: ["journals", "vsjournal"],
  envelope: ["envelopes", "dsse.json"],
};

const refused = (code: RefusalCode): VectorCase["expect"] => ({ refused: code });
const text = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
/** One item a line. */
export const lines = (items: readonly unknown[]): string =>
  `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

function keysOf({ office, station, manifest }: Venue): VectorKeys {
  const owner = ({ card, identity }: Keyring): VectorOwner => ({ ...card.keys, identity });
  return {
    passphrase,
    office: owner(office),
    station: owner(station),
    meetingId: manifest.bundleId,
  };
}

async function addKeys(add: AddCase, venue: Venue): Promise<void> {
  for (const [role, keyring] of [
    ["office", venue.office],
    ["station", venue.station],
  ] as const) {
    const folder = role === "office" ? venue.officeFolder : venue.stationFolder;
    const card = new Uint8Array(readFileSync(join(folder, `${role}.vscard`)));
    const { hex, words } = must(readCard(card)).checkCode;
    add("card", role, card, `a card of the ${role}`, { checkCode: hex, checkWords: words });
    const sealed = new Uint8Array(readFileSync(join(folder, `${role}.keyring.age`)));
    const signers = [keyring.card.keys.signingKey];
    add("keyring", role, sealed, `the keyring of the ${role}`, { signers });
  }
  addHostileCards(add, venue);
  const keyring = readFileSync(join(venue.stationFolder, "station.keyring.age"));
  const asking = keyring.toString("latin1").replace(/^(-> scrypt \S+) \d+$/m, "$1 30");
  add(
    "keyring",
    "hostile-work-30",
    Buffer.from(asking, "latin1"),
    "2^30 of work",
    "WORK_FACTOR_TOO_HIGH",
  );
  add(
    "keyring",
    "hostile-flipped",
    flipped(keyring, keyring.length - 1),
    "a byte is flipped",
    "SEALED_FILE_DAMAGED",
  );
  const spaced = await sealToRecipients(utf8ToBytes("{}"), [venue.station.card.keys.recipient]);
  add(
    "keyring",
    "hostile-no-passphrase",
    spaced,
    "sealed to a key, not a passphrase",
    "PASSPHRASE_WRONG",
  );
}

function addHostileCards(add: AddCase, { station, office }: Venue): void {
  const { payload } = station.card;
  const signed = (changes: object, signers = [station.signer]) =>
    signEnvelope("application/vnd.vivaseal.card+json", asJson({ ...payload, ...changes }), signers);
  const other = createSigner(new Uint8Array(32).fill(9));
  const rows: readonly (readonly [string, string, Uint8Array, RefusalCode])[] = [
    ["other-signer", "signed by another key than its own", signed({}, [other]), "CARD_MALFORMED"],
    ["two-signers", "signed twice", signed({}, [station.signer, other]), "CARD_MALFORMED"],
    [
      "bidi-name",
      "a name that turns the direction of writing",
      signed({ name: "\u202e甲" }),
      "CARD_MALFORMED",
    ],
    ["role", "a role that isn't one", signed({ role: "chair" }), "CARD_MALFORMED"],
    ["version", "version 2.0", signed({ version: "2.0" }), "FORMAT_VERSION_UNKNOWN"],
    ["extra", "an unknown member", signed({ extra: 1 }), "CARD_MALFORMED"],
    [
      "checksum",
      "a recipient with a wrong checksum",
      signed({
        recipient: `${payload.recipient.slice(0, -1)}${payload.recipient.endsWith("q") ? "p" : "q"}`,
      }),
      "CARD_MALFORMED",
    ],
    [
      "small-order-key",
      "a signing key of small order",
      signed({ signingKey: `01${"0".repeat(62)}` }),
      "CARD_MALFORMED",
    ],
    [
      "manifest-type",
      "the payload type of a manifest",
      signEnvelope(manifestType, asJson(payload), [office.signer]),
      "ENVELOPE_MALFORMED",
    ],
    ["large", "more than 8 KiB", signed({ name: "a".repeat(9_000) }), "TOO_LARGE"],
  ];
  for (const [name, why, bytes, code] of rows) add("card", `hostile-${name}`, bytes, why, code);
}

async function addBundles(add: AddCase, venue: Venue): Promise<void> {
  const { office, station } = venue;
  const good = new Uint8Array(readFileSync(join(venue.stickFolder, bundleName)));
  const manifestHash = hashOf(utf8ToBytes(canonicalJson(asJson(venue.manifest))));
  const contents = Object.fromEntries(
    [...venue.materials].map(([path, bytes]) => [path, hashOf(bytes)]),
  );
  const signers = [office.card.keys.signingKey];
  add("bundle", "meeting", good, "the bundle of the meeting in results/ and journals/", {
    payloadHash: manifestHash,
    signers,
    contents,
  });
  const owner = ({ identity, signer, card }: Keyring) => ({ identity, signer, keys: card.keys });
  const files: Files = {
    "materials/SZ20240001/01 评审表.pdf": patternBytes(90),
    "materials/SZ20240001/02 论文.pdf": patternBytes(90, 2),
  };
  const manifest = aManifest(owner(office), [owner(station)], files);
  const envelope = signEnvelope(manifestType, asJson(manifest), [office.signer]);
  const entries: readonly Entry[] = [...Object.entries(files), [manifestEntry, envelope]];
  const seal = (zip: Uint8Array) => sealToRecipients(zip, [station.card.keys.recipient]);
  const payloadHash = hashOf(utf8ToBytes(canonicalJson(asJson(manifest))));
  const hashes = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, hashOf(bytes)]),
  );
  const small = { payloadHash, signers };
  add(
    "bundle",
    "small",
    await seal(await zipOf(entries)),
    "what the hostile bundles are made from",
    { ...small, contents: hashes },
  );
  for (const { name, why, zip, code } of hostileZips(entries)) {
    const path = Object.keys(files)[0] ?? "";
    const bytes = await seal(zip);
    if (atReading.has(name)) {
      add("bundle", `hostile-${name}`, bytes, why, { ...small, damaged: { [path]: code } });
    } else add("bundle", `hostile-${name}`, bytes, why, code);
  }
  for (const { name, why, payload, code } of hostilePayloads(asJson(manifest)))
    add(
      "bundle",
      `hostile-manifest-${name}`,
      await seal(
        await zipOf([
          ...entries.slice(0, -1),
          [manifestEntry, envelopeOver(payload, office.signer)],
        ]),
      ),
      `its manifest: ${why}`,
      code,
    );
  await addForeignBundles(add, entries, seal, manifest);
}

/** These are opened, for what is wrong with them lies beside the entry and not in the directory. */
const atReading: ReadonlySet<string> = new Set([
  ...["deflated-locally", "descriptor-lies", "local-sizes", "local-name"],
]);

async function addForeignBundles(
  add: AddCase,
  entries: readonly Entry[],
  seal: (zip: Uint8Array) => Promise<Uint8Array>,
  manifest: object,
): Promise<void> {
  const foreign = createSigner(new Uint8Array(32).fill(9));
  const materials = entries.slice(0, -1);
  const signed = (document: object) => signEnvelope(manifestType, asJson(document), [foreign]);
  const withManifest = async (envelope: Uint8Array) =>
    seal(await zipOf([...materials, [manifestEntry, envelope]]));
  add(
    "bundle",
    "hostile-foreign-office",
    await withManifest(signed(manifest)),
    "signed by an office that isn't trusted",
    "OFFICE_NOT_TRUSTED",
  );
  const genuine = await seal(await zipOf(entries));
  add(
    "bundle",
    "hostile-cut",
    genuine.slice(0, -1),
    "the last byte is missing",
    "SEALED_FILE_DAMAGED",
  );
  add(
    "bundle",
    "hostile-flipped",
    flipped(genuine, genuine.length - 200),
    "a byte is flipped",
    "SEALED_FILE_DAMAGED",
  );
  add(
    "bundle",
    "hostile-version",
    Buffer.concat([utf8ToBytes("age-encryption.org/v2"), genuine.subarray(21)]),
    "another version of age",
    "NOT_A_SEALED_FILE",
  );
  add(
    "bundle",
    "hostile-unlisted",
    await seal(await zipOf([["materials/SZ20240001/more.pdf", patternBytes(5)], ...entries])),
    "an entry that the manifest lacks",
    "MATERIAL_NOT_LISTED",
  );
  add(
    "bundle",
    "hostile-missing",
    await seal(await zipOf(entries.slice(1))),
    "a material that the ZIP lacks",
    "MATERIAL_MISSING",
  );
  const [first, ...rest] = entries as [Entry, ...Entry[]];
  add(
    "bundle",
    "hostile-size",
    await seal(await zipOf([[first[0], patternBytes(91)], ...rest])),
    "a material of another size than the manifest says",
    "MATERIAL_DAMAGED",
  );
  add(
    "bundle",
    "hostile-content",
    await seal(await zipOf([[first[0], patternBytes(90, 5)], ...rest])),
    "a material of other content than the manifest says",
    {
      damaged: { [first[0]]: "MATERIAL_DAMAGED" },
    },
  );
}

function addEnvelopes(add: AddCase, office: Keyring): void {
  const type = "application/vnd.vivaseal.test+json";
  const good = signEnvelope(type, { 名: "𠮷野", n: 1 }, [office.signer]);
  const said = new TextDecoder().decode(good);
  const signers = [office.card.keys.signingKey];
  const { payloadHash } = openEnvelope(good, type);
  add("envelope", "good", good, "one signature", { payloadHash, signers });
  const padded = said.replace(/"payload":"([^"]*?)=*"/, '"payload":"$1"');
  const rows: readonly (readonly [string, string, string, RefusalCode])[] = [
    ["no-signature", "no signature", said.replace(/\[.*\]/, "[]"), "ENVELOPE_MALFORMED"],
    ["same-key-twice", "one key twice", said.replace(/\[(.*)\]/, "[$1,$1]"), "ENVELOPE_MALFORMED"],
    [
      "seventeen",
      "17 signatures",
      said.replace(/\[(.*)\]/, (_all, one: string) => `[${Array(17).fill(one).join(",")}]`),
      "ENVELOPE_MALFORMED",
    ],
    [
      "thousand",
      "1,000 signatures",
      said.replace(/\[(.*)\]/, (_all, one: string) => `[${Array(1000).fill(one).join(",")}]`),
      "TOO_LARGE",
    ],
    ["line-feed", "a line feed at the end", `${said}\n`, "ENVELOPE_MALFORMED"],
    ["unknown-member", "an unknown member", said.replace("{", '{"extra":0,'), "ENVELOPE_MALFORMED"],
    [
      "keyid-upper",
      "a key in upper case",
      said.replace(signers[0] ?? "", (signers[0] ?? "").toUpperCase()),
      "ENVELOPE_MALFORMED",
    ],
    [
      "other-type",
      "another payload type, under the same signature",
      said.replace("vivaseal.test", "vivaseal.tset"),
      "ENVELOPE_MALFORMED",
    ],
    [
      "spare-bits",
      "base64 with spare bits set",
      said.replace(/=="/, 'Q=="').replace(/.Q=="/, 'R=="'),
      "ENVELOPE_MALFORMED",
    ],
    ["no-padding", "base64 without padding", padded, "ENVELOPE_MALFORMED"],
    [
      "other-payload",
      "another payload",
      said.replace(/"payload":"e/, '"payload":"f'),
      "SIGNATURE_INVALID",
    ],
  ];
  for (const [name, why, bytes, code] of rows)
    if (bytes !== said) add("envelope", `hostile-${name}`, utf8ToBytes(bytes), why, code);
}

async function addMeeting(add: AddCase, venue: Venue): Promise<void> {
  const { desk, close } = aRunningDesk(venue);
  await holdMeeting(aDay(desk, venue));
  const { fileName } = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();
  const bytes = new Uint8Array(readFileSync(join(venue.stickFolder, fileName)));
  const verified = must(await verifyResult(memorySource(bytes), venue.office));
  const { document, documentHash, journalLines } = verified;
  const head = hashOf(utf8ToBytes(journalLines.at(-1) ?? ""));
  const contents = Object.fromEntries(document.files.map((file) => [file.path, file.sha256]));
  const found = { lines: journalLines.length, head };
  const motions = motionsOf(document);
  add("result", "meeting", bytes, "six experts vote on two applicants, in a second round after a void one; one is recused, one leaves", {
    payloadHash: documentHash,
    ...found,
    contents,
    motions,
  });
  add(
    "result",
    "hostile-cut",
    bytes.slice(0, -1),
    "the last byte is missing",
    "RESULT_PACKAGE_DAMAGED",
  );
  add(
    "result",
    "hostile-flipped",
    flipped(bytes, 1000),
    "a byte is flipped",
    "RESULT_PACKAGE_DAMAGED",
  );
  await addForgedResults(add, venue, bytes);
  const place = meetingFolder(venue.stationFolder, venue.manifest.bundleId);
  addJournals(add, new Uint8Array(readFileSync(place.journal)), found);
}

/**
 * A day with what makes a recount hard: Z5 is recused from A2; a first round is void; in the second
 * one Z6 takes a paper and leaves without returning it, and Z4 leaves only after returning theirs.
 */
async function holdMeeting(day: ReturnType<typeof aDay>): Promise<void> {
  await day.readyToVote();
  const [z4, z5, z6] = [personId("Z4"), personId("Z5"), personId("Z6")];
  const recusal = { expertId: z5, applicantId: applicantId("A2"), recused: true, reason: "同学" };
  await day.does({ type: "decideRecusal", ...recusal }, "Z1");
  await day.roundOpened("A1", "A2");
  await day.cast("Z2", () => "approve");
  await day.does({ type: "voidRound", note: "票箱移动" }, "Z1", "Z3");
  await day.roundOpened("A1", "A2");
  const marks = ["approve", "approve", "reject", "abstain", "approve"] as const;
  for (const [index, mark] of marks.entries())
    await day.cast(`Z${index + 1}`, (applicant) => (applicant === "A1" ? "approve" : mark));
  await day.does({ type: "handPaper", expertId: z6, projectorChecked: true }, "Z6");
  await day.does({ type: "leave", expertId: z6 });
  await day.does({ type: "leave", expertId: z4 });
  await day.does({ type: "comeBack", expertId: z4 });
  await day.finished();
}

/** What the document says of each applicant's motion. */
export const motionsOf = ({ applicants }: ResultDocument): readonly unknown[] =>
  applicants.map(({ applicantId, stage, motion }) => ({ applicantId, stage, motion }));

/** The station's own key signs, for it is the enemy here, and two keys that nobody has unlocked. */
async function addForgedResults(add: AddCase, venue: Venue, genuine: Uint8Array): Promise<void> {
  const { office, station } = venue;
  const source = memorySource(genuine);
  const opened = must(await openResult({ source, identity: office.identity }));
  const { format: _format, version: _version, files: _files, ...document } = opened.document;
  const forge = async (changes: Partial<Pick<ResultInput, "document" | "journalLines">>) => {
    const out = memorySink();
    const keys = [31, 32].map((byte) => createSigner(new Uint8Array(32).fill(byte)));
    must(
      await sealResult({
        ...{ document, files: [], journalLines: opened.journalLines, ...changes, out },
        manifestEnvelope: opened.manifestEnvelope,
        signers: [station.signer, ...keys],
        officeRecipient: office.card.keys.recipient,
      }),
    );
    return out.bytes();
  };
  const lines = opened.journalLines;
  const otherTally = lines.map((line) => line.replace('"approve":2,', '"approve":3,'));
  const passed = JSON.parse(
    canonicalJson(asJson(document)).replace('"passed":false', '"passed":true'),
  ) as ResultInput["document"];
  add(
    "result",
    "hostile-other-signers",
    await forge({}),
    "nothing changed, but without the signatures of chair and secretary",
    "RESULT_SIGNERS_MISSING",
  );
  add(
    "result",
    "hostile-passed",
    await forge({ document: passed }),
    "an outcome turned round",
    "RESULT_DIFFERS",
  );
  add(
    "result",
    "hostile-line-dropped",
    await forge({ journalLines: lines.filter((_, index) => index !== 20) }),
    "a line of the journal is missing",
    "JOURNAL_CHAIN_BROKEN",
  );
  add(
    "result",
    "hostile-tally-changed",
    await forge({ journalLines: otherTally }),
    "a tally in the journal changed",
    "JOURNAL_CHAIN_BROKEN",
  );
}

function addJournals(
  add: AddCase,
  journal: Uint8Array,
  found: { readonly lines: number; readonly head: string },
): void {
  add("journal", "meeting", journal, "the same meeting, as the station keeps it", found);
  const torn = Buffer.concat([journal, patternBytes(77)]);
  add("journal", "torn", torn, "77 bytes of a write that was never finished", {
    ...found,
    tornBytes: 77,
  });
  const after = journal.length - 3000;
  add(
    "journal",
    "hostile-flipped",
    flipped(journal, after),
    "a byte is flipped, with whole frames behind it",
    "JOURNAL_DAMAGED",
  );
  add(
    "journal",
    "hostile-magic",
    flipped(journal, 0),
    "another magic number",
    "JOURNAL_NOT_RECOGNIZED",
  );
  add(
    "journal",
    "hostile-version",
    flipped(journal, 9),
    "major version 0",
    "JOURNAL_VERSION_UNKNOWN",
  );
  add(
    "journal",
    "hostile-header",
    flipped(journal, 20),
    "a byte of the header is flipped",
    "JOURNAL_DAMAGED",
  );
}
