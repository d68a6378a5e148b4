import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aSampleWindow } from "../support/sample-window.ts";

/** Finding an applicant and reading the materials, by keyboard where that is quicker. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `reading materials (${noChromium})` : "reading materials",
  () => {
    let window: Awaited<ReturnType<typeof aSampleWindow>>;
    let secretary: (typeof window)["secretary"];
    beforeAll(async () => {
      window = await aSampleWindow();
      secretary = window.secretary;
      await secretary.press(/^打开会议/);
      await secretary.goTo("答辩");
    });
    afterAll(async () => {
      await window.close();
    });

    test("an applicant is found by pinyin initials and opened by the keyboard alone", async () => {
      const { page } = secretary;
      const search = page.getByLabel("查找申报人");
      await search.waitFor();
      await page.keyboard.type("wd");
      await page.getByText("1 人", { exact: true }).waitFor();
      await secretary.picture("reading-1-found");
      await page.keyboard.press("Enter");
      await page.getByRole("list", { name: "申报材料" }).waitFor();
      await page.getByText("王𬭊").first().waitFor();
      await secretary.press("← 返回列表");
      await search.waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await secretary.picture("reading-2-list");
    });

    test("a PDF is searched, its pages are seen small, turned and enlarged, and it opens there again", async () => {
      const { page } = secretary;
      await page.locator(".name-link").first().click();
      await page.getByRole("button", { name: /业绩成果/ }).click();
      await page.getByRole("img", { name: "第 1 页" }).waitFor();
      await secretary.press("缩略图");
      await page.getByRole("button", { name: "转到第 2 页" }).waitFor();
      await page.keyboard.press("Control+f");
      await page.keyboard.type("政务云平台");
      await page
        .getByRole("status")
        .filter({ hasText: /^1／\d+$/ })
        .waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: /^2／/ }).waitFor();
      await page.locator(".pdf-found-here").first().waitFor();
      await secretary.picture("reading-3-search");

      await page.getByLabel("页码").fill("3");
      await page.keyboard.press("Enter");
      await page.getByRole("img", { name: "第 3 页" }).waitFor();
      await secretary.press("旋转");
      await secretary.press("放大");
      await secretary.picture("reading-4-turned");
      await secretary.press("下一份");
      await secretary.press("上一份");
      await page.getByRole("img", { name: "第 3 页" }).waitFor();
      expect(await page.getByLabel("页码").inputValue()).toBe("3");
    });

    test("the next unopened one leads through all materials, to the next applicant", async () => {
      const { page } = secretary;
      const name = () => page.locator(".applicant-facts").textContent();
      const before = await name();
      for (let steps = 0; steps < 8 && (await name()) === before; steps += 1) {
        await secretary.press("下一份未打开的");
        await page.waitForTimeout(300);
      }
      expect(await name()).not.toBe(before);
      await secretary.picture("reading-5-next");
    });

    test("pictures turn, and the page complained of nothing", async () => {
      const { page } = secretary;
      await page
        .getByRole("button", { name: /学历证书/ })
        .first()
        .click();
      await page.getByRole("img", { name: /学历证书/ }).waitFor();
      await secretary.press("旋转");
      await secretary.picture("reading-6-picture");
      expect(window.complaints).toEqual([]);
    });
  },
);
