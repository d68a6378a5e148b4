import { beforeAll, describe, expect, test } from "vitest";
import { manifestEntry } from "../../src/desk/sealed/bundle-writer.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import { createSealer, rawZip, zipOf, type Entry, type Sealer } from "../support/hostile-bundle.ts";
import { envelopeOver, hostilePayloads } from "../support/hostile-payloads.ts";
import { hostileZips } from "../support/hostile-zips.ts";
import {
  aManifest,
  codeOf,
  keysOf,
  openAs,
  patternBytes,
  type Files,
  type TestKeys,
} from "./sealed-fixtures.ts";

/*
 * The enemy here knows the station's card, so everything is sealed to it rightly; and where a
 * payload is at fault, even the office's own key has signed it.
 */
const office: TestKeys = await keysOf("评委会办公室", 1);
const station: TestKeys = await keysOf("甲机", 2);
const files: Files = {
  "materials/SZ20240001/01 评审表.pdf": patternBytes(90),
  "materials/SZ20240001/02 论文.pdf": patternBytes(90, 2),
};
const manifest = aManifest(office, [station], files);
const envelope = signEnvelope(manifestType, asJson(manifest), [office.signer]);
const entries: readonly Entry[] = [...Object.entries(files), [manifestEntry, envelope]];
let sealer: Sealer;
beforeAll(async () => {
  sealer = await createSealer(station.keys.recipient, station.identity);
});

/** Of opening it, or else of the first material that can't be read. */
async function codeOfUsing(zip: Uint8Array): Promise<string | undefined> {
  const opened = await openAs(station, await sealer.seal(zip), [office.keys]);
  if (!opened.ok) return codeOf(opened);
  for (const { path } of opened.value.manifest.materials) {
    const read = await opened.value.readMaterial(path);
    if (!read.ok) {
      // Both ways to read it say the same.
      expect(codeOf(await opened.value.verifyAll())).toBe(codeOf(read));
      return codeOf(read);
    }
  }
  return undefined;
}

test("the bundle that all of these are made from is good", async () => {
  expect(await codeOfUsing(await zipOf(entries))).toBeUndefined();
});

describe("a ZIP is refused that has", () => {
  test.each(hostileZips(entries).map((one) => [one.why, one] as const))(
    "%s",
    async (_why, { zip, code }) => {
      expect(await codeOfUsing(zip)).toBe(code);
    },
  );
});

describe("a manifest, rightly signed, is refused that has", () => {
  test.each(hostilePayloads(asJson(manifest)).map((one) => [one.why, one] as const))(
    "%s",
    async (_why, { payload, code }) => {
      const forged = envelopeOver(payload, office.signer);
      expect(
        await codeOfUsing(await zipOf([...entries.slice(0, -1), [manifestEntry, forged]])),
      ).toBe(code);
    },
  );
});

describe("manifest and entries must be the same list", () => {
  test("an entry that the manifest lacks", async () => {
    const more: Entry = ["materials/SZ20240001/more.pdf", patternBytes(5)];
    expect(await codeOfUsing(await zipOf([more, ...entries]))).toBe("MATERIAL_NOT_LISTED");
  });

  test("a material that the entries lack", async () => {
    expect(await codeOfUsing(await zipOf(entries.slice(1)))).toBe("MATERIAL_MISSING");
  });

  test("a size that the manifest states otherwise", async () => {
    const [path, bytes] = entries[0]!;
    const shorter: Entry = [path, bytes.subarray(1)];
    expect(await codeOfUsing(await zipOf([shorter, ...entries.slice(1)]))).toBe("MATERIAL_DAMAGED");
  });

  test("no manifest, or one that isn't last", async () => {
    expect(await codeOfUsing(await zipOf(entries.slice(0, -1)))).toBe("ZIP_REFUSED");
    expect(await codeOfUsing(await zipOf([...entries].reverse()))).toBe("ZIP_REFUSED");
    expect(await codeOfUsing(rawZip([]))).toBe("ZIP_REFUSED");
  });
});
