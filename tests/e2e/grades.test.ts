import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

const title = "grading at the station";

/** Nine graders, by keyboard wherever a secretary would use it. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `${title} (${noChromium})` : title,
  () => {
    let venue: Venue;
    let profile = "";
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;

    beforeAll(async () => {
      venue = await aVenue({ applicants: 6, applicant: (one) => ({ ...one, panel: null }) });
      profile = await mkdtemp(join(tmpdir(), "vivaseal-grades-"));
      window = await aMeetingWindow(venue, profile, async (day) => {
        await day.everyoneCheckedIn();
        for (const id of ["A1", "A2", "A3", "A4"].map(applicantId)) {
          await day.does({ type: "callApplicant", applicantId: id, overrideReason: null });
          await day.does({ type: "endDefense", applicantId: id });
        }
      });
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
      await rm(profile, { recursive: true, force: true });
    });

    test("one PIN opens all whom an expert has heard, and a draft waits for the next time", async () => {
      const { secretary, pinByLabel } = window;
      const { page } = secretary;
      await secretary.goTo("答辩");
      await secretary.press("专家本人评分");
      await secretary.dialog().getByRole("button", { name: "专家3" }).click();
      await secretary.picture("grades-01-open-own");
      await secretary.enterPins(pinByLabel, "打开本人的评分表");
      await page.getByRole("heading", { name: "专家3 的评分表" }).waitFor();
      await page.keyboard.type("86");
      await page.keyboard.press("Enter");
      await page.keyboard.type("73");
      await page.getByText("草稿已保存").waitFor();
      await secretary.picture("grades-02-own-sheets");
      await secretary.press("暂存，稍后再评");
      await page.getByRole("navigation", { name: "会议流程" }).waitFor();

      await secretary.press("专家本人评分");
      await secretary.dialog().getByRole("button", { name: "专家3" }).click();
      await page.keyboard.press("Tab");
      await secretary.enterPins(pinByLabel, "打开本人的评分表");
      await expect.poll(() => page.getByLabel(/^申报人1 总分/).inputValue()).toBe("86");
      expect(await page.getByLabel(/^申报人2 总分/).inputValue()).toBe("73");
      await secretary.press("提交 2 份评分");
      await secretary.picture("grades-03-submit-own");
      await secretary.enterPins(pinByLabel, "确认提交");
      await page.getByRole("heading", { name: "已提交 2 份评分" }).waitFor();
      await secretary.picture("grades-04-submitted");
      await secretary.press("返回");
    });

    test("nothing was complained of by the page", () => {
      expect(window.complaints).toEqual([]);
    });
  },
);
