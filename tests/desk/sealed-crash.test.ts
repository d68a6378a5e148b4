import { expect, test } from "vitest";
import { ok } from "../../src/core/result.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { initKeyring, openKeyring, trustCard } from "../../src/desk/keys/keyring.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { findViolation } from "../support/crash-states.ts";
import type { DiskImage } from "../support/disk-model.ts";
import {
  createRecordingFileLayer,
  emptyDisk,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";
import { codeOf, mustBeOk, patternBytes } from "./sealed-fixtures.ts";

const path = "/station/a.vsbundle";
const first = patternBytes(3000);
const second = patternBytes(2000, 2);

const write = (files: FileLayer, bytes: Uint8Array) =>
  writeSealedFile(files, path, async (out) => {
    await out.write(bytes.subarray(0, 1000));
    await out.write(bytes.subarray(1000));
    return ok(undefined);
  });

/** Writes a file, then another over it; notes when each was acknowledged. */
async function writtenTwice(options: RecordingOptions = {}) {
  const layer = createRecordingFileLayer(emptyDisk, options);
  for (const [name, bytes] of Object.entries({ first, second })) {
    layer.mark(`${name} begun`);
    mustBeOk(await write(layer.files, bytes));
    layer.mark(`${name} done`);
  }
  return layer;
}

/** What the name may hold: never a part, and never less than was acknowledged. */
function complaint(state: DiskImage, notes: readonly string[]): Promise<string | undefined> {
  const held = state.files.get(path);
  const allowed: (Uint8Array | undefined)[] = [];
  if (!notes.includes("first done")) allowed.push(undefined);
  if (notes.includes("first begun") && !notes.includes("second done")) allowed.push(first);
  if (notes.includes("second begun")) allowed.push(second);
  const fine = allowed.some((bytes) =>
    bytes === undefined ? held === undefined : held && Buffer.compare(held, bytes) === 0,
  );
  return Promise.resolve(fine ? undefined : `${held?.length ?? "no"} bytes`);
}

test("whenever the power fails, a sealed file is the old one or the new one, and the new one once acknowledged", async () => {
  const { history } = await writtenTwice();
  expect(await findViolation(emptyDisk, history, complaint)).toBeUndefined();
});

test("leaving out any one sync breaks that", async () => {
  const { syncCount } = await writtenTwice();
  expect(syncCount()).toBe(4);
  for (let dropSync = 1; dropSync <= syncCount(); dropSync += 1) {
    const { history } = await writtenTwice({ dropSync });
    expect(await findViolation(emptyDisk, history, complaint), `sync ${dropSync}`).toBeDefined();
  }
});

test("a sync that fails is a refusal, and the old file stays under its name", async () => {
  const layer = createRecordingFileLayer(emptyDisk, { failSync: 3 });
  mustBeOk(await write(layer.files, first));
  expect(codeOf(await write(layer.files, second))).toBe("DISK_FAILED");
  expect(await layer.files.readFile(path)).toEqual(first);
  expect(await layer.files.list("/station")).toEqual(["a.vsbundle"]);
});

test("whenever the power fails while trust is given, the keyring opens, with the trust once acknowledged", async () => {
  const layer = createRecordingFileLayer(emptyDisk);
  const common = { files: layer.files, passphrase: "临时口令-throw-away", logN: 1 };
  const office = { ...common, folder: "/office", role: "office" } as const;
  const station = { ...common, folder: "/station/keys", role: "station" } as const;
  const { checkCode } = mustBeOk(await initKeyring(office, "办公室"));
  mustBeOk(await initKeyring(station, "甲机"));
  const from = layer.history.length;
  const card = await layer.files.readFile("/office/office.vscard");
  mustBeOk(await trustCard(station, card, checkCode.hex));
  layer.mark("trusted");
  const violation = await findViolation(
    emptyDisk,
    layer.history,
    async (state, notes) => {
      const { files } = createRecordingFileLayer(state);
      const opened = await openKeyring({ ...station, files });
      if (!opened.ok) return opened.error.code;
      const trusted = opened.value.trusted.length;
      return trusted === 1 || !notes.includes("trusted") ? undefined : "trust was lost";
    },
    { from, sampling: { limit: 20, seed: 1 } },
  );
  expect(violation).toBeUndefined();
});
