import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { describeAfternoon } from "../support/afternoon.ts";
import { aRoom } from "../support/afternoon-room.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { keyHands } from "../support/key-hands.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

const allHands: ReturnType<typeof keyHands>[] = [];
const presses = () => allHands.reduce((sum, hands) => sum + hands.presses(), 0);

describeAfternoon("by keyboard alone", "afternoon-keys", (page) => {
  const hands = keyHands(page);
  allHands.push(hands);
  return hands;
});

const title = "nine paper totals of one applicant, read twice by keyboard";

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `${title} (${noChromium})` : title,
  () => {
    const called = applicantId("A1");
    let venue: Venue;
    let profile = "";
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;

    beforeAll(async () => {
      // Of no panel: the whole committee grades.
      venue = await aVenue({ applicants: 1, applicant: (one) => ({ ...one, panel: null }) });
      profile = await mkdtemp(join(tmpdir(), "vivaseal-totals-"));
      window = await aMeetingWindow(venue, profile, async (day) => {
        await day.everyoneCheckedIn();
        await day.does({ type: "callApplicant", applicantId: called, overrideReason: null });
        await day.does({ type: "checkIdentity", applicantId: called, ...identity(venue) });
        await day.does({ type: "endDefense", applicantId: called });
      });
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
      await rm(profile, { recursive: true, force: true });
    });

    test("take the digits, one Enter a sheet, and a PIN each of secretary and checker", async () => {
      const wholeAfternoon = presses();
      const hands = keyHands(window.secretary.page);
      const room = aRoom(window.secretary.page, hands, venue.manifest, "totals-keys");
      await room.goTo("答辩");
      await room.press("录分 申报人1");
      const nineTotalsTwice = await room.readsTwice([86, 91, 88, 79, 84, 90, 77, 85, 93]);
      await room.page.locator("button:focus", { hasText: "返回列表" }).waitFor();
      await room.picture("done");
      // 18 digits, 9 Enters, Enter on the button, 6 digits, Enter; and all of it again.
      expect(nineTotalsTwice).toBe(2 * (18 + 9 + 1 + 6 + 1));
      const folder = join(import.meta.dirname, "../../out");
      await mkdir(folder, { recursive: true });
      const figures = { nineTotalsTwice, wholeAfternoon };
      await writeFile(join(folder, "afternoon.json"), `${JSON.stringify(figures, null, 2)}\n`);
    });
  },
);

describe.skipIf(chromiumPath === undefined)("the focus", () => {
  test("was in sight wherever the keys led", () => {
    expect(allHands.flatMap(({ unseen }) => unseen)).toEqual([]);
  });
});

const identity = ({ manifest }: Venue) => ({
  checkedBy: manifest.staff.find(({ role }) => role === "secretary")?.id ?? manifest.staff[0]!.id,
  document: "居民身份证",
});
