import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { plannedPauses } from "../support/planned-pauses.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { snapshotOf } from "../support/snapshot-venue.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";

vi.setConfig({ testTimeout: 120_000 });

const a1 = applicantId("A1");
const draftsOfZ3 = { personId: personId("Z3"), pin: pinOf("Z3"), purpose: "gradeDraft" } as const;

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue({ experts: 5, applicants: 2 });
});
afterEach(() => venue.remove());

test("PINs and private pages are read from the journal, and nothing of them is in a snapshot", async () => {
  const pauses = plannedPauses();
  const everyLine = { pauses, snapshotPace: { everyLines: 1, pauseMs: 0 } };
  const first = aRunningDesk(venue, everyLine);
  const day = aDay(first.desk, venue);
  await day.opened();
  for (const id of ["GZ1", "Z3"].map(personId)) await day.checkedIn(id);
  await day.heard(a1);
  const { token } = must(await first.desk["privatePages.open"](draftsOfZ3));
  await day.does({ type: "keepPrivatePage", token, applicantId: a1, text: '["86"]' });
  await pauses.pass();
  await first.close();

  const snapshot = await snapshotOf(venue);
  expect(snapshot.beside).toHaveLength(3);
  const text = canonicalJson(snapshot as unknown as Json);
  expect(text).not.toMatch(/sealed|salt|nonce|privatePage"|sessionKey"\s*,/);
  expect(text).not.toContain(pinOf("Z3"));

  const second = aRunningDesk(venue, everyLine);
  must(await second.desk["station.unlock"]({ passphrase }));
  const { bundleId: meetingId } = venue.manifest;
  const opened = must(await second.desk["meeting.open"]({ meetingId, fromSnapshot: true }));
  expect(opened.snapshot).not.toBeNull();
  const wrong = { ...draftsOfZ3, pin: "918273" };
  expect((await second.desk["privatePages.open"](wrong)).ok).toBe(false);
  const again = must(await second.desk["privatePages.open"](draftsOfZ3));
  expect(again.pages).toEqual([{ applicantId: a1, text: '["86"]' }]);
  await second.close();
});
