import { randomUUID } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { readCard } from "../../src/desk/keys/card.ts";
import { cardFileName, initKeyring, openKeyring, trustCard } from "../../src/desk/keys/keyring.ts";
import { sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, bundleName, cheapLogN, must, passphrase, type Venue } from "../support/venue.ts";

const files = createNodeFileLayer();
let venue: Venue;
let run: ReturnType<typeof aRunningDesk>;
beforeEach(async () => {
  venue = await aVenue();
  run = aRunningDesk(venue);
  must(await run.desk["station.unlock"]({ passphrase }));
});
afterEach(async () => {
  await run.close();
  await venue.remove();
});

const folderOf = (meetingId: string) => join(venue.stationFolder, "meetings", meetingId);

async function issued(name: string, changes: Partial<Manifest>, signer = venue.office.signer) {
  const manifest = { ...venue.manifest, ...changes };
  const materials = [...venue.materials].map(([path, bytes]) => {
    return { path, source: memorySource(bytes) };
  });
  const to = join(venue.stickFolder, name);
  const made = await writeSealedFile(files, to, (out) =>
    sealBundle({ manifest, signer, materials, out }),
  );
  must(made);
}

const load = async (fileName: string) =>
  codeOf(await run.desk["bundle.load"]({ driveId: "folder-1", fileName }));
const open = async (meetingId = venue.manifest.bundleId) =>
  codeOf(await run.desk["meeting.open"]({ meetingId }));

/** The stored bundle with one bit turned round. */
async function damageStored(): Promise<void> {
  const path = join(folderOf(venue.manifest.bundleId), "bundle.vsbundle");
  const bytes = await readFile(path);
  bytes[bytes.length - 5]! ^= 1;
  await writeFile(path, bytes);
}

test("a re-issue of the same office and kind replaces a bundle whose meeting has not begun", async () => {
  await issued("5.vsbundle", { serial: 5 });
  expect(await load(bundleName)).toBe("ok");
  expect(await load("5.vsbundle")).toBe("ok");
  expect(await load(bundleName)).toBe("BUNDLE_SERIAL_LOWER");
});

test("a re-issue by another trusted office, or of another kind, doesn't", async () => {
  const place = { files, folder: join(venue.folder, "office2"), role: "office" as const };
  must(await initKeyring({ ...place, passphrase, logN: cheapLogN }, "别的办公室"));
  const other = must(await openKeyring({ ...place, passphrase }));
  const card = await files.readFile(join(place.folder, cardFileName("office")));
  const station = { files, folder: venue.stationFolder, role: "station" as const };
  const trusting = { ...station, passphrase, logN: cheapLogN };
  must(await trustCard(trusting, card, must(readCard(card)).checkCode.hex));
  await issued("other.vsbundle", { serial: 2, office: other.card.keys }, other.signer);
  const kind = venue.manifest.kind === "official" ? "rehearsal" : "official";
  await issued("kind.vsbundle", { serial: 2, kind });
  await run.close();
  run = aRunningDesk(venue);
  must(await run.desk["station.unlock"]({ passphrase }));

  expect(await load(bundleName)).toBe("ok");
  expect(await load("other.vsbundle")).toBe("BUNDLE_OFFICE_DIFFERS");
  expect(await load("kind.vsbundle")).toBe("BUNDLE_REISSUE_KIND_DIFFERS");
});

test("of a meeting that has begun only its own bundle is taken, also where the stored one is damaged", async () => {
  await issued("5.vsbundle", { serial: 5 });
  await issued("6.vsbundle", { serial: 6 });
  expect(await load("5.vsbundle")).toBe("ok");
  expect(await open()).toBe("ok");
  expect(await load("6.vsbundle")).toBe("BUNDLE_MEETING_STARTED");
  await damageStored();
  expect(await load(bundleName)).toBe("BUNDLE_MEETING_STARTED");
  expect(await load("6.vsbundle")).toBe("BUNDLE_MEETING_STARTED");
  expect(await load("5.vsbundle")).toBe("ok");
  expect(await open()).toBe("ok");
});

test("before the meeting a damaged bundle is replaced by any issue", async () => {
  await issued("5.vsbundle", { serial: 5 });
  expect(await load("5.vsbundle")).toBe("ok");
  await damageStored();
  expect(await load(bundleName)).toBe("ok");
});

test("a folder that holds another meeting's bundle is neither listed nor opened", async () => {
  expect(await load(bundleName)).toBe("ok");
  const other = randomUUID();
  await cp(folderOf(venue.manifest.bundleId), folderOf(other), { recursive: true });
  const listed = must(await run.desk["meetings.list"]({}));

  expect(listed.map(({ meetingId }) => meetingId)).toEqual([venue.manifest.bundleId]);
  expect(await open(other)).toBe("BUNDLE_IN_OTHER_FOLDER");
});
