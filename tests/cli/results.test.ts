import { mkdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "../../src/core/canonical-json.ts";
import { chainStart, lineHash, recordLine } from "../../src/core/journal/record.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { auditJournal } from "../../src/core/result/audit.ts";
import { deriveResult } from "../../src/core/result/derive-result.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import type { Role } from "../../src/desk/keys/card.ts";
import { openKeyring, type Keyring } from "../../src/desk/keys/keyring.ts";
import { readRecord } from "../../src/desk/meeting/record-schema.ts";
import { importResults } from "../../src/desk/office/import-results.ts";
import { outcomesCsv } from "../../src/desk/office/outcome-files.ts";
import { outcomesOf } from "../../src/desk/office/outcomes.ts";
import { verifyResult, type VerifiedResult } from "../../src/desk/office/verify-result.ts";
import { memorySink, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { createSigner, type Signer } from "../../src/desk/sealed/ed25519.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { openResult, sealResult, type OpenResult } from "../../src/desk/sealed/result-package.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import { codeOf, mustBeOk } from "../desk/sealed-fixtures.ts";
import { commandLine, type Called, type CommandLine } from "../support/command-line.ts";
import { fillSourceFolder } from "../support/source-folder.ts";

let line: CommandLine;
let demo: Called;
let office: Keyring;
let station: Keyring;
let opened: OpenResult;
let verified: VerifiedResult;

/** A meeting of four applicants whose experts grade every item behind their own PINs. */
beforeAll(async () => {
  line = await commandLine();
  await mkdir(line.path("source"));
  await fillSourceFolder(line.path("source"), ({ set, setItem, sheet }) => {
    setItem("评审规则", "评分方式", "专家录入");
    setItem("评审规则", "评分录入", "分项");
    for (let row = 6; row <= sheet("申报人").rowCount; row += 1)
      set("申报人", row, "笔试结论", "不合格");
  });
  demo = await line.callWith({}, "demo", "--source", line.path("source"), "--out", line.path("d"));
  expect(demo.err).toBe("");
  office = await keysOf("office");
  station = await keysOf("station");
  const source = memorySource(new Uint8Array(await readFile(line.path("d", "result.vsresult"))));
  opened = mustBeOk(await openResult({ source, identity: office.identity }));
  verified = mustBeOk(await verifyResult(source, office));
}, 180_000);
afterAll(() => line.remove());

test("the demo's meeting follows the rules of its source: items, behind each expert's PIN", () => {
  const grades = verified.journal.records.flatMap(({ event }) =>
    event.type === "gradeRecorded" ? [event] : [],
  );
  expect(grades.length).toBeGreaterThan(8);
  for (const { score, source } of grades) expect([score.kind, source]).toEqual(["items", "pin"]);
  expect(verified.signedGrades).toBe(grades.length);
});

test("a result sealed to another office is refused in words for an office", async () => {
  const folder = line.path("elsewhere");
  const environment = { VIVASEAL_PASSPHRASE: "another passphrase" };
  await line.callWith(environment, "office", "init", folder, "--name", "别处");
  const file = line.path("d", "result.vsresult");
  const refused = await line.callWith(environment, "verify", file, "--office", folder);
  expect(refused).toMatchObject({ exit: 1, code: "RESULT_NOT_FOR_THIS_OFFICE" });
  expect(refused.err).toContain("请评审现场重新导出");
});

describe("a result that its station sealed anew is refused when", () => {
  test("an outcome was changed", async () => {
    const applicants = verified.document.applicants.map((one) => ({ ...one, stage: "passed" }));
    expect(await resealed({ document: { applicants } })).toBe("RESULT_DIFFERS");
  });

  test("a line of the journal was changed or left out", async () => {
    const { journalLines } = opened;
    const without = journalLines.filter((_, index) => index !== 40);
    const changed = journalLines.map((text, index) =>
      index === 40 ? text.replace('"v":1', '"v":2') : text,
    );
    expect(await resealed({ journalLines: without })).toBe("JOURNAL_CHAIN_BROKEN");
    expect(await resealed({ journalLines: changed })).toBe("JOURNAL_LINE_BAD");
  });

  test("the meeting was not locked", async () => {
    const events = verified.journal.records.map(({ event }) => event);
    expect(await resealed(derivedFrom(events.slice(0, -1)))).toBe("RESULT_NOT_LOCKED");
  });

  test("only the station signed it, or a stranger beside it", async () => {
    const stranger = createSigner(new Uint8Array(32).fill(7));
    expect(await resealed({ signers: [station.signer] })).toBe("RESULT_SIGNERS_MISSING");
    expect(await resealed({ signers: [station.signer, stranger] })).toBe("RESULT_SIGNERS_MISSING");
  });

  test("it says more, or less, than a result does", async () => {
    expect(await resealed({ document: { remark: "approved" } })).toBe("RESULT_MALFORMED");
    expect(await resealed({ document: { rounds: undefined } })).toBe("RESULT_MALFORMED");
    expect(await resealed({ document: { exportedAt: "yesterday" } })).toBe("RESULT_MALFORMED");
  });

  test("it names a station that the bundle is not for", async () => {
    const other = { ...station.card.keys, name: "二号机" };
    expect(await resealed({ document: { station: other } })).toBe("RESULT_OF_UNKNOWN_STATION");
  });

  test("the manifest in it is another office's", async () => {
    const signer = createSigner(new Uint8Array(32).fill(9));
    const keys = { ...office.card.keys, name: "别处", signingKey: signer.signingKey };
    const manifest = asJson({ ...verified.manifest, office: keys });
    const manifestEnvelope = signEnvelope(manifestType, manifest, [signer]);
    expect(await resealed({ manifestEnvelope })).toBe("RESULT_OF_ANOTHER_OFFICE");
  });

  test("a grade was changed under the keys of people who were put in place of the real ones", async () => {
    const locked = verified.journal.records.at(-1)?.event;
    if (locked?.type !== "meetingLocked") throw new Error("The last event locks the meeting");
    const [chair, secretary] = [3, 4].map((seed) => createSigner(new Uint8Array(32).fill(seed)));
    const taken = new Map([
      [locked.chairId, chair],
      [locked.secretaryId, secretary],
    ]);
    const events = verified.journal.records.map(({ event }): MeetingEvent => {
      const key = event.type === "personCheckedIn" && taken.get(event.personId)?.signingKey;
      return event.type === "personCheckedIn" && key ? { ...event, sessionKey: key } : event;
    });
    const signers = [station.signer, chair!, secretary!];
    expect(await resealed({ ...derivedFrom(events), signers })).toBe("GRADE_SIGNATURE_BAD");
  });
});

describe("import", () => {
  const files = createNodeFileLayer();
  const request = (rehearsal: boolean, out: string, ...results: readonly VerifiedResult[]) =>
    importResults({
      ...{ files, rehearsal, out: line.path(out) },
      results: results.map((result, index) => ({ file: `${index}.vsresult`, result })),
    });
  const official = (): VerifiedResult => {
    const { document } = verified;
    return {
      ...verified,
      document: { ...document, bundle: { ...document.bundle, kind: "official" } },
    };
  };

  test("takes the longer of two journals when it continues the shorter, and refuses others", async () => {
    const shorter = { ...verified, journalLines: verified.journalLines.slice(0, -1) };
    const imported = mustBeOk(await request(true, "later", shorter, verified));
    expect(imported.results).toEqual([verified]);
    const diverging = { ...shorter, journalLines: [...shorter.journalLines, "{}"] };
    expect(codeOf(await request(true, "diverging", diverging, verified))).toBe("RESULTS_DIVERGE");
  });

  test("never mixes official results and rehearsals", async () => {
    expect(codeOf(await request(true, "mixed", official()))).toBe("RESULT_IS_OFFICIAL");
    expect(codeOf(await request(false, "mixed", verified))).toBe("RESULT_IS_REHEARSAL");
    const { paths } = mustBeOk(await request(false, "official", official()));
    expect(paths).toContain("outcomes.csv");
    expect(paths.join()).not.toContain("演练");
  });

  test("gives a county its own applicants and none of the committee's people", async () => {
    const { paths } = mustBeOk(await request(true, "counties", verified));
    const own = paths.filter(
      (path) => path.startsWith("委托评审/通江县") && path.endsWith(".json"),
    );
    expect(own).toHaveLength(1);
    const text = await readFile(line.path("counties", ...own[0]!.split("/")), "utf8");
    expect(text).toContain("𠮷野");
    expect(text).not.toContain("䶮堃");
    for (const { name } of verified.manifest.experts) expect(text).not.toContain(name);
  });

  test("writes CSV that no spreadsheet runs, with CRLF, quotes doubled and a byte order mark", () => {
    const [first] = outcomesOf(verified.manifest, verified.document);
    const applicant = { ...first!.applicant, name: '=HYPERLINK("x","y")', employer: 'a,b\n"c"' };
    const csv = outcomesCsv([{ ...first!, applicant }]);
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(csv);
    expect(text).toContain(`,"'=HYPERLINK(""x"",""y"")",`);
    expect(text).toContain(`,"a,b\n""c""",`);
    expect(text.split("\r\n")).toHaveLength(3);
  });
});

async function keysOf(role: Role): Promise<Keyring> {
  const passphrase = (await readFile(line.path("d", "passphrase.txt"), "utf8")).trim();
  const place = { files: createNodeFileLayer(), folder: line.path("d", role), role, passphrase };
  return mustBeOk(await openKeyring(place));
}

interface Forgery {
  readonly document?: Readonly<Record<string, unknown>>;
  readonly journalLines?: readonly string[];
  readonly manifestEnvelope?: Uint8Array;
  readonly signers?: readonly Signer[];
}

/** Seals the result anew with these changes, as whoever holds the station could; the code it is refused with. */
async function resealed({ document, ...changed }: Forgery): Promise<string | undefined> {
  const out = memorySink();
  const { files: _, ...stated } = opened.document;
  const sealed = await sealResult({
    ...{ journalLines: opened.journalLines, manifestEnvelope: opened.manifestEnvelope },
    ...{ signers: [station.signer], files: [], officeRecipient: office.card.keys.recipient },
    ...changed,
    document: { ...stated, ...(document as Readonly<Record<string, Json>>) },
    out,
  });
  mustBeOk(sealed);
  return codeOf(await verifyResult(memorySource(out.bytes()), office));
}

/** A sound chain over `events`, and the document that follows from it. */
function derivedFrom(events: readonly MeetingEvent[]): Forgery {
  const { manifest, document, journal } = verified;
  let prev = chainStart(manifest.bundleId);
  const journalLines = events.map((event, index) => {
    const record = journal.records[index]!;
    const text = recordLine({ ...record, event, prev });
    prev = lineHash(text);
    return text;
  });
  const { state } = mustBeOk(auditJournal(manifest, journalLines, readRecord));
  const derived = deriveResult(manifest, state, {
    ...{ bundleHash: document.bundle.hash, station: document.station },
    ...{ exportedAt: document.exportedAt, files: [] },
    journal: { lines: events.length, head: prev },
  });
  const { files: _, ...stated } = derived;
  return { journalLines, document: stated };
}
