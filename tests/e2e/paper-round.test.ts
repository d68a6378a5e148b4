import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aVotingVenue } from "../support/voting-venue.ts";
import { aVotingWindow } from "../support/voting-window.ts";

/** A round on printed papers, by clicking and typing alone. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `a paper round (${noChromium})` : "a paper round",
  () => {
    let voting: Awaited<ReturnType<typeof aVotingVenue>>;
    let window: Awaited<ReturnType<typeof aVotingWindow>>;
    let secretary: (typeof window)["secretary"];
    beforeAll(async () => {
      voting = await aVotingVenue({ experts: 6, applicants: 2 });
      window = await aVotingWindow(voting, join(voting.venue.folder, "profile"));
      secretary = window.secretary;
    });
    afterAll(async () => {
      await window.close();
      await voting.remove();
    });

    const confirm = async (button: string) => {
      await secretary.enterPins(window.pinByLabel, button);
      await secretary.dialogGone();
    };
    const counts = async (approvals: number) => {
      const rows: readonly (readonly [string | RegExp, readonly number[]])[] = [
        [/^第 1 种/, [6, 6, 0]],
        ["申报人1", [approvals, 6 - approvals, 0, 0]],
        ["申报人2", [3, 1, 1, 1]],
      ];
      for (const [name, numbers] of rows) {
        const fields = await secretary.page.getByRole("group", { name }).getByRole("textbox").all();
        for (const [index, field] of fields.entries()) await field.fill(String(numbers[index]));
      }
      await secretary.press("提交");
      await confirm("提交");
    };

    test("is opened, closed, counted twice, compared, announced and, if it must, voided", async () => {
      const { page } = secretary;
      await secretary.choose("监票人", "专家3");
      await secretary.choose("计票人", "专家4");
      await page.getByText("用纸质表决票投票").click();
      await secretary.picture("paper-1-open");
      await secretary.press("开启表决");
      await confirm("开启表决");
      await secretary.press("确认票箱为空");
      await confirm("确认");
      await secretary.picture("paper-2-voting");
      await secretary.row("专家6").getByRole("button", { name: "票已投入，将离场" }).click();
      await confirm("登记");
      await secretary.press("截止投票");
      await confirm("截止投票");

      await page.getByRole("button", { name: "录入票数" }).first().click();
      await secretary.picture("paper-3-counts");
      await counts(5);
      await page.getByRole("button", { name: "录入票数" }).click();
      await counts(4);
      await page.getByText("两次录入有 2 处不同，请重新清点").waitFor();
      await page.getByText("申报人1 同意：监票人 5，计票人 4").waitFor();
      await secretary.picture("paper-4-differ");
      await page.getByRole("button", { name: "重新清点录入" }).last().click();
      await counts(5);
      await page.getByText(/同意 5／计票基数 6/).waitFor();
      await secretary.picture("paper-5-tally");
      await secretary.press("宣布结果");
      await confirm("宣布结果");

      await secretary.press("作废已计票的本轮");
      await page.getByLabel("作废原因").fill("表决后发现应当回避");
      await secretary.enterPins(window.pinByLabel, "作废");
      await secretary.dialogGone();
      await page.getByText("计票后作废，原计票保留").waitFor();
      await page.getByText(/同意 5／计票基数 6/).waitFor();
      await secretary.picture("paper-6-voided");
      expect(await page.getByRole("button", { name: "开启表决" }).count()).toBe(1);
    });
  },
);
