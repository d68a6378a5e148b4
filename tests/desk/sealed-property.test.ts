import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { chunkBytes, sealedChunkBytes } from "../../src/desk/sealed/age-chunks.ts";
import { openAgeFile, readWhole } from "../../src/desk/sealed/age-file.ts";
import type { OpenBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { manifestEntry } from "../../src/desk/sealed/bundle-writer.ts";
import { joinBytes, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { entryNameKey, entryNameProblem } from "../../src/desk/sealed/entry-name.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import {
  createDraw,
  createSealer,
  mutated,
  rawZip,
  zipOf,
  type Draw,
  type Entry,
  type Sealer,
} from "../support/hostile-bundle.ts";
import {
  aManifest,
  keysOf,
  mustBeOk,
  openAs,
  patternBytes,
  sealed,
  type Files,
  type TestKeys,
} from "./sealed-fixtures.ts";

let office: TestKeys;
let foreign: TestKeys;
let station: TestKeys;
beforeAll(async () => {
  office = await keysOf("评委会办公室", 1);
  station = await keysOf("甲机", 2);
  foreign = await keysOf("评委会办公室", 3);
});

describe("any tree of files", () => {
  const part = fc
    .stringMatching(/^[0-9a-zA-Z一-龥𠮷（）_ .-]{1,12}$/u)
    .filter((text) => entryNameProblem(text) === undefined);
  const path = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts) => ["materials", ...parts].join("/"));
  const length = fc.oneof(
    fc.nat(300),
    fc.constantFrom(0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1),
    fc.nat(150_000),
  );
  const tree = fc.uniqueArray(fc.tuple(path, length), {
    maxLength: 6,
    selector: ([name]) => entryNameKey(name),
  });

  test("sealed and opened, is the same bytes; read anywhere, the slice of the whole", async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.nat(), async (list, seed) => {
        const files: Files = Object.fromEntries(
          list.map(([name, size], index) => [name, patternBytes(size, index + 1)]),
        );
        const bytes = await sealed(aManifest(office, [station], files), files, office.signer);
        await expectSame(mustBeOk(await openAs(station, bytes, [office.keys])), files);
        await expectSlices(bytes, createDraw(seed));
      }),
      { numRuns: 40 },
    );
  });
});

async function expectSame(opened: OpenBundle, files: Files): Promise<void> {
  expect(opened.manifest.materials.map(({ path }) => path)).toEqual(Object.keys(files));
  for (const [path, expected] of Object.entries(files))
    expect(Buffer.compare(mustBeOk(await opened.readMaterial(path)), expected)).toBe(0);
  expect(mustBeOk(await opened.verifyAll()).materials).toBe(Object.keys(files).length);
}

async function expectSlices(bytes: Uint8Array, draw: Draw): Promise<void> {
  const { identity } = station;
  const plain = await openAgeFile(memorySource(bytes), { kind: "identity", identity });
  const whole = await readWhole(plain);
  for (let count = 0; count < 20; count += 1) {
    const from = draw.below(whole.length);
    const size = draw.below(whole.length - from + 1);
    expect(Buffer.compare(await plain.read(from, size), whole.subarray(from, from + size))).toBe(0);
  }
}

describe("of ten thousand mutations none is accepted that differs in content:", () => {
  const small: Files = {
    "materials/SZ20240001/01 评审表.pdf": patternBytes(90),
    "materials/SZ20240001/02 论文.pdf": patternBytes(90, 2),
    "materials/SZ20240001/空.txt": new Uint8Array(),
  };
  let manifest: Manifest;
  let entries: readonly Entry[];
  let sealer: Sealer;
  let genuineHash: string;

  beforeAll(async () => {
    manifest = aManifest(office, [station], small);
    entries = [
      ...Object.entries(small),
      [manifestEntry, signEnvelope(manifestType, asJson(manifest), [office.signer])],
    ];
    sealer = await createSealer(station.keys.recipient, station.identity);
    const opened = await openAs(station, await sealer.seal(await zipOf(entries)), [office.keys]);
    genuineHash = mustBeOk(opened).manifestHash;
  });

  /** Whether it was accepted; fails the test where anything in it differs from what was signed. */
  async function accepted(bytes: Uint8Array, files = small, hash = genuineHash): Promise<boolean> {
    const opened = await openAs(station, bytes, [office.keys]);
    if (!opened.ok) return false;
    expect(opened.value.manifestHash).toBe(hash);
    let good = 0;
    for (const [path, expected] of Object.entries(files)) {
      const read = await opened.value.readMaterial(path);
      if (!read.ok) continue;
      expect(Buffer.compare(read.value, expected), path).toBe(0);
      good += 1;
    }
    expect((await opened.value.verifyAll()).ok).toBe(good === Object.keys(files).length);
    return good === Object.keys(files).length;
  }

  test("1,000 of the sealed file's header, 1,500 of what follows it", async () => {
    const genuine = await sealer.seal(await zipOf(entries));
    const draw = createDraw(1);
    for (let count = 0; count < 2_500; count += 1) {
      const from = count < 1_000 ? 0 : sealer.headerBytes;
      const bytes = mutated(genuine, draw, from);
      if (Buffer.compare(bytes, genuine) === 0) continue;
      expect(await accepted(bytes), `mutation ${count}`).toBe(false);
    }
  });

  test("300 that swap, repeat, drop or damage chunks", async () => {
    const files: Files = { "materials/SZ20240001/大.pdf": patternBytes(3 * chunkBytes) };
    const large = aManifest(office, [station], files);
    const bytes = await sealed(large, files, office.signer);
    const hash = mustBeOk(await openAs(station, bytes, [office.keys])).manifestHash;
    const { identity } = station;
    const plain = await openAgeFile(memorySource(bytes), { kind: "identity", identity });
    const chunks = Math.ceil(plain.sizeBytes / chunkBytes);
    const start = bytes.length - plain.sizeBytes - 16 * chunks;
    const draw = createDraw(2);
    for (let count = 0; count < 300; count += 1) {
      const order = Array.from({ length: chunks }, (_, index) => index);
      for (let change = 0; change < 1 + draw.below(2); change += 1)
        order.splice(draw.below(order.length), draw.below(2), draw.below(chunks));
      const moved = joinBytes([
        bytes.subarray(0, start),
        ...order.map((index) => {
          const at = start + index * sealedChunkBytes;
          return bytes.subarray(at, at + sealedChunkBytes);
        }),
      ]);
      if (Buffer.compare(moved, bytes) === 0) continue;
      expect(await accepted(moved, files, hash), `order ${order.join()}`).toBe(false);
    }
  });

  test.each([3, 13, 23, 33])("1,300 of the ZIP's bytes, sealed anew to it (%i)", async (seed) => {
    const zip = await zipOf(entries);
    const draw = createDraw(seed);
    for (let count = 0; count < 1_300; count += 1) {
      const bytes = mutated(zip, draw);
      if (Buffer.compare(bytes, zip) === 0) continue;
      expect(await accepted(await sealer.seal(bytes)), `mutation ${count}`).toBe(false);
    }
  });

  test("1,000 of whole entries: swapped, renamed, dropped, doubled, added, changed", async () => {
    const draw = createDraw(4);
    for (let count = 0; count < 1_000; count += 1) {
      const changed = changedEntries(entries, draw);
      if (sameEntries(changed, entries)) continue;
      const zip = rawZip(changed.map(([name, bytes]) => ({ name, bytes })));
      expect(await accepted(await sealer.seal(zip)), `mutation ${count}`).toBe(false);
    }
  });

  test("1,000 of the manifest: unsigned, signed by another office, or in its name", async () => {
    const draw = createDraw(5);
    for (let count = 0; count < 1_000; count += 1) {
      const forged = signEnvelope(manifestType, changedJson(asJson(manifest), draw), [
        draw.one([foreign.signer, { ...foreign.signer, signingKey: office.keys.signingKey }]),
      ]);
      const envelope = draw.below(2) === 0 ? forged : withPayloadOf(forged, entries);
      const zip = await zipOf([...entries.slice(0, -1), [manifestEntry, envelope]]);
      expect(await accepted(await sealer.seal(zip)), `mutation ${count}`).toBe(false);
    }
  });
});

function changedEntries(entries: readonly Entry[], draw: Draw): readonly Entry[] {
  const list = [...entries];
  const [left, right] = [draw.below(list.length), draw.below(list.length)];
  const [a, b] = [list[left]!, list[right]!];
  switch (draw.below(6)) {
    case 0:
      list[left] = [a[0], b[1]];
      list[right] = [b[0], a[1]];
      break;
    case 1:
      list[left] = [`${a[0]}${draw.below(10)}`, a[1]];
      break;
    case 2:
      list.splice(left, 1);
      break;
    case 3:
      list.splice(left, 0, [`materials/SZ20240001/${draw.below(99)}.pdf`, b[1]]);
      break;
    case 4:
      list[left] = [a[0], a[1].length > 0 ? mutated(a[1], draw) : new Uint8Array([1])];
      break;
    default:
      list[left] = b;
  }
  return list;
}

/** In the same order or another: what is signed is names with contents, the manifest last. */
function sameEntries(left: readonly Entry[], right: readonly Entry[]): boolean {
  const textOf = (list: readonly Entry[]) =>
    list.map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString("hex")}`).join("\n");
  return textOf(left) === textOf(right);
}

/** One number, text or truth value somewhere in it changed, or one member or item dropped. */
function changedJson(value: Json, draw: Draw): Json {
  const copy = JSON.parse(canonicalJson(value)) as Record<string, unknown>;
  let place: Record<string, unknown> = copy;
  for (;;) {
    const key = draw.one(Object.keys(place));
    const inner = place[key];
    if (typeof inner === "object" && inner !== null && Object.keys(inner).length > 0) {
      place = inner as Record<string, unknown>;
      continue;
    }
    if (Array.isArray(place)) place.splice(Number(key), 1);
    else if (draw.below(4) === 0) Reflect.deleteProperty(place, key);
    else place[key] = otherValue(inner);
    return copy as Json;
  }
}

function otherValue(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return `${value}改`;
  return value === null ? "x" : null;
}

/** The forged payload under the genuine signatures. */
function withPayloadOf(forged: Uint8Array, entries: readonly Entry[]): Uint8Array {
  const parse = (bytes: Uint8Array) =>
    JSON.parse(new TextDecoder().decode(bytes)) as Record<string, Json>;
  const genuine = parse(entries.at(-1)![1]);
  const { payload } = parse(forged);
  return new TextEncoder().encode(canonicalJson({ ...genuine, payload: payload ?? "" }));
}
