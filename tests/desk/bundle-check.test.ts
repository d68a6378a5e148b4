import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Desk } from "../../src/contract/table.ts";
import { refusal, sentenceOf } from "../../src/core/refusals/refusal.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";
import { codeOf } from "./sealed-fixtures.ts";

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

/** Asks until the check has come to something. */
async function ended(desk: Desk) {
  for (;;) {
    const check = must(await desk["bundle.verifyProgress"]({}));
    if (check.state !== "running") return check;
    await setTimeout(5);
  }
}

const meetingId = () => venue.manifest.bundleId;
const bundlePath = () => join(venue.stationFolder, "meetings", meetingId(), "bundle.vsbundle");

test("every material is read through and counted", async () => {
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  expect(must(await desk["bundle.verifyProgress"]({}))).toEqual({ state: "none" });
  must(await desk["bundle.verifyAll"]({ meetingId: meetingId() }));
  const { materials } = venue.manifest;
  const bytes = materials.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  expect(await ended(desk)).toEqual({
    state: "done",
    value: {
      meetingId: meetingId(),
      ...{ materials: materials.length, ofMaterials: materials.length, bytes, ofBytes: bytes },
    },
  });
  await close();
});

test("a damaged material is named", async () => {
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  const bytes = readFileSync(bundlePath());
  const middle = Math.floor(bytes.length * 0.25);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(bundlePath(), bytes);
  must(await desk["bundle.verifyAll"]({ meetingId: meetingId() }));
  expect((await ended(desk)).state).toBe("refused");
  await close();
});

test("one check at a time; it is stopped when asked, and by the lock", async () => {
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  must(await desk["bundle.verifyAll"]({ meetingId: meetingId() }));
  expect(codeOf(await desk["bundle.verifyAll"]({ meetingId: meetingId() }))).toBe("JOB_RUNNING");
  must(await desk["bundle.cancelVerify"]({}));
  expect(await ended(desk)).toMatchObject({
    state: "refused",
    refusal: { code: "VERIFICATION_STOPPED", details: {} },
    // Whoever looks in the window of another meeting must see that it isn't that one's.
    progress: { meetingId: meetingId() },
    sentence: {
      zh: sentenceOf(refusal("VERIFICATION_STOPPED"), "zh"),
      en: sentenceOf(refusal("VERIFICATION_STOPPED"), "en"),
    },
  });
  must(await desk["bundle.verifyAll"]({ meetingId: meetingId() }));
  must(await desk["station.lock"]({ reason: "asked" }));
  expect(must(await desk["bundle.verifyProgress"]({}))).toEqual({ state: "none" });
  expect(codeOf(await desk["bundle.verifyAll"]({ meetingId: meetingId() }))).toBe("STATION_LOCKED");
  await close();
});

test("the meeting goes on meanwhile", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  must(await desk["bundle.verifyAll"]({ meetingId: meetingId() }));
  await day.everyoneCheckedIn();
  expect((await ended(desk)).state).toBe("done");
  await close();
});
