import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingRequest, RequestOf } from "../../src/contract/requests/meeting-request.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import { auditJournal, auditResult } from "../../src/core/result/audit.ts";
import type { ResultDocument } from "../../src/core/result/result-document.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { readRecord } from "../../src/desk/meeting/record-schema.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { pinOf } from "../support/meeting-day.ts";
import { must } from "../support/venue.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

let voting: Awaited<ReturnType<typeof aVotingVenue>>;
beforeAll(async () => {
  voting = await aVotingVenue({ experts: 6, applicants: 2 });
});
afterAll(() => voting.remove());

const [a1, a2] = [applicantId("A1"), applicantId("A2")];
const open: RequestOf<"openRound"> = {
  ...{ type: "openRound", way: "paper", motions: [a1, a2] },
  ...{ scrutineerId: personId("Z3"), tellerId: personId("Z4") },
};
const box = { type: "confirmEmptyBox", projectorChecked: false } as const;
const reading = (entry: "first" | "second", approve = 5): MeetingRequest => ({
  ...{ type: "enterPaperCounts", entry },
  papers: [{ kind: 1, issued: 6, returned: 6, spoiled: 0 }],
  counts: [
    { applicantId: a1, approve, reject: 6 - approve, abstain: 0, unreadable: 0 },
    { applicantId: a2, approve: 3, reject: 1, abstain: 1, unreadable: 1 },
  ],
});

test("a paper round outlives every crash, and its result is recounted by the office", async () => {
  const station = await voting.station();
  const lives: readonly (readonly [MeetingRequest, ...string[]])[] = [
    [open, "Z1"],
    [box, "Z3", "Z4"],
    [{ type: "notePaperInBox", expertId: personId("Z6") }, "Z3"],
    [{ type: "leave", expertId: personId("Z6") }, "GZ1", "GZ3"],
    [{ type: "closeRound", reason: null }, "Z1"],
    [reading("first"), "Z3"],
    [reading("second", 4), "Z4"],
    [reading("second"), "Z4"],
    [{ type: "announceOutcomes" }, "Z1"],
    [{ type: "lockMeeting", note: null }, "Z1", "GZ1"],
  ];
  for (const [request, ...by] of lives) {
    const { day, close } = await station.started();
    await day.does(request, ...by);
    await close();
  }
  const { desk, opened, close } = await station.started();
  expect(opened.records.filter(({ event }) => event.type === "roundVoided")).toEqual([]);
  const pins = ["Z1", "GZ1"].map((id) => ({ personId: personId(id), pin: pinOf(id) }));
  must(await desk["result.prepare"]({ pins }));
  const { fileName } = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();

  const path = join(voting.venue.stickFolder, fileName);
  const source = must(await openFileSource(createNodeFileLayer(), path));
  const result = must(await openResult({ source, identity: voting.venue.office.identity }));
  await source.close();
  const document = result.document as unknown as ResultDocument;
  const audited = must(auditJournal(voting.venue.manifest, result.journalLines, readRecord));
  must(auditResult(voting.venue.manifest, document.bundle.hash, document, audited));
  expect(document.applicants.map(({ motion }) => motion)).toMatchObject([
    { approve: 5, base: 6, issued: 6, returned: 6, passed: true },
    { approve: 3, unreadable: 1, spoiled: 0, base: 6, notReturned: 0, passed: false },
  ]);
  expect(document.rounds).toMatchObject([
    {
      ...{ way: "paper", status: "announced", issued: 6, returned: 6 },
      papers: [{ kind: 1, issued: 6, returned: 6, spoiled: 0 }],
    },
  ]);
});

test("a paper round refuses what belongs to the station, and the other way round", async () => {
  const { day, close } = await (await voting.station()).started();
  const codeOf = async (request: MeetingRequest, ...by: readonly string[]) => {
    const done = await day.act(request, by);
    return done.ok ? "done" : done.error.code;
  };
  const expertId = personId("Z5");
  const hand = { type: "handPaper", expertId, projectorChecked: true } as const;
  const cast = { type: "castPaper", expertId, paper: "00".repeat(16), marks: [] } as const;
  await day.does(open, "Z1");
  await day.does(box, "Z3", "Z4");
  expect(await codeOf(hand, "Z5")).toBe("ROUND_IS_ON_PAPER");
  expect(await codeOf({ ...cast, marks: [] })).toBe("ROUND_IS_ON_PAPER");
  expect(await codeOf(reading("first"), "Z3")).toBe("ROUND_NOT_CLOSED");
  await day.does({ type: "closeRound", reason: null }, "Z1");
  expect(await codeOf({ type: "tallyRound" }, "Z3", "Z4")).toBe("ROUND_IS_ON_PAPER");
  expect(await codeOf(reading("first"), "Z4")).toBe("AUTHORITY_MISSING");
  await day.does({ type: "voidRound", note: "改在评审电脑上投票" }, "Z1");

  await day.roundOpened("A1");
  expect(await codeOf({ type: "notePaperInBox", expertId }, "Z3")).toBe("ROUND_IS_ON_STATION");
  expect(await codeOf(reading("first"), "Z3")).toBe("ROUND_IS_ON_STATION");
  await close();
});
