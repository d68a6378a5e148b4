import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
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
          const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
          await day.does({ type: "checkIdentity", applicantId: id, ...seen });
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

    test("the panel concludes, a grade is corrected, and opinions are signed before the discussion ends", async () => {
      const { secretary, pinByLabel, day } = window;
      const { page } = secretary;
      const a4 = applicantId("A4");
      const sheets = venue.manifest.experts.map(({ id }) => ({
        expertId: id,
        score: { kind: "total", total: 84 } as const,
      }));
      const entry = { type: "enterSheets", applicantId: a4, sheets } as const;
      const [gz1, gz2] = venue.manifest.staff;
      if (!gz1 || !gz2) throw new Error("No staff");
      await day.does({ ...entry, entry: "first", enteredBy: gz1.id }, gz1.id);
      await day.does({ ...entry, entry: "second", enteredBy: gz2.id }, gz2.id);
      await secretary.press("返回首页");
      await page.getByRole("button", { name: /^打开会议/ }).click();
      await secretary.goTo("结论");
      await secretary.press(/^确认 1 人的答辩结论$/);
      await secretary.enterPins(pinByLabel, "确认结论");
      await secretary.dialogGone();
      await secretary.picture("grades-05-concluded");
      await secretary.press("更正 申报人4");
      await secretary.dialog().getByRole("combobox").first().click();
      await page.locator(".ant-select-item-option", { hasText: "专家3" }).last().click();
      await secretary
        .dialog()
        .getByLabel(/^专家3 总分/)
        .fill("99");
      await page.getByLabel(/更正理由/).fill("抄录有误");
      await secretary.picture("grades-06-correction");
      await secretary.enterPins(pinByLabel, "更正评分");
      await secretary.dialogGone();
      await secretary.picture("grades-07-stale");
      await secretary.press("更正 申报人4");
      await page.getByLabel(/更正理由/).fill("按更正后的评分");
      await secretary.picture("grades-08-reconfirm");
      await secretary.enterPins(pinByLabel, "更正结论");
      await secretary.dialogGone();
      await secretary.press(/写评议意见/);
      await secretary.dialog().getByLabel("申报人4").fill("专业基础扎实，业绩真实，建议通过。");
      await secretary.picture("grades-09-opinion");
      await secretary.enterPins(pinByLabel, "签名提交");
      await secretary.dialogGone();
      await secretary.picture("grades-10-discussion");
      await secretary.press("结束讨论");
      await secretary.enterPins(pinByLabel, "结束讨论");
      await secretary.dialogGone();
    });

    test("nothing was complained of by the page", () => {
      expect(window.complaints).toEqual([]);
    });
  },
);
