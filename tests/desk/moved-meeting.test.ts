import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { importResults } from "../../src/desk/office/import-results.ts";
import { verifyResult } from "../../src/desk/office/verify-result.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { pinOf } from "../support/meeting-day.ts";
import { chosen, until } from "../support/mirror-venue.ts";
import { aDeadLaptop, aSpare, movedFrom } from "../support/spare-venue.ts";
import { must } from "../support/venue.ts";

const notesOfZ4 = {
  ...{ personId: personId("Z4"), pin: pinOf("Z4") },
  purpose: "readingNote",
} as const;
const voters = ["Z1", "Z2", "Z3", "Z4", "Z5"];
let dead: Awaited<ReturnType<typeof aDeadLaptop>>;
let before: readonly string[];

/** In the middle of the afternoon: both defenses graded, a round under way with one paper returned. */
beforeAll(async () => {
  dead = await aDeadLaptop(async (day, desk) => {
    await day.readyToVote();
    await until(desk, "synced");
    before = must(await desk["meeting.records"]({ afterSeq: 0 })).map(recordLine);
    await day.roundOpened("A1", "A2");
    await day.cast("Z5", () => "reject");
  });
});
afterAll(() => dead.venue.remove());

test("§9.20 the laptop dies in the middle of the afternoon: the spare goes on from the stick, everyone checks in again, the chair resumes, and the office recounts and imports the result", async () => {
  const { desk, day, offered, resumed, meetingId, close } = await aSpare(dead.venue);
  const offer = await offered();
  expect(offer).toMatchObject({ meetingId, station: "二号评审电脑" });
  const [copy, ...others] = offer.copies;
  expect(others).toEqual([]);
  expect(copy).toMatchObject({
    ...{ station: "一号评审电脑", label: "stick", refusal: null, fault: null, forks: [] },
    content: { applicants: 2, heard: 2, graded: 2, concluded: 2, voted: 0 },
    // While a round is open nothing is written to the stick: it ends before the round.
    ...{ openRound: null, head: { seq: before.length } },
  });

  const opened = must(await movedFrom(desk, offer, copy));
  expect(opened.records.slice(0, -1).map(recordLine)).toEqual(before);
  expect(opened.records.at(-1)?.event).toEqual({
    ...{ type: "meetingMoved", v: 1, reason: "评审电脑摔坏，不能开机", passedOver: [] },
    fromStation: dead.venue.station.card.keys.signingKey,
    toStation: dead.venue.manifest.stations[1]?.signingKey,
    taken: { seq: before.length, hash: copy?.head?.hash },
    takenAt: copy?.head?.at,
  });
  const call = { type: "lockMeeting", note: null } as const;
  expect(codeOf(await day.act(call, ["Z1", "GZ1"]))).toBe("NOT_CHECKED_IN");
  expect(codeOf(await day.act({ type: "resumeMeeting" }))).toBe("NO_CHAIR_PRESENT");
  await resumed();

  // The stick takes the spare's journal beside the one that the dead laptop left.
  await chosen(desk);
  await day.roundOpened("A1", "A2");
  for (const voter of voters) await day.cast(voter, () => "approve");
  await day.finished();
  const { fileName } = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();

  const path = join(dead.venue.stickFolder, fileName);
  const source = must(await openFileSource(createNodeFileLayer(), path));
  const verified = must(await verifyResult(source, dead.venue.office));
  const { document, signers } = verified;
  await source.close();
  expect(signers.station).toBe("二号评审电脑");
  expect(document.moves).toEqual([
    {
      fromStation: dead.venue.manifest.stations[0]?.signingKey,
      toStation: dead.venue.manifest.stations[1]?.signingKey,
      taken: { seq: before.length, hash: copy?.head?.hash },
      takenAt: copy?.head?.at,
      ...{ passedOver: [], reason: "评审电脑摔坏，不能开机", resumedBy: "Z1" },
    },
  ]);
  expect(document.restorations).toEqual([]);
  expect(document.attendance.checkedIn).toBe(5);
  expect(document.applicants.map(({ stage }) => stage)).toEqual(["passed", "passed"]);
  const imported = await importResults({
    ...{ files: createNodeFileLayer(), rehearsal: true, out: join(dead.venue.folder, "import") },
    results: [{ file: fileName, result: verified }],
  });
  expect(must(imported).paths).toContain("演练-outcomes.csv");
});

test("§9.20 once the spare has gone on it has a journal of its own: nothing is offered, and a restart opens it", async () => {
  const { desk, meetingId, close } = await aSpare(dead.venue);
  expect(codeOf(await desk["journal.findToMove"]({ meetingId }))).toBe("JOURNAL_EXISTS");
  const { records } = must(await desk["meeting.open"]({ meetingId }));
  expect(records.some(({ event }) => event.type === "meetingMoved")).toBe(true);
  await close();
});

test("§9.20 the same command once more only opens what was moved; another is refused", async () => {
  const other = await aDeadLaptop((day) => day.everyoneCheckedIn());
  const { desk, offered, close } = await aSpare(other.venue);
  const offer = await offered();
  const commandId = randomUUID();
  must(await movedFrom(desk, offer, offer.copies[0], { commandId }));
  const again = must(await movedFrom(desk, offer, offer.copies[0], { commandId }));
  expect(again.records.filter(({ event }) => event.type === "meetingMoved")).toHaveLength(1);
  expect(codeOf(await movedFrom(desk, offer, offer.copies[0]))).toBe("JOURNAL_EXISTS");
  await close();
  await other.venue.remove();
});

test("§9.20 a PIN of before opens nothing at the spare, and notes of before can't be read there", async () => {
  const other = await aDeadLaptop(async (day, desk) => {
    await day.everyoneCheckedIn();
    const { token } = must(await desk["privatePages.open"](notesOfZ4));
    const about = { token, applicantId: applicantId("A1") };
    await day.does({ type: "keepPrivatePage", ...about, text: "只给自己看" });
  });
  const { desk, day, offered, resumed, close } = await aSpare(other.venue);
  const offer = await offered();
  must(await movedFrom(desk, offer, offer.copies[0]));
  const again = { type: "checkInAgain", personId: personId("Z1") } as const;
  expect(codeOf(await day.act(again, ["Z1"]))).toBe("NOT_CHECKED_IN");
  await resumed();
  const { pages } = must(await desk["privatePages.open"](notesOfZ4));
  expect(pages).toEqual([]);
  await close();
  await other.venue.remove();
});
