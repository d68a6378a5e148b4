import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

/** What stands in the column beside the materials and is lower than its content, or no button's height. */
const squeezed = (page: Page): Promise<readonly string[]> =>
  page.locator(".applicant-side").evaluate((column) => {
    const parts = [...column.children].filter((part) => !part.matches(".material-list"));
    const cut = parts.filter((part) => part.scrollHeight > part.clientHeight + 3);
    const low = [...column.querySelectorAll(".ant-btn:not(.ant-btn-sm)")].filter(
      (button) => button.getBoundingClientRect().height < 38,
    );
    return [...cut, ...low].map((part) => `${part.className}: ${part.textContent}`);
  });

const title = "a defense at the station";

/** Draw, identity, clock, record, turns put off, undo: as a secretary does them. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `${title} (${noChromium})` : title,
  () => {
    let venue: Venue;
    let profile = "";
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;

    beforeAll(async () => {
      venue = await aVenue({
        ...{ applicants: 6, rules: { statementMinutes: 1 } },
        applicant: (one) => ({ ...one, idNumber: `51372119900101000${one.order}` }),
      });
      profile = await mkdtemp(join(tmpdir(), "vivaseal-defense-"));
      window = await aMeetingWindow(venue, profile, (day) => day.everyoneCheckedIn());
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
      await rm(profile, { recursive: true, force: true });
    });

    test("the numbers are drawn before the supervisor, and the list follows them", async () => {
      const { secretary, pinByLabel } = window;
      const { page } = secretary;
      await secretary.goTo("答辩");
      await secretary.press("抽签登记…");
      await page.getByLabel("申报人1的抽签号").fill("3");
      await page.getByLabel("申报人3的抽签号").fill("1");
      await page.getByLabel("申报人5的抽签号").fill("2");
      await secretary.picture("defense-01-draws");
      await secretary.enterPins(pinByLabel, "登记 3 个签号");
      await secretary.dialogGone();
      await page.getByRole("button", { name: "点名 申报人3" }).first().waitFor();
      await secretary.picture("defense-02-next");
    });

    test("nobody is heard before the identity was checked; then the clock runs and the record is kept", async () => {
      const { secretary } = window;
      const { page } = secretary;
      await page.getByRole("button", { name: "点名 申报人3" }).first().click();
      await page.getByRole("button", { name: "身份核对无误" }).waitFor();
      expect(
        await page
          .getByRole("region", { name: "正在答辩" })
          .getByRole("button", { name: "结束答辩" })
          .count(),
      ).toBe(0);
      const group = page.getByRole("group", { name: "核对身份" });
      const whose = venue.manifest.applicants.find(({ name }) => name === "申报人3");
      await group.getByText("申报人3", { exact: true }).waitFor();
      expect(await group.getByText(whose?.idNumber ?? "").count()).toBe(0);
      await group.getByRole("button", { name: "按住显示" }).hover();
      await page.mouse.down();
      await group.getByText(whose?.idNumber ?? "missing", { exact: true }).waitFor();
      await page.mouse.up();
      await secretary.picture("defense-03-identity");
      await secretary.press("看材料");
      await page.getByRole("list", { name: "申报材料" }).waitFor();
      expect(await squeezed(page)).toEqual([]);
      await secretary.picture("defense-03b-identity-beside-materials");
      await secretary.press("← 返回列表");
      await secretary.press("身份核对无误");
      await secretary.press("开始陈述");
      await page.getByText("剩余不到 1 分钟").waitFor();
      await page.getByLabel("第 1 问", { exact: true }).fill("请说明本人承担的部分。");
      await page.getByLabel("第 1 问回答要点").fill("负责数据建模，说明了做法。");
      await secretary.press("保存记录");
      await page.getByText("已保存").waitFor();
      await secretary.picture("defense-04-clock");
      await secretary.press("看材料");
      await page.getByRole("timer", { name: "答辩计时" }).waitFor();
      expect(await squeezed(page)).toEqual([]);
      await secretary.picture("defense-04b-clock-beside-materials");
      await page.getByRole("region", { name: "申报人信息" }).scrollIntoViewIfNeeded();
      await secretary.picture("defense-04c-facts");
      await secretary.press("← 返回列表");
      await secretary.press("暂停计时");
      await page.getByText("（已暂停）").waitFor();
      await secretary.picture("defense-05-paused");
      await secretary.press("开始提问");
      await page.getByText("提问剩余").waitFor();
    });

    test("a slip is taken back by name, and a turn is put off with its reason", async () => {
      const { secretary, pinByLabel } = window;
      const { page } = secretary;
      await page.getByRole("button", { name: "撤销上一步：开始提问 申报人3" }).click();
      await secretary.picture("defense-06-undo");
      await secretary.pressInDialog("撤销这一步");
      await secretary.dialogGone();
      await page.getByText("（已暂停）").waitFor();
      await page
        .getByRole("region", { name: "正在答辩" })
        .getByRole("button", { name: "结束答辩" })
        .click();
      await page.getByRole("heading", { name: "录分：申报人3" }).waitFor();
      await secretary.press("← 返回列表");
      await secretary.press("缓…");
      await page.getByLabel("理由").fill("突发疾病，已送医");
      await secretary.picture("defense-07-postpone");
      await secretary.enterPins(pinByLabel, "确认缓期");
      await secretary.dialogGone();
      await secretary.picture("defense-08-after");
    });

    test("nothing was complained of by the page", () => {
      expect(window.complaints).toEqual([]);
    });
  },
);
