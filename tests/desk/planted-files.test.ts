import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealHeader, unwrapKey } from "../../src/desk/journal/journal-header.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { sealToRecipients } from "../../src/desk/sealed/age-file.ts";
import { createSigner, type Signer } from "../../src/desk/sealed/ed25519.ts";
import { bundleName, must, passphrase, aVenue, type Venue } from "../support/venue.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { codeOf } from "../support/journal-fixture.ts";

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

const stranger = createSigner(new Uint8Array(32).fill(9));
const secret = new Uint8Array(32).fill(7);

/** What opening the meeting comes to when `plant` has been at the folder of the loaded bundle. */
async function openedAfter(plant: (place: ReturnType<typeof meetingFolder>) => Promise<void>) {
  const { desk, close } = aRunningDesk(venue);
  must(await desk["station.unlock"]({ passphrase }));
  must(await desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));
  await plant(meetingFolder(venue.stationFolder, venue.manifest.bundleId));
  const opened = await desk["meeting.open"]({ meetingId: venue.manifest.bundleId });
  await close();
  return codeOf(opened);
}

const sealed = (plaintext: Uint8Array) =>
  sealToRecipients(plaintext, [venue.station.card.keys.recipient]);

const signedSecret = (signer: Signer, meetingId: string) => {
  const message = concatBytes(utf8ToBytes(`vivaseal session secret v1\n${meetingId}\n`), secret);
  return concatBytes(secret, signer.sign(message));
};

const header = (signer: Signer, meetingId = venue.manifest.bundleId) =>
  sealHeader(meetingId, secret, [venue.station.card.keys.recipient], signer);

test("a session secret as this station makes it is taken", async () => {
  const signed = signedSecret(venue.station.signer, venue.manifest.bundleId);
  expect(await openedAfter(async (at) => writeFile(at.sessionSecret, await sealed(signed)))).toBe(
    "ok",
  );
});

test.each([
  ["bare", () => secret],
  ["empty", () => new Uint8Array(0)],
  ["signed by a stranger", () => signedSecret(stranger, venue.manifest.bundleId)],
  ["of another meeting", () => signedSecret(venue.station.signer, "other")],
  [
    "with a byte behind it",
    () => concatBytes(signedSecret(venue.station.signer, venue.manifest.bundleId), secret),
  ],
])("a session secret that is %s is refused", async (_, plaintext) => {
  expect(
    await openedAfter(async (at) => writeFile(at.sessionSecret, await sealed(plaintext()))),
  ).toBe("SESSION_SECRET_NOT_OWN");
});

test("a journal whose key a stranger made for the station is refused and left as it is", async () => {
  const planted = (await header(stranger)).bytes;
  const signed = signedSecret(venue.station.signer, venue.manifest.bundleId);
  const code = await openedAfter(async (at) => {
    await writeFile(at.sessionSecret, await sealed(signed));
    await writeFile(at.journal, planted);
  });

  expect(code).toBe("JOURNAL_KEY_NOT_OWN");
  const folder = join(venue.stationFolder, "meetings", venue.manifest.bundleId);
  expect(new Uint8Array(await readFile(join(folder, "journal.vsjournal")))).toEqual(planted);
});

test("a journal's key doesn't pass from one meeting to another, nor under a stranger's name", async () => {
  const { identity, signer } = venue.station;
  const own = await header(signer);
  const unwrap = (changed: Partial<typeof own>, signingKey = signer.signingKey) =>
    unwrapKey({ ...own, ...changed }, { identity, signingKey }, "journal");

  expect(must(await unwrap({}))).toEqual(secret);
  expect(codeOf(await unwrap({ meetingId: "other" }))).toBe("JOURNAL_KEY_NOT_OWN");
  expect(codeOf(await unwrap({}, stranger.signingKey))).toBe("JOURNAL_KEY_NOT_OWN");
  const bare = await sealed(secret);
  expect(codeOf(await unwrap({ wrappedKey: bare }))).toBe("JOURNAL_KEY_NOT_OWN");
});
