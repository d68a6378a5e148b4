import { randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { auditJournal, auditResult } from "../../src/core/result/audit.ts";
import type { ResultDocument } from "../../src/core/result/result-document.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { readRecord } from "../../src/desk/meeting/record-schema.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

const everyone = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"];
let venue: Venue;

beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

test("a whole day ends in a result that the office recounts from the journal's lines", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2", "A3", "A4");
  for (const [index, id] of everyone.entries()) {
    await day.cast(id, (motion) => (motion === "A1" || index < 5 ? "approve" : "reject"));
  }
  const prepared = await day.finished();
  const exported = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();

  expect(exported).toMatchObject({ sha256: prepared.sha256, sizeBytes: prepared.sizeBytes });
  const files = createNodeFileLayer();
  const source = must(await openFileSource(files, join(venue.stickFolder, exported.fileName)));
  const opened = must(await openResult({ source, identity: venue.office.identity }));
  await source.close();
  const document = opened.document as unknown as ResultDocument;
  const audited = must(auditJournal(venue.manifest, opened.journalLines, readRecord));
  must(auditResult(venue.manifest, document.bundle.hash, document, audited));
  expect(document.applicants.map(({ stage }) => stage)).toEqual([
    ...["passed", "notPassed", "notPassed", "notPassed"],
  ]);
  expect(document.applicants[0]?.motion).toMatchObject({ approve: 9, base: 9, passed: true });
  expect(opened.signers).toEqual([
    venue.station.signer.signingKey,
    audited.state.people.get(personId("Z1"))?.sessionKey,
    audited.state.people.get(personId("GZ1"))?.sessionKey,
  ]);
});

test("after the result is made, no PIN opens a session key", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2", "A3", "A4");
  for (const id of everyone) await day.cast(id, () => "approve");
  await day.finished();
  await close();

  const folder = join(venue.stationFolder, "meetings", venue.manifest.bundleId);
  expect(await readdir(folder)).not.toContain("session.age");
  const again = aRunningDesk(venue);
  await aDay(again.desk, venue).opened();
  const pins = [{ personId: personId("Z1"), pin: pinOf("Z1") }];
  const request = { type: "announceOutcomes" } as const;
  const refused = await again.desk["meeting.act"]({ commandId: randomUUID(), request, pins });
  expect(!refused.ok && refused.error.code).toBe("SESSION_KEYS_DESTROYED");
  await again.close();
});

test("a repeated command id gets the first answer, also after a restart, and changes nothing", async () => {
  const first = aRunningDesk(venue);
  const day = aDay(first.desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  const id = randomUUID();
  const call = {
    type: "callApplicant",
    overrideReason: null,
    applicantId: applicantId("A1"),
  } as const;
  const answer = must(await day.act(call, [], id));
  expect(must(await day.act(call, [], id))).toEqual(answer);
  const other = await day.act({ type: "endDefense", applicantId: applicantId("A1") }, [], id);
  expect(!other.ok && other.error.code).toBe("COMMAND_ID_REUSED");
  await first.close();

  const second = aRunningDesk(venue);
  const next = aDay(second.desk, venue);
  const { records } = await next.opened();
  expect(must(await next.act(call, [], id))).toEqual(answer);
  expect(must(await second.desk["meeting.records"]({ afterSeq: records.length }))).toEqual([]);
  await second.close();
});

test("a round that was interrupted is void, its roster kept, and can be held again", async () => {
  const first = aRunningDesk(venue);
  const day = aDay(first.desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1");
  for (const id of everyone.slice(0, 8)) await day.cast(id, () => "approve");
  await first.close();

  const second = aRunningDesk(venue);
  const next = aDay(second.desk, venue);
  const { records } = await next.opened();
  expect(records.at(-1)?.event).toMatchObject({ type: "roundVoided", because: "interrupted" });
  expect(records.filter(({ event }) => event.type === "paperReturned")).toHaveLength(8);
  await next.roundOpened("A1");
  for (const id of everyone) await next.cast(id, () => "reject");
  await next.does({ type: "closeRound", reason: null }, "Z1");
  const { records: tallied } = await next.does({ type: "tallyRound" }, "Z3", "Z4");
  expect(tallied[0]?.event).toMatchObject({ counts: [{ approve: 0, reject: 9, abstain: 0 }] });
  await second.close();
});

test("an incomplete paper, a stale one and a second cast are refused, and none of it is counted", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2");
  const expertId = personId("Z5");
  const cast = async (token: string, ...motions: readonly string[]) => {
    const marks = motions.map((id) => ({ applicantId: applicantId(id), mark: "approve" as const }));
    const done = await day.act({ type: "castPaper", expertId, paper: token, marks });
    return done.ok ? "done" : done.error.code;
  };
  const old = (await day.does({ type: "handPaper", expertId, projectorChecked: true }, "Z5")).paper!
    .token;
  const token = (await day.does({ type: "handPaper", expertId, projectorChecked: true }, "Z5"))
    .paper!.token;

  expect(await cast(old, "A1", "A2")).toBe("PAPER_OUT_OF_DATE");
  expect(await cast(token, "A1")).toBe("PAPER_INCOMPLETE");
  expect(await cast(token, "A1", "A1")).toBe("PAPER_INCOMPLETE");
  expect(await cast(token, "A1", "A3")).toBe("PAPER_INCOMPLETE");
  expect(await cast(token, "A1", "A2")).toBe("done");
  expect(await cast(token, "A1", "A2")).toBe("PAPER_ALREADY_RETURNED");
  for (const id of everyone.filter((one) => one !== "Z5")) await day.cast(id, () => "reject");
  await day.does({ type: "closeRound", reason: null }, "Z1");
  const { records } = await day.does({ type: "tallyRound" }, "Z3", "Z4");
  expect(records[0]?.event).toMatchObject({
    counts: [
      { applicantId: "A1", approve: 1, reject: 8, abstain: 0 },
      { applicantId: "A2", approve: 1, reject: 8, abstain: 0 },
    ],
  });
  await close();
});

test("a wrong PIN is refused, and neither the wall clock nor starting again shortens the wait", async () => {
  let steady = 0;
  let days = 0;
  const changes = {
    steady: () => steady,
    clock: { now: () => new Date(1_700_000_000_000 + (days += 1) * 86_400_000) },
  };
  let running = aRunningDesk(venue, changes);
  await aDay(running.desk, venue).opened();
  await aDay(running.desk, venue).everyoneCheckedIn();
  const guess = async (pin: string) => {
    const pins = [{ personId: personId("Z1"), pin }];
    const request = { type: "closeDiscussion", note: "" } as const;
    const done = await running.desk["meeting.act"]({ commandId: randomUUID(), request, pins });
    return done.ok ? "done" : done.error.code;
  };

  expect([await guess("111112"), await guess("111113"), await guess("111114")]).toEqual([
    ...["PIN_WRONG", "PIN_WRONG", "PIN_WRONG"],
  ]);
  expect(await guess(pinOf("Z1"))).toBe("PIN_TOO_MANY");
  steady += 14_000;
  await running.close();
  running = aRunningDesk(venue, changes);
  await aDay(running.desk, venue).opened();
  steady += 14_000;
  expect(await guess(pinOf("Z1"))).toBe("PIN_TOO_MANY");
  steady += 2_000;
  expect(await guess(pinOf("Z1"))).toBe("NOBODY_TO_DISCUSS");
  const folder = join(venue.stationFolder, "meetings", venue.manifest.bundleId);
  expect(await readdir(folder)).not.toContain("pin-tries.json");
  await running.close();
});

test("nothing about an open round carries a time", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  const before = (await day.opened()).records.length;
  await day.roundOpened("A1");
  for (const id of everyone) await day.cast(id, () => "approve");
  const records = must(await desk["meeting.records"]({ afterSeq: before }));
  expect(records.length).toBe(20);
  expect(records.filter((record) => record.at !== undefined)).toEqual([]);
  await close();
});

test("a material is given only as the office sealed it", async () => {
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  const [path, bytes] = [...venue.materials][0]!;
  const read = must(await desk["material.read"]({ path }));
  expect(Buffer.from(read.base64, "base64")).toEqual(Buffer.from(bytes));
  const unknown = await desk["material.read"]({ path: "materials/../../station.keyring.age" });
  expect(!unknown.ok && unknown.error.code).toBe("MATERIAL_UNKNOWN");
  await close();
});

test("loading the same bundle again is harmless; a failed load leaves the station as it was", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.opened();
  const wrong = await desk["bundle.load"]({ driveId: "folder-1", fileName: "missing.vsbundle" });
  expect(wrong.ok).toBe(false);
  const gone = await desk["bundle.load"]({ driveId: "folder-9", fileName: "bundle.vsbundle" });
  expect(!gone.ok && gone.error.code).toBe("DRIVE_GONE");
  const names = await readdir(join(venue.stationFolder, "meetings"));
  expect(names).toEqual([venue.manifest.bundleId]);
  await close();
  expect((await readFile(join(venue.stationFolder, "station.vscard"))).length).toBeGreaterThan(0);
});

test("a repeated hand-over shows the paper to nobody but who shows the PIN again", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1");
  const id = randomUUID();
  const hand = { type: "handPaper", expertId: personId("Z5"), projectorChecked: true } as const;
  const first = must(await day.act(hand, ["Z5"], id));

  for (const [expertId, by] of [
    ["Z5", []],
    ["Z6", []],
    ["Z6", ["Z6"]],
  ] as const) {
    const stranger = await day.act({ ...hand, expertId: personId(expertId) }, by, id);
    expect(must(stranger)).toEqual({ records: first.records, paper: null });
  }
  const again = must(await day.act(hand, ["Z5"], id));
  expect(again.records).toEqual(first.records);
  expect(again.paper?.token).not.toBe(first.paper?.token);
  await close();
});

test("another meeting isn't opened over a round whose counts would be lost", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1");
  const other = await desk["meeting.open"]({ meetingId: randomUUID() });
  expect(!other.ok && other.error.code).toBe("ROUND_IN_PROGRESS");
  for (const id of everyone) await day.cast(id, () => "approve");
  await close();
});
