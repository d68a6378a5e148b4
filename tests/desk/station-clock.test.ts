import { afterEach, beforeEach, expect, test } from "vitest";
import { personId } from "../../src/core/ids.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";
import { codeOf } from "./sealed-fixtures.ts";

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

test("a clock that is behind the journal's own times is told of, and nothing waits for it", async () => {
  let now = new Date("2024-11-02T01:00:00Z");
  const { desk, close } = aRunningDesk(venue, { clock: { now: () => now } });
  expect(codeOf(await desk["meeting.clock"]({}))).toBe("MEETING_NOT_OPEN");
  const day = aDay(desk, venue);
  await day.opened();
  now = new Date("2024-11-02T03:00:00Z");
  await day.checkedIn(personId("Z1"));
  now = new Date("2024-11-02T01:30:00Z");
  const behind = { now: "2024-11-02T01:30:00.000Z", latestAt: "2024-11-02T03:00:00.000Z" };
  expect(must(await desk["meeting.clock"]({}))).toEqual(behind);
  await day.checkedIn(personId("Z2"));
  // The latest time, not the last one: the clock is as wrong as before.
  expect(must(await desk["meeting.clock"]({}))).toEqual(behind);
  const { records } = must(await desk["meeting.open"]({ meetingId: venue.manifest.bundleId }));
  expect(records.at(-1)?.at).toBe("2024-11-02T01:30:00.000Z");
  await close();
});
