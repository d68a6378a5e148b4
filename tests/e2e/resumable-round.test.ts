import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { pinOf } from "../support/meeting-day.ts";
import { profileFiles } from "../support/profile-files.ts";
import { aVotingVenue } from "../support/voting-venue.ts";
import { aVotingWindow } from "../support/voting-window.ts";

/** 断电续投 on the screens: two codes written down, an interruption, both typed, the slips destroyed. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `断电续投 (${noChromium})` : "断电续投",
  () => {
    let voting: Awaited<ReturnType<typeof aVotingVenue>>;
    let window: Awaited<ReturnType<typeof aVotingWindow>>;
    let profile = "";
    const codes: string[] = [];

    beforeAll(async () => {
      voting = await aVotingVenue({
        ...{ experts: 5, applicants: 3, rules: { resumableRounds: true } },
      });
      profile = join(voting.venue.folder, "profile");
      window = await aVotingWindow(voting, profile);
    });
    afterAll(async () => {
      await window.close();
      await voting.remove();
    });

    const opensRound = async () => {
      const { secretary } = window;
      await secretary.choose("监票人", "专家3");
      await secretary.choose("计票人", "专家4");
      await secretary.press("开启表决");
      await secretary.enterPins(window.pinByLabel, "开启表决");
      await secretary.dialogGone();
    };
    const confirmsBox = async () => {
      const { secretary } = window;
      await secretary.press("确认票箱为空");
      await secretary.page.getByLabel(/监票人已查看/).check();
      await secretary.enterPins(window.pinByLabel, "确认");
      await secretary.dialogGone();
    };
    const expectNoCodeInProfile = () => {
      const texts = codes.flatMap((code) => [code, code.replaceAll("-", "")]);
      const found = profileFiles(profile).filter(({ bytes }) =>
        texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le"))),
      );
      expect(found.map(({ path }) => path)).toEqual([]);
    };
    const votes = async (experts: readonly { readonly id: string; readonly name: string }[]) => {
      const { secretary } = window;
      const { page } = secretary;
      for (const { id, name } of experts) {
        await secretary.row(name).getByRole("button", { name: "领票" }).click();
        await page.getByLabel(/监票人已查看/).check();
        await secretary.enterPins(() => pinOf(id), "领票");
        await page.getByRole("heading", { name: "表决票", exact: true }).waitFor();
        for (const motion of await page.getByRole("radiogroup").all())
          await motion.getByLabel("同意", { exact: true }).check();
        await secretary.press("投票");
        await secretary.press("最终确认，投出");
        await page.getByRole("heading", { name: "表决票已投入票箱" }).waitFor();
        // Long enough for what a browser writes behind the page's back.
        await page.waitForTimeout(2_000);
        expectNoCodeInProfile();
        await secretary.press("返回");
      }
    };
    const typesCode = async (code: string, next: string) => {
      await window.secretary.page.getByLabel(/的续投码$/).fill(code);
      await window.secretary.press(next);
    };

    test("each holder sees the own code alone, writes it down and types it back", async () => {
      const { secretary } = window;
      const { page } = secretary;
      await secretary.picture("vote-resumable-1-open");
      await opensRound();
      await secretary.picture("vote-resumable-2-codes");
      await secretary.press("开始抄录");
      for (const [index, next] of ["收起，换监票人", "核对"].entries()) {
        await secretary.picture(`vote-resumable-3-${index}-alone`);
        await secretary.press("查看我的续投码");
        await secretary.enterPins(window.pinByLabel, "查看");
        const shown = await page.locator(".round-code").textContent();
        codes.push(shown ?? "");
        await secretary.picture(`vote-resumable-3-${index}-code`);
        expect(await page.getByRole("navigation").count()).toBe(0);
        await secretary.press("已抄好，收起");
        expect(await page.content()).not.toContain(shown);
        await typesCode(index === 0 ? "0000-0000-0000" : codes[1]!, next);
      }
      await page.getByText("CODES_DIFFER").waitFor();
      await secretary.picture("vote-resumable-4-differ");
      await typesCode(codes[0]!, "收起，换监票人");
      await typesCode(codes[1]!, "核对");
      await page.getByRole("heading", { name: /确认空票箱/ }).waitFor();
      await confirmsBox();
      await votes(voting.venue.manifest.experts.slice(0, 2));
    });

    test("the round waits after an interruption, and goes on under both codes", async () => {
      const { stationFolder } = window;
      await window.close();
      window = await aVotingWindow(voting, profile, undefined, stationFolder);
      const { secretary } = window;
      await secretary.page.getByRole("heading", { name: /等待续投/ }).waitFor();
      await secretary.picture("vote-resumable-5-waiting");
      await secretary.press("输入续投码");
      await secretary.picture("vote-resumable-6-typed");
      await typesCode(codes[1]!, "收起，换监票人");
      await typesCode(codes[0]!, "续投");
      await secretary.page.getByText("CODES_WRONG").waitFor();
      await secretary.picture("vote-resumable-7-wrong");
      await typesCode(codes[0]!, "收起，换监票人");
      await typesCode(codes[1]!.toLowerCase().replaceAll("-", ""), "续投");
      await secretary.page.getByRole("heading", { name: /发票与投票/ }).waitFor();
      await secretary.picture("vote-resumable-8-resumed");
      await votes(voting.venue.manifest.experts.slice(2));
    });

    test("the tally is announced when the slips are destroyed, and no code is ever in the profile", async () => {
      const { secretary } = window;
      await secretary.press("截止投票");
      await secretary.enterPins(window.pinByLabel, "截止投票");
      await secretary.dialogGone();
      await secretary.press("核对无误，计票");
      await secretary.enterPins(window.pinByLabel, "计票");
      await secretary.dialogGone();
      await secretary.picture("vote-resumable-9-tallied");
      await secretary.press("登记续投码销毁");
      await secretary.picture("vote-resumable-10-destroy");
      await secretary.enterPins(window.pinByLabel, "登记");
      await secretary.dialogGone();
      await secretary.press("宣布结果");
      await secretary.enterPins(window.pinByLabel, "宣布结果");
      await secretary.dialogGone();
      await secretary.page.getByText("中断后续投 1 次").waitFor();
      await secretary.picture("vote-resumable-11-past");
      expectNoCodeInProfile();
    });
  },
);
