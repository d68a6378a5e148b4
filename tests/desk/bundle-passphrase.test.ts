import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/contract/table.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { verifyResult } from "../../src/desk/office/verify-result.ts";
import { openAgeFile, readWhole, startAgeFile } from "../../src/desk/sealed/age-file.ts";
import { openBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySink, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import {
  aVenue,
  bundleName,
  cheapLogN,
  must,
  passphrase,
  putOnStick,
  type Venue,
} from "../support/venue.ts";

const bundlePassphrase = "材料包口令 battery staple";
const lock = { passphrase: bundlePassphrase, logN: cheapLogN };

let venue: Venue | undefined;
afterEach(() => venue?.remove());

/** A venue whose stick holds the same bundle under a passphrase. */
async function aVenueWithPassphrase(serial = 1): Promise<Venue> {
  const made = await aVenue();
  venue = made;
  await putOnStick(made, bundleName, await sealedUnder(made, serial));
  return made;
}

async function sealedUnder({ manifest, materials, office }: Venue, serial = 1) {
  const out = memorySink();
  must(
    await sealBundle({
      ...{ manifest: { ...manifest, stations: [], serial }, signer: office.signer, out },
      materials: [...materials].map(([path, bytes]) => ({ path, source: memorySource(bytes) })),
      passphrase: lock,
    }),
  );
  return out.bytes();
}

const load = (desk: Desk, typed?: string) =>
  desk["bundle.load"]({
    ...{ driveId: "folder-1", fileName: bundleName },
    ...(typed === undefined ? {} : { passphrase: typed }),
  });

const codeOf = (outcome: { ok: boolean; error?: { code: string } }) =>
  outcome.ok ? "ok" : outcome.error?.code;

async function unlockedDesk(at: Venue) {
  const { desk, close } = aRunningDesk(at);
  must(await desk["station.unlock"]({ passphrase }));
  return { desk, close };
}

describe("a bundle under a passphrase", () => {
  test("is asked for its passphrase, and says when it is wrong, and leaves nothing behind", async () => {
    const at = await aVenueWithPassphrase();
    const { desk, close } = await unlockedDesk(at);
    expect(codeOf(await load(desk))).toBe("BUNDLE_PASSPHRASE_NEEDED");
    expect(codeOf(await load(desk, "another one"))).toBe("BUNDLE_PASSPHRASE_WRONG");
    expect(await readdir(join(at.stationFolder, "meetings"))).toEqual([]);
    expect(codeOf(await load(desk, bundlePassphrase))).toBe("ok");
    await close();
  });

  test("holds a whole meeting, whose result the office takes from a station it has enrolled", async () => {
    const at = await aVenueWithPassphrase();
    const { desk, close } = await unlockedDesk(at);
    must(await load(desk, bundlePassphrase));
    // What the meeting needs is on the station now.
    await rm(join(at.stickFolder, bundleName));
    const day = aDay(withoutLoading(desk), at);
    await day.readyToVote();
    await day.roundOpened("A1", "A2", "A3", "A4");
    for (let expert = 1; expert <= 9; expert += 1) await day.cast(`Z${expert}`, () => "approve");
    await day.finished();
    const { fileName } = must(await desk["result.export"]({ driveId: "folder-1" }));
    await close();
    const result = memorySource(new Uint8Array(await readFile(join(at.stickFolder, fileName))));
    expect(must(await verifyResult(result, at.office)).signers.station).toBe("一号评审电脑");
    const stranger = { ...at.office, trusted: [], trustedCards: [] };
    expect(codeOf(await verifyResult(result, stranger))).toBe("RESULT_OF_UNKNOWN_STATION");
  });

  test("leaves its passphrase nowhere on the station, and its key only sealed", async () => {
    const at = await aVenueWithPassphrase();
    const { desk, close } = await unlockedDesk(at);
    must(await load(desk, bundlePassphrase));
    await close();
    const { folder } = meetingFolder(at.stationFolder, at.manifest.bundleId);
    const names = await readdir(folder);
    expect(names).toEqual([expect.stringMatching(/^bundle-key-.{16}\.age$/), "bundle.vsbundle"]);
    for (const name of names) {
      const text = (await readFile(join(folder, name))).toString("latin1");
      expect(text.startsWith("age-encryption.org/v1\n")).toBe(true);
      expect(text).not.toContain(Buffer.from(bundlePassphrase).toString("latin1"));
    }
  });

  test("gives way to a re-issue under another file key", async () => {
    const at = await aVenueWithPassphrase();
    const { desk, close } = await unlockedDesk(at);
    must(await load(desk, bundlePassphrase));
    await putOnStick(at, bundleName, await sealedUnder(at, 2));
    expect(must(await load(desk, bundlePassphrase)).serial).toBe(2);
    const { bundleId: meetingId } = at.manifest;
    expect(must(await desk["meeting.open"]({ meetingId })).manifest.serial).toBe(2);
    await close();
  });

  test("that an enrolled station made of a bundle to stations is refused", async () => {
    const at = await aVenue();
    venue = at;
    const out = memorySink();
    const { manifest, materials, office, station } = at;
    must(
      await sealBundle({
        ...{ manifest, signer: office.signer, out },
        materials: [...materials].map(([path, bytes]) => ({ path, source: memorySource(bytes) })),
      }),
    );
    const key = { kind: "identity", identity: station.identity } as const;
    const plain = await readWhole(await openAgeFile(memorySource(out.bytes()), key));
    const again = memorySink();
    const age = await startAgeFile(lock, again);
    await age.write(plain);
    await age.end();
    const outcome = await openBundle({
      ...{ source: memorySource(again.bytes()), identity: station.identity, name: "一号" },
      ...{ signingKey: station.signer.signingKey, trustedOffices: station.trusted },
      passphrase: bundlePassphrase,
    });
    expect(codeOf(outcome)).toBe("MANIFEST_MALFORMED");
  });

  test("is one scrypt stanza to age, and nothing else", async () => {
    const at = await aVenue();
    venue = at;
    const header = Buffer.from((await sealedUnder(at)).subarray(0, 400)).toString("latin1");
    expect(header.match(/^-> \w+/gm)).toEqual(["-> scrypt"]);
  });
});

/** The day's desk with the bundle already there. */
function withoutLoading(desk: Desk): Desk {
  return {
    ...desk,
    "bundle.load": () => Promise.resolve({ ok: true, value: undefined as never }),
  };
}
