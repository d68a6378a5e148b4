import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../../src/core/canonical-json.ts";
import type { Desk } from "../../src/contract/table.ts";
import type { DeskOptions } from "../../src/desk/compose.ts";
import { referenceFrameCipher } from "../../src/desk/journal/frame-cipher.ts";
import { readHeader, unwrapKey } from "../../src/desk/journal/journal-header.ts";
import { snapshotBytes, type JournalSnapshot } from "../../src/desk/journal/read-snapshot.ts";
import { claimedSeq, openSnapshot, sealSnapshot } from "../../src/desk/journal/snapshot-file.ts";
import { meetingFolder, type MeetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { addEvents, checkIns, comingsAndGoings } from "./long-journal.ts";
import { plannedPauses } from "./planned-pauses.ts";
import { aRunningDesk } from "./running-desk.ts";
import { aVenue, bundleName, must, passphrase, type Venue } from "./venue.ts";

export const everyFifty = { everyLines: 50, pauseMs: 0 };

/** A meeting of some hundred lines that was closed and has left a snapshot of all of them. */
export async function aSnapshotVenue(lines = 400, wishes: Parameters<typeof aVenue>[0] = {}) {
  const venue = await aVenue(wishes);
  const { manifest } = venue;
  const meetingId = manifest.bundleId;
  const place = meetingFolder(venue.stationFolder, meetingId);
  const first = aRunningDesk(venue);
  must(await first.desk["station.unlock"]({ passphrase }));
  must(await first.desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));
  must(await first.desk["meeting.open"]({ meetingId }));
  await first.close();
  await addEvents(venue, checkIns(manifest));
  await addEvents(venue, comingsAndGoings(manifest, lines));
  const at = {
    ...{ venue, meetingId, place },
    /** A running, unlocked desk, which writes no snapshot of so few lines unless it is told to. */
    desk: async (changes: Partial<DeskOptions> = {}) => {
      const pauses = plannedPauses();
      const running = aRunningDesk(venue, { pauses, ...changes });
      must(await running.desk["station.unlock"]({ passphrase }));
      const opened = (fromSnapshot = true) =>
        running.desk["meeting.open"]({ meetingId, fromSnapshot });
      return { ...running, pauses, opened };
    },
    /** Names of the snapshots there are. */
    snapshots: async () =>
      (await readdir(place.folder)).filter((name) => name.includes("snapshot")),
    /** The newest snapshot's file. */
    newest: () => newestIn(place),
    content: () => snapshotOf(venue),
    /** Puts one of the same key in the newest one's place, as a faulty program would write it. */
    put: async (snapshot: JournalSnapshot) => {
      const { path } = await at.newest();
      const sealing = await sealingOf(venue, place.journal);
      const nonce = new Uint8Array(24).fill(7);
      const bytes = sealSnapshot(sealing, snapshot.head.seq, nonce, snapshotBytes(snapshot));
      await writeFile(path, bytes);
    },
    forget: async () => {
      for (const name of await at.snapshots()) await unlink(join(place.folder, name));
    },
  };
  const desk = await at.desk({ snapshotPace: everyFifty });
  must(await desk.opened());
  await desk.close();
  return at;
}

export type SnapshotVenue = Awaited<ReturnType<typeof aSnapshotVenue>>;

/** What the newest snapshot says, opened with the keys that only this station has. */
export async function snapshotOf(venue: Venue): Promise<JournalSnapshot> {
  const place = meetingFolder(venue.stationFolder, venue.manifest.bundleId);
  const { bytes } = await newestIn(place);
  const plaintext = openSnapshot(await sealingOf(venue, place.journal), bytes);
  if (!plaintext) throw new Error("Not this journal's");
  return JSON.parse(new TextDecoder().decode(plaintext)) as JournalSnapshot;
}

async function newestIn({ folder }: MeetingFolder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".vssnapshot"));
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, bytes: new Uint8Array(await readFile(path)) };
    }),
  );
  files.sort((a, b) => (claimedSeq(b.bytes) ?? -1) - (claimedSeq(a.bytes) ?? -1));
  const [newest] = files;
  if (!newest) throw new Error("No snapshot there");
  return newest;
}

async function sealingOf({ station }: Venue, journal: string) {
  const header = must(readHeader(new Uint8Array(await readFile(journal)), "journal"));
  const { identity, signer } = station;
  const keys = { identity, signingKey: signer.signingKey };
  const meetingKey = must(await unwrapKey(header, keys, "journal"));
  return { header: header.bytes, meetingKey, cipher: referenceFrameCipher };
}

/** Waits for the check behind the screens, and gives how it ended. */
export async function checked(desk: Desk) {
  for (;;) {
    const job = must(await desk["journal.check"]({}));
    if (job.state !== "running") return job;
    await new Promise(setImmediate);
  }
}

/** A member somewhere in a form, for tests that change one. */
export const changedIn = (content: Json, change: (form: Record<string, unknown>) => void): Json => {
  const copy = structuredClone(content) as Record<string, unknown>;
  change(copy);
  return copy as Json;
};
