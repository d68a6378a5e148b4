import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

/** Paper sheets in the order in which they were handed in, and a corrected name. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `paper sheets (${noChromium})` : "paper sheets",
  () => {
    let venue: Venue;
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;
    let secretary: (typeof window)["secretary"];
    beforeAll(async () => {
      venue = await aVenue();
      window = await aMeetingWindow(venue, join(venue.folder, "profile"), async (day) => {
        await day.everyoneCheckedIn();
        const a1 = applicantId("A1");
        const name = { subject: "applicant", subjectId: "A1", fact: "name" } as const;
        const correct = { correct: "申报人壹", reason: "与身份证不一致" };
        await day.does({ type: "annotateFact", ...name, ...correct }, "GZ1", "Z1");
        await day.heard(a1);
      });
      secretary = window.secretary;
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
    });

    test("the list shows what a name should read", async () => {
      const { page } = secretary;
      await secretary.goTo("答辩");
      await page.getByText("更正说明：姓名应为“申报人壹”").first().waitFor();
      await secretary.picture("sheets-1-list");
    });

    test("the number on a sheet leads to its field, and Enter back to the number", async () => {
      const { page } = secretary;
      await secretary.press("录分 申报人1");
      await page.getByLabel(/^专家1 总分/).waitFor();
      await page.keyboard.press("/");
      for (const [number, total] of [
        ["7", "88"],
        ["Z3", "91"],
      ] as const) {
        await page.keyboard.type(number);
        await page.keyboard.press("Enter");
        await page.keyboard.type(total);
        await page.keyboard.press("Enter");
      }
      await page.keyboard.type("42");
      await page.keyboard.press("Enter");
      await page.getByText("“42”没有待录的评分表，请核对编号。").waitFor();
      await secretary.picture("sheets-2-by-number");
      expect(await page.getByLabel(/^专家7 总分/).inputValue()).toBe("88");
      expect(await page.getByLabel(/^专家3 总分/).inputValue()).toBe("91");
      expect(await page.getByLabel(/^专家1 总分/).inputValue()).toBe("");
    });

    test("the minutes are among the forms to print", async () => {
      const { page } = secretary;
      await secretary.press("打印表格");
      await secretary
        .dialog()
        .getByRole("button", { name: /^会议记录/ })
        .click();
      await page
        .getByRole("img", { name: /第 1 页/ })
        .first()
        .waitFor();
      await secretary.picture("sheets-3-print");
      await secretary
        .dialog()
        .getByRole("button", { name: /^答辩评分表/ })
        .click();
      await secretary.dialog().getByText("空白表").click();
      await page
        .getByRole("img", { name: /第 1 页/ })
        .first()
        .waitFor();
      await secretary.picture("sheets-4-print-blank");
      expect(window.complaints).toEqual([]);
    });
  },
);
