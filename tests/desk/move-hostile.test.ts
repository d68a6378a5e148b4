import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomBytes } from "@noble/hashes/utils.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Json } from "../../src/core/canonical-json.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { chainBatch, batchBytes } from "../../src/desk/journal/batch.ts";
import { NONCE_BYTES, sealFrame } from "../../src/desk/journal/frame.ts";
import { readHeader, sealHeader, unwrapKey } from "../../src/desk/journal/journal-header.ts";
import { readFrames } from "../../src/desk/journal/read-frames.ts";
import { createSigner } from "../../src/desk/sealed/ed25519.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { call, identify, until } from "../support/mirror-venue.ts";
import { aDeadLaptop, aSpare, movedFrom } from "../support/spare-venue.ts";
import { must } from "../support/venue.ts";

let dead: Awaited<ReturnType<typeof aDeadLaptop>>;
let spare: Awaited<ReturnType<typeof aSpare>>;
let mirrors = "";
let untouched = "";

beforeAll(async () => {
  dead = await aDeadLaptop(async (day, desk) => {
    for (const id of ["GZ1", "GZ2", "Z1", "Z2", "Z3", "Z4"].map(personId)) await day.checkedIn(id);
    await until(desk, "synced");
    await day.does(call("A1"));
    await day.does(identify("A1"));
  });
  mirrors = join(dead.venue.stickFolder, "vivaseal-mirror");
  untouched = join(dead.venue.folder, "untouched");
  await cp(mirrors, untouched, { recursive: true });
  spare = await aSpare(dead.venue);
});
afterAll(async () => {
  await spare.close();
  await dead.venue.remove();
});
beforeEach(async () => {
  await rm(mirrors, { recursive: true });
  await cp(untouched, mirrors, { recursive: true });
});

const folder = async () => join(mirrors, (await readdir(mirrors))[0] ?? "none");
const lastSegment = async () => {
  const names = (await readdir(await folder())).filter((name) => name.endsWith(".vssegment"));
  return join(await folder(), names.sort().at(-1) ?? "none");
};

/** The mirror as one journal, with what opens it. */
async function wholeMirror() {
  const names = (await readdir(await folder())).filter((one) => one.endsWith(".vssegment")).sort();
  const pieces: Uint8Array[] = [];
  for (const name of names) pieces.push(new Uint8Array(await readFile(join(await folder(), name))));
  const [first = new Uint8Array()] = pieces;
  const header = must(readHeader(first, "mirror"));
  const frames = pieces.map((piece) => piece.subarray(header.bytes.length));
  const bytes = new Uint8Array(Buffer.concat([header.bytes, ...frames]));
  const { identity, signer } = dead.venue.station;
  const keys = { identity, signingKey: signer.signingKey };
  const meetingKey = must(await unwrapKey(header, keys, "mirror"));
  return { header, meetingKey, bytes, read: readFrames(bytes, header, meetingKey) };
}

/** A segment of lines that somebody who has the meeting key put behind the mirror's last one. */
async function forgedBehind(event: MeetingEvent): Promise<void> {
  const { header, meetingKey, read } = await wholeMirror();
  const at = "2024-11-12T08:00:00.000Z";
  const batch = chainBatch(read.head, crypto.randomUUID(), [
    { event: event as unknown as Json, at },
  ]);
  const place = { meetingId: header.meetingId, firstSeq: read.head.seq + 1, prev: read.head.hash };
  const frame = sealFrame(meetingKey, place, randomBytes(NONCE_BYTES), batchBytes(batch));
  const number = String(place.firstSeq).padStart(8, "0");
  const path = join(await folder(), `${number}-${number}.vssegment`);
  await writeFile(path, Buffer.concat([header.bytes, frame]));
}

test("§9.20 a mirror that was cut or altered is of use up to there", async () => {
  const whole = (await spare.offered()).copies[0]?.head?.seq ?? 0;
  const segment = await lastSegment();
  await truncate(segment, (await readFile(segment)).length - 5);
  const { copies } = await spare.offered();
  expect(copies).toHaveLength(1);
  expect(copies[0]).toMatchObject({ refusal: null, fault: { code: "COPY_FORGED" } });
  expect(copies[0]?.head?.seq).toBeLessThan(whole);
});

test("§9.20 without a mirror of this meeting nothing is offered", async () => {
  const theirs = (await folder()).replace(
    dead.venue.manifest.bundleId,
    "00000000-0000-4000-8000-000000000000",
  );
  await rename(await folder(), theirs);
  expect((await spare.offered()).copies).toEqual([]);
});

test("§9.20 a grade in an expert's name, put there by someone who has the meeting key, is refused", async () => {
  const about = { applicantId: applicantId("A1") };
  await forgedBehind({ type: "defenseEnded", v: 1, ...about });
  expect((await spare.offered()).copies[0]?.refusal).toBeNull();
  await forgedBehind({
    ...{ type: "gradeRecorded", v: 1, ...about, expertId: personId("Z3"), source: "pin" },
    ...{ score: { kind: "total", total: 90 }, signature: "00".repeat(64) },
  });
  expect((await spare.offered()).copies[0]?.refusal?.code).toBe("GRADE_SIGNATURE_BAD");
});

test("§9.20 a line that can't follow on those before is refused", async () => {
  await forgedBehind({ type: "meetingResumed", v: 1, session: 2, chairId: personId("Z1") });
  expect((await spare.offered()).copies[0]?.refusal?.code).toBe("JOURNAL_IMPOSSIBLE");
});

test("§9.20 a line that the rules don't allow is refused", async () => {
  await forgedBehind({
    ...{ type: "recessBegan", v: 1, chairId: personId("Z1") },
  });
  // A1 stands before the panel: no chair could have called a recess.
  expect((await spare.offered()).copies[0]?.refusal?.code).toBe("JOURNAL_AGAINST_RULES");
});

test("§9.20 a mirror whose key a stranger made is refused, also where the spare could open it", async () => {
  const { meetingKey, header } = await wholeMirror();
  const recipients = dead.venue.manifest.stations.map(({ recipient }) => recipient);
  const stranger = createSigner(randomBytes(32));
  const theirs = await sealHeader(header.meetingId, meetingKey, recipients, stranger);
  await replaceHeader(theirs.bytes);
  expect((await spare.offered()).copies[0]?.refusal?.code).toBe("MOVE_COPY_OF_STRANGER");
});

async function replaceHeader(bytes: Uint8Array): Promise<void> {
  const { header } = await wholeMirror();
  for (const name of await readdir(await folder())) {
    if (!name.endsWith(".vssegment")) continue;
    const path = join(await folder(), name);
    const frames = (await readFile(path)).subarray(header.bytes.length);
    await writeFile(path, Buffer.concat([bytes, frames]));
  }
}

test("§9.20 the spare's own signature over another station's lines is refused: they aren't its own", async () => {
  const { meetingKey, header } = await wholeMirror();
  const recipients = dead.venue.manifest.stations.map(({ recipient }) => recipient);
  if (!dead.venue.spare) throw new Error("No spare");
  const own = await sealHeader(header.meetingId, meetingKey, recipients, dead.venue.spare.signer);
  await replaceHeader(own.bytes);
  expect((await spare.offered()).copies[0]?.refusal?.code).toBe("MOVE_COPY_OF_STRANGER");
});

test("§9.20 of two mirrors the one that goes on from the other is taken; where they part both are shown", async () => {
  const longer = await folder();
  const older = `${longer}.earlier-1`;
  await cp(longer, older, { recursive: true });
  await rm(join(older, (await lastSegment()).slice(longer.length + 1)));
  const two = await spare.offered();
  expect(two.copies.map(({ refusal }) => refusal?.code ?? "ok").sort()).toEqual([
    "MOVE_COPY_OLDER",
    "ok",
  ]);

  // The older one goes another way: the laptop that was thought dead had gone on.
  await mkdir(join(dead.venue.folder, "aside"));
  const aside = join(dead.venue.folder, "aside", "longer");
  await rename(longer, aside);
  await rename(older, longer);
  await forgedBehind({ type: "expertLeft", v: 1, expertId: personId("Z4") });
  await rename(longer, older);
  await rename(aside, longer);
  const parted = await spare.offered();
  expect(parted.copies.map(({ refusal }) => refusal)).toEqual([null, null]);
  const [one, other] = parted.copies;
  expect(one?.forks).toEqual([{ copyId: other?.copyId, line: other?.head?.seq }]);
  expect(other?.forks).toHaveLength(1);
});

test("§9.20 what isn't offered, or isn't what was shown, isn't taken; a reason is asked for", async () => {
  const offer = await spare.offered();
  const [copy] = offer.copies;
  if (!copy?.head) throw new Error("No copy");
  const { desk } = spare;
  expect(codeOf(await movedFrom(desk, offer, { ...copy, copyId: "mirror:x:y" }))).toBe(
    "COPY_NOT_OFFERED",
  );
  const changed = { ...copy, head: { ...copy.head, hash: "00".repeat(32) } };
  expect(codeOf(await movedFrom(desk, offer, changed))).toBe("COPY_CHANGED");
  expect(codeOf(await movedFrom(desk, offer, copy, { reason: " " }))).toBe("REASON_MISSING");
});
