import { afterEach, beforeEach, expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";
import { codeOf } from "./sealed-fixtures.ts";

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

test("an idle station locks, and the same meeting opens where it was", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  const records = must(await desk["meeting.records"]({ afterSeq: 0 }));
  expect(must(await desk["station.lock"]({ reason: "idle" })).state).toBe("locked");
  expect(codeOf(await desk["meeting.records"]({ afterSeq: 0 }))).toBe("MEETING_NOT_OPEN");
  must(await desk["station.unlock"]({ passphrase }));
  const { meetingId } = must(await desk["meetings.list"]({}))[0] ?? { meetingId: "" };
  expect(must(await desk["meeting.open"]({ meetingId })).records).toEqual(records);
  await close();
});

test("never while an applicant is being heard; a person may lock it then", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await day.does({
    ...{ type: "callApplicant", overrideReason: null },
    applicantId: applicantId("A1"),
  });
  expect(codeOf(await desk["station.lock"]({ reason: "idle" }))).toBe("STATION_IN_USE");
  expect(must(await desk["station.lock"]({ reason: "asked" })).state).toBe("locked");
  await close();
});

test("never while a round is open, asked or idle; tallied but not announced, only when asked", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2", "A3", "A4");
  expect(codeOf(await desk["station.lock"]({ reason: "idle" }))).toBe("STATION_IN_USE");
  expect(codeOf(await desk["station.lock"]({ reason: "asked" }))).toBe("ROUND_IN_PROGRESS");
  for (const id of ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"])
    await day.cast(id, () => "approve");
  await day.does({ type: "closeRound", reason: null }, "Z1");
  await day.does({ type: "tallyRound" }, "Z3", "Z4");
  expect(codeOf(await desk["station.lock"]({ reason: "idle" }))).toBe("STATION_IN_USE");
  must(await desk["station.lock"]({ reason: "asked" }));
  await close();
});
