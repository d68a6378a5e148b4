import { beforeAll, describe, expect, test } from "vitest";
import { openAgeFile, readWhole, sealToRecipients } from "../../src/desk/sealed/age-file.ts";
import { memorySink, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { createSigner } from "../../src/desk/sealed/ed25519.ts";
import { settleNow } from "../../src/desk/sealed/fault.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { openResult, sealResult, type ResultInput } from "../../src/desk/sealed/result-package.ts";
import { resultType } from "../../src/desk/sealed/result-schema.ts";
import { startSealedZip } from "../../src/desk/sealed/sealed-zip-writer.ts";
import { asJson, readSignedManifest } from "../../src/desk/sealed/signed-manifest.ts";
import {
  aManifest,
  codeOf,
  flipped,
  keysOf,
  mustBeOk,
  patternBytes,
  type Files,
  type TestKeys,
} from "./sealed-fixtures.ts";

let office: TestKeys;
let station: TestKeys;
let stranger: TestKeys;
const chair = createSigner(new Uint8Array(32).fill(21));
const secretary = createSigner(new Uint8Array(32).fill(22));
const report = patternBytes(500);
let input: Omit<ResultInput, "out">;

beforeAll(async () => {
  office = await keysOf("评委会办公室", 1);
  station = await keysOf("甲机", 2);
  stranger = await keysOf("别的办公室", 3);
  input = {
    document: { bundleId: "b", outcomes: [{ applicant: "𠮷野", passed: true }] },
    files: [
      { path: "tables/结果.xlsx", bytes: patternBytes(200, 2) },
      { path: "reports/评审结果汇总表.pdf", bytes: report },
    ],
    journalLines: ['{"seq":1}', '{"seq":2}'],
    manifestEnvelope: signEnvelope(manifestType, asJson(aManifest(office, [station], {})), [
      office.signer,
    ]),
    signers: [station.signer, chair, secretary],
    officeRecipient: office.keys.recipient,
  };
});

async function sealedResult(over: Partial<ResultInput> = {}): Promise<Uint8Array> {
  const out = memorySink();
  mustBeOk(await sealResult({ ...input, ...over, out }));
  return out.bytes();
}

const open = (bytes: Uint8Array, reader = office) =>
  openResult({ source: memorySource(bytes), identity: reader.identity });
const codeOfSealing = async (over: Partial<ResultInput>) =>
  codeOf(await sealResult({ ...input, ...over, out: memorySink() }));

describe("a result package", () => {
  test("opens for the office to document, signers, journal, manifest and files", async () => {
    const opened = mustBeOk(await open(await sealedResult()));
    expect(opened.document).toMatchObject({
      ...input.document,
      format: "vivaseal-result",
      version: "1.0",
    });
    expect(opened.signers).toEqual(
      [station.signer, chair, secretary].map(({ signingKey }) => signingKey),
    );
    expect(opened.journalLines).toEqual(input.journalLines);
    const manifest = settleNow(() => readSignedManifest(opened.manifestEnvelope, [office.keys]));
    expect(manifest.ok).toBe(true);
    expect(opened.document.files.map(({ path }) => path)).toEqual([
      "manifest.dsse.json",
      "journal.jsonl",
      "reports/评审结果汇总表.pdf",
      "tables/结果.xlsx",
    ]);
    const read = await opened.readFile("reports/评审结果汇总表.pdf");
    expect(mustBeOk(read)).toEqual(report);
    expect(codeOf(await opened.readFile("reports/none.pdf"))).toBe("MATERIAL_UNKNOWN");
  });

  test("may have an empty journal and no files", async () => {
    const bytes = await sealedResult({ journalLines: [], files: [] });
    expect(mustBeOk(await open(bytes)).journalLines).toEqual([]);
  });

  test("is refused to anyone but the office", async () => {
    for (const reader of [station, stranger])
      expect(codeOf(await open(await sealedResult(), reader))).toBe(
        "NOT_FOR_THIS_STATION_OR_DAMAGED",
      );
  });

  test("is refused when any one byte is flipped", async () => {
    const bytes = await sealedResult();
    // Every byte of header and nonce; of the one sealed chunk, under one tag, every fifth.
    for (let index = 0; index < bytes.length; index += index < 300 ? 1 : 5)
      expect(codeOf(await open(flipped(bytes, index))), `byte ${index}`).toBeDefined();
  });

  test("is refused, or says the same, when a byte was flipped before age sealed it", async () => {
    const plain = await readWhole(
      await openAgeFile(memorySource(await sealedResult()), {
        kind: "identity",
        identity: office.identity,
      }),
    );
    const whole = mustBeOk(await open(await sealedResult()));
    for (let index = 0; index < plain.length; index += 7) {
      const bytes = await sealToRecipients(flipped(plain, index, 0x21), [office.keys.recipient]);
      const opened = await open(bytes);
      if (!opened.ok) continue;
      expect(opened.value.documentHash).toBe(whole.documentHash);
      expect(opened.value.journalLines).toEqual(whole.journalLines);
    }
  });
});

describe("a result package that was put together otherwise is refused", () => {
  const contents = (): Record<string, Uint8Array> => ({
    "manifest.dsse.json": input.manifestEnvelope,
    "journal.jsonl": new TextEncoder().encode('{"seq":1}\n{"seq":2}\n'),
    "reports/评审结果汇总表.pdf": report,
    "tables/结果.xlsx": patternBytes(200, 2),
  });
  /** The true document and its signatures, around `entries`. */
  async function repacked(entries: Files): Promise<string | undefined> {
    const document = mustBeOk(await open(await sealedResult())).document;
    const envelope = signEnvelope(resultType, document, [station.signer]);
    const out = memorySink();
    const zip = startSealedZip(out);
    for (const [name, bytes] of Object.entries({ ...entries, "result.dsse.json": envelope }))
      await zip.add(name, memorySource(bytes));
    await zip.end();
    const bytes = await sealToRecipients(out.bytes(), [office.keys.recipient]);
    return codeOf(await open(bytes));
  }

  test("but not when it is put together the same way", async () => {
    expect(await repacked(contents())).toBeUndefined();
  });

  test("with another report of the same size, or of another", async () => {
    const path = "reports/评审结果汇总表.pdf";
    expect(await repacked({ ...contents(), [path]: patternBytes(500, 9) })).toBe(
      "RESULT_FILE_DAMAGED",
    );
    expect(await repacked({ ...contents(), [path]: patternBytes(501) })).toBe(
      "RESULT_FILE_DAMAGED",
    );
  });

  test("with a file more, a file less, or another order", async () => {
    const { "journal.jsonl": journal, ...rest } = contents();
    for (const entries of [
      { ...contents(), "tables/x.xlsx": report },
      rest,
      { ...rest, "journal.jsonl": journal! },
    ])
      expect(await repacked(entries)).toBe("RESULT_MALFORMED");
  });

  test("when the journal isn't lines", async () => {
    for (const text of ['{"seq":1}', "\n", '{"seq":1}\n\n']) {
      const journal = new TextEncoder().encode(text);
      const lines = Buffer.from(journal).toString().replace(/\n$/, "").split("\n");
      if (text.endsWith("\n"))
        expect(codeOf(await open(await sealedResult({ journalLines: lines })))).toBe(
          "RESULT_MALFORMED",
        );
      else
        expect(await repacked({ ...contents(), "journal.jsonl": journal })).toBe(
          "RESULT_FILE_DAMAGED",
        );
    }
  });
});

test("sealing a result is refused for paths of another kind", async () => {
  for (const path of [
    "x.pdf",
    "reports/a.exe",
    "reports/a/b.pdf",
    "tables/../x.xlsx",
    "result.dsse.json",
  ])
    expect(await codeOfSealing({ files: [{ path, bytes: report }] })).toBe("RESULT_MALFORMED");
});
