import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { describe, expect, test } from "vitest";
import { memorySink, memorySource, type ByteSource } from "../../src/desk/sealed/byte-ports.ts";
import { entryNameKey, entryNameProblem } from "../../src/desk/sealed/entry-name.ts";
import { fault, settle } from "../../src/desk/sealed/fault.ts";
import { openSealedZip } from "../../src/desk/sealed/sealed-zip-reader.ts";
import {
  dataDescriptor,
  directoryEnd,
  directoryHeader,
  localHeader,
  type WrittenEntry,
} from "../../src/desk/sealed/zip-records.ts";
import { startSealedZip } from "../../src/desk/sealed/sealed-zip-writer.ts";
import {
  codeOf,
  flipped,
  isOnPath,
  mustBeOk,
  patternBytes,
  type Files,
} from "./sealed-fixtures.ts";

const files: Files = {
  "materials/SZ1/01 评审表.pdf": patternBytes(2000),
  "materials/SZ1/空.txt": new Uint8Array(),
  "materials/SZ2/𠮷野.jpg": patternBytes(70_000, 2),
  "manifest.dsse.json": new TextEncoder().encode("{}"),
};

async function zipOf(contents: Files): Promise<Uint8Array> {
  const out = memorySink();
  const zip = startSealedZip(out);
  for (const [name, bytes] of Object.entries(contents)) await zip.add(name, memorySource(bytes));
  await zip.end();
  return out.bytes();
}

const codeOfOpening = async (bytes: Uint8Array) =>
  codeOf(await settle(() => openSealedZip(memorySource(bytes))));

/** A ZIP as other programs write it, or as an enemy would. */
async function foreignZip(
  entries: readonly (readonly [string, object])[],
  comment?: Uint8Array,
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    level: 0,
    extendedTimestamp: false,
    msDosCompatible: true,
  });
  for (const [name, options] of entries)
    await zip.add(name, new Uint8ArrayReader(patternBytes(50)), options);
  return zip.close(comment);
}

describe("a stored ZIP", () => {
  test("opens to the same names, in order, with the same bytes", async () => {
    const zip = await openSealedZip(memorySource(await zipOf(files)));
    expect(zip.entries.map(({ name }) => name)).toEqual(Object.keys(files));
    for (const entry of zip.entries) expect(await zip.read(entry, 1e6)).toEqual(files[entry.name]);
  });

  test("is the same bytes for the same entries, in every time zone", async () => {
    const zone = process.env["TZ"];
    process.env["TZ"] = "Asia/Shanghai";
    const here = await zipOf(files);
    process.env["TZ"] = "America/Los_Angeles";
    const there = await zipOf(files);
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(Buffer.compare(here, there)).toBe(0);
  });

  test("refuses to hold a name twice, also in another case", async () => {
    const zip = startSealedZip(memorySink());
    await zip.add("materials/a/b.pdf", memorySource(patternBytes(3)));
    const again = zip.add("materials/a/B.PDF", memorySource(patternBytes(3)));
    expect(codeOf(await settle(() => again))).toBe("ENTRY_NAME_UNSAFE");
  });

  test("tells the fault of a source that fails while it is read", async () => {
    const failing: ByteSource = {
      sizeBytes: 100,
      read: () => Promise.reject(fault("DISK_FAILED", { file: "f", errno: "EIO" })),
    };
    const zip = startSealedZip(memorySink());
    expect(codeOf(await settle(() => zip.add("materials/a", failing)))).toBe("DISK_FAILED");
  });

  test("needs an entry of more than the reader's limit to be refused before it is read", async () => {
    const zip = await openSealedZip(memorySource(await zipOf(files)));
    const entry = zip.entry("materials/SZ2/𠮷野.jpg")!;
    expect(codeOf(await settle(() => zip.read(entry, 69_999)))).toBe("TOO_LARGE");
  });
});

describe("names", () => {
  test.each([
    "materials/SZ20240001/01 专业技术职称评审表.pdf",
    "materials/䶮堃/王𬭊（一）.jpg",
    "reports/评审结果汇总表.pdf",
    "a",
  ])("safe everywhere are taken: %s", (name) => {
    expect(entryNameProblem(name)).toBeUndefined();
  });

  test.each([
    "",
    "/etc/passwd",
    "a//b",
    "a/",
    "../a",
    "a/../b",
    "a/./b",
    "a\\..\\b",
    "C:/a",
    "a:b",
    "a\u0000b",
    "a\nb",
    "a\u007fb",
    "a\u202egpj.exe",
    "a\u2066b",
    "a\u200fb",
    "a\u061cb",
    "a\u2028b",
    "a\ufeffb",
    "a./b",
    "a /b",
    "a/ b",
    "con",
    "a/NUL.pdf",
    "a/com1",
    "a/con .pdf",
    "a/CONOUT$",
    "a?",
    "a*b",
    "a\ud800",
    "e\u0301",
    `a/${"啊".repeat(86)}`,
    "a/".repeat(600) + "b",
  ])("that a system could take for something else are refused: %j", (name) => {
    expect(entryNameProblem(name)).toBeDefined();
  });

  test("are one where only case differs, also at a word's end in Greek", () => {
    expect(entryNameKey("a/ΟΔΟΣ")).toBe(entryNameKey("a/οδοσ"));
    expect(entryNameKey("a/ΟΔΟΣ")).not.toBe(entryNameKey("a/οδος"));
  });
});

describe("a ZIP of any other kind is refused", () => {
  test("compressed", async () => {
    const zip = await foreignZip([["materials/a", { level: 6 }]]);
    expect(await codeOfOpening(zip)).toBe("ZIP_ENTRY_COMPRESSED");
  });

  test("encrypted", async () => {
    const zip = await foreignZip([["materials/a", { password: "x" }]]);
    expect(await codeOfOpening(zip)).toBe("ZIP_REFUSED");
  });

  test("with a folder, a link, or extra fields", async () => {
    for (const options of [
      { directory: true },
      { unixMode: 0o120777 },
      { unixMode: 0o020666 },
      { extraField: new Map([[0x7075, patternBytes(9)]]) },
      { extendedTimestamp: true },
      { comment: "x" },
    ])
      expect(
        await codeOfOpening(await foreignZip([["materials/a", options]])),
        JSON.stringify(options),
      ).toMatch(/^(ZIP_REFUSED|ENTRY_NAME_UNSAFE)$/);
  });

  test("with a comment, or anything before or after", async () => {
    const commented = await foreignZip([["a", {}]], patternBytes(5));
    const zip = await zipOf(files);
    for (const bad of [
      commented,
      Buffer.concat([zip, patternBytes(1)]),
      Buffer.concat([patternBytes(10), zip]),
      Buffer.concat([zip, zip]),
    ])
      expect(await codeOfOpening(bad)).toBe("ZIP_REFUSED");
  });

  test.each(["../evil", "/evil", "a\\b", "a\u202eb", "con"])(
    "with the unsafe name %j",
    async (name) => {
      expect(await codeOfOpening(await foreignZip([[name, {}]]))).toMatch(
        /^(ENTRY_NAME_UNSAFE|ZIP_REFUSED)$/,
      );
    },
  );

  test("with names that would be one file on Windows", async () => {
    const zip = await foreignZip([
      ["materials/A", {}],
      ["materials/a", {}],
    ]);
    expect(await codeOfOpening(zip)).toBe("ZIP_REFUSED");
  });

  test("with entries that overlap or point elsewhere", async () => {
    const zip = await zipOf({ a: patternBytes(50), b: patternBytes(50, 2) });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    const directory = view.getUint32(zip.length - 6, true);
    const second = directory + 46 + 1;
    for (const offset of [0, 1, view.getUint32(second + 42, true) + 1, directory, 1e9]) {
      const bad = zip.slice();
      new DataView(bad.buffer).setUint32(second + 42, offset, true);
      const code = codeOf(
        await settle(async () => {
          const opened = await openSealedZip(memorySource(bad));
          for (const entry of opened.entries) await opened.read(entry, 1e6);
        }),
      );
      const overlaps = offset <= 1;
      expect(code, String(offset)).toBe(overlaps ? "ZIP_ENTRIES_OVERLAP" : "ZIP_REFUSED");
    }
  });

  test("with a directory that claims sizes beyond the file", async () => {
    const zip = await zipOf({ a: patternBytes(50) });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    const directory = view.getUint32(zip.length - 6, true);
    for (const at of [directory + 20, directory + 24, zip.length - 10, zip.length - 6]) {
      const bad = zip.slice();
      new DataView(bad.buffer).setUint32(at, 0xfffffff0, true);
      expect(await codeOfOpening(bad)).toBe(
        at < zip.length - 22
          ? "ZIP_ENTRY_SIZES_DIFFER"
          : at === zip.length - 10
            ? "TOO_LARGE"
            : "ZIP_REFUSED",
      );
    }
  });

  test("never gives more than it holds, whichever byte is changed", async () => {
    const contents = { "materials/a": patternBytes(40), b: patternBytes(30, 3) };
    const zip = await zipOf(contents);
    for (let index = 0; index < zip.length; index += 1) {
      for (const by of [1, 0x80, 0xff]) {
        const bad = memorySource(flipped(zip, index, by));
        // Any outcome but an error that isn't a refusal: hashes decide what the bytes are worth.
        await settle(async () => {
          const opened = await openSealedZip(bad);
          for (const entry of opened.entries) await opened.read(entry, 1e6);
        });
      }
    }
  });

  test("cut off anywhere", async () => {
    const zip = await zipOf({ a: patternBytes(20) });
    for (let length = 0; length < zip.length; length += 1)
      expect(await codeOfOpening(zip.subarray(0, length))).toBe("ZIP_REFUSED");
  });
});

const unzipHere = isOnPath("unzip");
describe(
  unzipHere ? "with stock unzip" : "with stock unzip (SKIPPED: unzip is not on PATH)",
  () => {
    test.skipIf(!unzipHere)("it tests clean and gives the same bytes", async () => {
      const path = join(mkdtempSync(join(tmpdir(), "sealed-zip-")), "a.zip");
      writeFileSync(path, await zipOf(files));
      const said = execFileSync("unzip", ["-t", path]).toString();
      expect(said).toContain("No errors detected");
      const out = execFileSync("unzip", ["-p", path, "materials/SZ1/01*"]);
      expect(Buffer.compare(out, files["materials/SZ1/01 评审表.pdf"]!)).toBe(0);
    });
  },
);

test("70,000 entries take Zip64 and open in order", async () => {
  const contents: Record<string, Uint8Array> = {};
  for (let index = 0; index < 70_000; index += 1)
    contents[`materials/SZ/${index}.pdf`] = new Uint8Array([index & 0xff]);
  const bytes = await zipOf(contents);
  const zip = await openSealedZip(memorySource(bytes));
  expect(zip.entries).toHaveLength(70_000);
  const entry = zip.entry("materials/SZ/69999.pdf")!;
  expect(await zip.read(entry, 10)).toEqual(new Uint8Array([69_999 & 0xff]));
  expect(zip.entries.at(-1)?.name).toBe("materials/SZ/69999.pdf");
});

test("an entry and a directory past 4 GiB take Zip64", async () => {
  const data = patternBytes(50);
  const large = 500 * 1024 * 1024;
  const parts = new Map<number, Uint8Array>();
  const entries: WrittenEntry[] = [];
  let at = 0;
  for (let index = 0; index < 11; index += 1) {
    const name = new TextEncoder().encode(`materials/${index}`);
    const sizeBytes = index < 9 ? large : data.length;
    const entry = { name, crc32: crc32(data), sizeBytes, offset: at };
    entries.push(entry);
    const header = localHeader(name);
    parts.set(at, index < 9 ? header : Buffer.concat([header, data]));
    at += header.length + sizeBytes;
    parts.set(at, dataDescriptor(entry));
    at += 16;
  }
  const directory = Buffer.concat(entries.map(directoryHeader));
  parts.set(at, Buffer.concat([directory, ...directoryEnd(11, directory.length, at)]));
  const zip = await openSealedZip(sparseSource(parts));
  expect(zip.entries.map(({ offset }) => offset)).toEqual(entries.map(({ offset }) => offset));
  expect(zip.entries.at(-1)?.offset).toBeGreaterThan(2 ** 32);
  for (const entry of zip.entries.slice(9)) expect(await zip.read(entry, 100)).toEqual(data);
});

/** Zeros, but for `parts` at their offsets; ends with the last part. */
function sparseSource(parts: ReadonlyMap<number, Uint8Array>): ByteSource {
  const ends = [...parts].map(([offset, bytes]) => offset + bytes.length);
  return {
    sizeBytes: Math.max(...ends),
    read: (offset, length) => {
      const bytes = new Uint8Array(length);
      for (const [from, part] of parts) {
        const start = Math.max(from, offset);
        const end = Math.min(from + part.length, offset + length);
        if (start < end) bytes.set(part.subarray(start - from, end - from), start - offset);
      }
      return Promise.resolve(bytes);
    },
  };
}

test("a ZIP of no entries opens to none", async () => {
  const opened = mustBeOk(await settle(async () => openSealedZip(memorySource(await zipOf({})))));
  expect(opened.entries).toEqual([]);
});
