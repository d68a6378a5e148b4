import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { pinOf } from "../support/meeting-day.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

/** Nine members of whom one stays away, and one in reserve; everyone else has checked in. */
const wishes = {
  experts: 10,
  committeeSize: 9,
  applicants: 4,
} as const;

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `people of a meeting (${noChromium})` : "people of a meeting",
  () => {
    let venue: Venue;
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;
    let secretary: (typeof window)["secretary"];
    let pinByLabel: (typeof window)["pinByLabel"];
    const more = async (name: string, act: string) => {
      await secretary
        .row(name)
        .getByRole("button", { name: `${name}：更多` })
        .click();
      await secretary.page.getByRole("menuitem", { name: act }).click();
      await secretary.dialog().waitFor();
    };

    /** A button that can't be pressed is come to by keys, and says what is to be done first. */
    const saysWhyNot = async (name: string | RegExp, why: string) => {
      const button = secretary.page.getByRole("button", { name }).first();
      await button.focus();
      await secretary.page.locator("[role=tooltip]", { hasText: why }).waitFor();
      expect(await button.isDisabled()).toBe(true);
    };

    beforeAll(async () => {
      venue = await aVenue({
        ...wishes,
        expert: (expert) => (expert.id === "Z10" ? { ...expert, reserve: true } : expert),
      });
      window = await aMeetingWindow(venue, join(venue.folder, "profile"), async (day) => {
        for (const { id } of venue.manifest.staff) await day.checkedIn(id);
        for (const { id } of venue.manifest.experts.slice(0, 7)) await day.checkedIn(id);
      });
      ({ secretary, pinByLabel } = window);
      await secretary.goTo("签到");
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
    });

    test("an expert checks in with a PIN, a pledge, and a declared relation that the chair decides", async () => {
      const { page } = secretary;
      await secretary.row("专家8").getByRole("button", { name: "签到" }).click();
      await page.getByLabel("设置 PIN", { exact: true }).fill(pinOf("Z8"));
      await page.getByLabel("再输入一遍 PIN").fill(pinOf("Z8"));
      await page.getByText("本人承诺做到以上各条").click();
      await page.getByText("有，填写如下").click();
      expect(await page.getByRole("button", { name: "确认签到" }).isDisabled()).toBe(true);
      await secretary.choose("申报人 1", "申报人2");
      await page.getByLabel("关系 1").fill("师生");
      await secretary.picture("people-01-check-in");
      await secretary.pressInDialog("确认签到");
      await secretary.dialogGone();
      await secretary.goTo("回避");
      await page.getByText("专家本人声明：师生").waitFor();
      await secretary.picture("people-02-declared");
      await page.getByRole("radio", { name: "回避", exact: true }).click();
      await secretary.press("确认 1 条决定");
      await secretary.enterPins(pinByLabel, "确认决定");
      await secretary.dialogGone();
      await secretary.goTo("签到");
    });

    test("a reserve takes the place of who stayed away", async () => {
      const { page } = secretary;
      await secretary.row("专家10").getByRole("button", { name: "递补" }).click();
      await secretary.choose("席位", "接替缺席的 专家9");
      await page.getByLabel("理由").fill("专家9因病请假");
      await secretary.picture("people-03-move-up");
      await secretary.enterPins(pinByLabel, "递补");
      await secretary.dialogGone();
      await page.getByRole("heading", { name: "已由他人接替的委员" }).waitFor();
      await secretary.picture("people-04-moved-up");
    });

    test("an expert added at the venue is marked", async () => {
      const { page } = secretary;
      await secretary.press("现场增补专家");
      const typed = [
        ["姓名", "赵新"],
        ["工作单位", "市大数据中心"],
        ["职称", "正高级工程师"],
        ["专业", "大数据"],
        ["同意增补的文号", "巴数办〔2024〕3号"],
      ] as const;
      for (const [label, text] of typed) await page.getByLabel(label, { exact: true }).fill(text);
      await secretary.choose("席位", "接替缺席的 专家10");
      await page.getByLabel("理由").fill("候补专家未到");
      await secretary.picture("people-05-add-expert");
      await secretary.enterPins(pinByLabel, "增补");
      await secretary.dialogGone();
      await secretary.row("赵新").getByText("现场增补").waitFor();
    });

    test("a slip in a name is explained beside it", async () => {
      const { page } = secretary;
      await more("专家4", "写更正说明");
      await page.getByLabel("应为").fill("专家肆");
      await page.getByLabel("依据").fill("身份证所载");
      await secretary.picture("people-06-annotate");
      await secretary.enterPins(pinByLabel, "写入说明");
      await secretary.dialogGone();
      await secretary.row("专家4").getByText("更正说明：姓名应为“专家肆”").waitFor();
    });

    test("a forgotten PIN is set anew before chair and supervisor", async () => {
      const { page } = secretary;
      await more("专家5", "忘记 PIN，重置");
      await secretary.picture("people-07-reset-pin");
      await page.getByLabel("设置 PIN", { exact: true }).fill("902817");
      await page.getByLabel("再输入一遍 PIN").fill("902817");
      await page.getByLabel("主任委员 专家1 的 PIN").fill(pinOf("Z1"));
      await page.getByLabel("监督员 监督员丙 的 PIN").fill(pinOf("GZ3"));
      await secretary.pressInDialog("重置 PIN");
      await secretary.dialogGone();
    });

    test("after a recess everyone checks in again before the chair resumes", async () => {
      const { page } = secretary;
      await secretary.press("休会");
      await secretary.picture("people-08-recess");
      await secretary.enterPins(pinByLabel, "休会");
      await secretary.dialogGone();
      await page.getByRole("heading", { name: "签到（第 2 场）" }).waitFor();
      for (const name of ["专家1", "专家2", "秘书甲"]) {
        await secretary.row(name).getByRole("button", { name: "签到" }).click();
        await secretary.enterPins(pinByLabel, "确认签到");
        await secretary.dialogGone();
      }
      await secretary.picture("people-09-in-recess");
      await saysWhyNot("下一步：回避", "还差");
      await secretary.goTo("答辩");
      await saysWhyNot(/^点名/, "现在休会");
      await secretary.picture("people-12-why-not");
      await secretary.goTo("签到");
      await secretary.press("复会（第 2 场）");
      await secretary.enterPins(pinByLabel, "复会");
      await secretary.dialogGone();
      await page.locator(".notice", { hasText: "现在休会" }).waitFor({ state: "detached" });
      await secretary.picture("people-10-resumed");
    });

    test("the attendance sheet and the pledge are printed with all of it", async () => {
      const { page } = secretary;
      await secretary.press("打印表格");
      await page.waitForTimeout(2500);
      await secretary.picture("people-11-attendance-sheet");
      expect(window.complaints).toEqual([]);
    });
  },
);
