import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aFinger } from "../support/finger.ts";
import { pinOf } from "../support/meeting-day.ts";
import { aVotingVenue } from "../support/voting-venue.ts";
import { aVotingWindow } from "../support/voting-window.ts";

const picturesFolder = join(import.meta.dirname, "../../out/pictures");

/** One voter's way from the list to the next voter. */
interface Walk {
  readonly way: "touch" | "keyboard";
  readonly motions: number;
  readonly presses: number;
  readonly touches: number;
  /** Less the two seconds in which the screen stays empty on purpose. */
  readonly seconds: number;
}

/**
 * Nine experts, two recusals; by touch until somebody leaves and the chair voids the round, then
 * the repetition by the keyboard alone. What each voter needed goes to out/ballot-walk.json.
 */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `a ballot (${noChromium})` : "a ballot",
  () => {
    let voting: Awaited<ReturnType<typeof aVotingVenue>>;
    let window: Awaited<ReturnType<typeof aVotingWindow>>;
    let secretary: (typeof window)["secretary"];
    let finger: Awaited<ReturnType<typeof aFinger>>;
    const walks: Walk[] = [];

    beforeAll(async () => {
      voting = await aVotingVenue({ experts: 9, applicants: 5 }, async (day) => {
        for (const [expert, applicant] of [
          ["Z5", "A1"],
          ["Z6", "A2"],
        ] as const) {
          const pair = { expertId: personId(expert), applicantId: applicantId(applicant) };
          const why = { recused: true, reason: "本人申明与申报人同一单位" };
          await day.does({ type: "decideRecusal", ...pair, ...why }, "Z1");
        }
        const name = { subject: "applicant", subjectId: "A3", fact: "name" } as const;
        const correct = { correct: "申报人叁", reason: "与身份证不一致" };
        await day.does({ type: "annotateFact", ...name, ...correct }, "GZ1", "Z1");
      });
      window = await aVotingWindow(voting, join(voting.venue.folder, "profile"));
      secretary = window.secretary;
      finger = await aFinger(secretary.page);
    });
    afterAll(async () => {
      await mkdir(join(picturesFolder, ".."), { recursive: true });
      const file = join(picturesFolder, "..", "ballot-walk.json");
      await writeFile(file, `${JSON.stringify(walks, null, 2)}\n`);
      await window.close();
      await voting.remove();
    });

    const confirm = async (button: string) => {
      await secretary.enterPins(window.pinByLabel, button);
      await secretary.dialogGone();
    };
    const openRound = async () => {
      await secretary.choose("监票人", "专家3");
      await secretary.choose("计票人", "专家4");
      await secretary.press("开启表决");
      await confirm("开启表决");
      await secretary.press("确认票箱为空");
      await secretary.page.getByLabel(/监票人已查看/).check();
      await confirm("确认");
    };
    const marksOf = (index: number) => (row: number) =>
      (index + row) % 5 === 0 ? "不同意" : "同意";

    async function walked(way: Walk["way"], motions: number, walk: () => Promise<number>) {
      const began = Date.now();
      const made = await walk();
      const seconds = (Date.now() - began - 2_000) / 1_000;
      const counts =
        way === "touch" ? { presses: 6, touches: made } : { presses: made, touches: 0 };
      walks.push({ way, motions, ...counts, seconds });
    }

    /** Everything but the six digits of the PIN by the finger. */
    async function voteByTouch(name: string, pin: string, markOf: (row: number) => string) {
      const { page } = secretary;
      let touches = 0;
      const touch = async (place: Locator) => {
        await finger.touch(place);
        touches += 1;
      };
      await touch(secretary.row(name).getByRole("button", { name: "领票" }));
      await touch(page.getByLabel(/监票人已查看/));
      await touch(secretary.dialog().locator(".pin-input"));
      await page.keyboard.type(pin);
      await touch(secretary.dialog().getByRole("button", { name: "领票" }));
      await page.getByRole("heading", { name: "表决票", exact: true }).waitFor();
      for (const [row, motion] of (await page.getByRole("radiogroup").all()).entries()) {
        await touch(motion.locator("label.mark", { hasText: new RegExp(`^${markOf(row)}$`) }));
      }
      await touch(page.getByRole("button", { name: "投票", exact: true }));
      await touch(page.getByRole("button", { name: "最终确认，投出" }));
      await page.getByRole("heading", { name: "表决票已投入票箱" }).waitFor();
      await touch(page.getByRole("button", { name: "返回", exact: true }));
      return touches;
    }

    /** The hand stays on the keyboard; the focus leads. */
    async function voteByKeys(pin: string, motions: number, markOf: (row: number) => string) {
      const { page } = secretary;
      let presses = 0;
      const press = async (key: string) => {
        await page.keyboard.press(key);
        presses += 1;
      };
      await page.locator("button:focus", { hasText: /领票|继续填写/ }).waitFor();
      await press("Enter");
      await page.locator("input[type=checkbox]:focus").waitFor();
      await press("Space");
      await press("Tab");
      for (const digit of pin) await press(digit);
      await press("Enter");
      await page.getByRole("heading", { name: "表决票", exact: true }).waitFor();
      expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
      for (let row = 0; row < motions; row += 1) await press(markOf(row) === "同意" ? "1" : "2");
      await press("Enter");
      await page.locator("button:focus", { hasText: "最终确认，投出" }).waitFor();
      await press("Enter");
      await page.locator("button:focus", { hasText: "返回" }).waitFor();
      await press("Enter");
      return presses;
    }

    /** Handed out, looked at and put away: it may be shown again until it is returned. */
    async function pictureOfPaper() {
      const { page } = secretary;
      await secretary.row("专家8").getByRole("button", { name: "领票" }).click();
      await page.getByLabel(/监票人已查看/).check();
      await secretary.enterPins(() => pinOf("Z8"), "领票");
      await page.getByRole("heading", { name: "表决票", exact: true }).waitFor();
      await page.keyboard.press("1");
      await page.keyboard.press("2");
      await secretary.picture("walk-4-paper");
      await secretary.press("收起（稍后再填）");
    }

    test("goes by touch until one leaves before casting and the chair voids the round", async () => {
      const { page } = secretary;
      await openRound();
      await secretary.picture("walk-1-list");
      for (const index of [1, 2, 5]) {
        const motions = index === 5 ? 4 : 5;
        await walked("touch", motions, () =>
          voteByTouch(`专家${index}`, pinOf(`Z${index}`), marksOf(index)),
        );
      }
      await secretary.goTo("签到");
      await secretary.row("专家9").getByRole("button", { name: "离场" }).click();
      await confirm("离场");
      await secretary.goTo("表决");
      await page.getByText("应投 8，发出 3，收回 3").waitFor();
      await secretary.picture("walk-2-one-left");
      await secretary.press("作废本轮");
      await page.getByLabel("作废原因").fill("会场停电，本轮中止");
      await confirm("作废本轮");
      await page.getByText("会场停电，本轮中止").first().waitFor();
      await secretary.picture("walk-3-void");
    });

    test("is repeated by the keyboard alone, and tallied", async () => {
      const { page } = secretary;
      await openRound();
      await pictureOfPaper();
      for (let index = 1; index <= 8; index += 1) {
        const motions = index === 5 || index === 6 ? 4 : 5;
        await walked("keyboard", motions, () =>
          voteByKeys(pinOf(`Z${index}`), motions, marksOf(index)),
        );
      }
      await secretary.picture("walk-5-all-back");
      await secretary.press("截止投票");
      await confirm("截止投票");
      await secretary.press("核对无误，计票");
      await confirm("计票");
      await page
        .getByText(/计票基数 7（出席 8 − 回避 1）/)
        .first()
        .waitFor();
      await secretary.picture("walk-6-tally");
      await secretary.press("宣布结果");
      await confirm("宣布结果");
      expect(walks.filter(({ way }) => way === "touch").map((walk) => walk.touches)).toEqual([
        ...[12, 12, 11],
      ]);
      expect(
        walks
          .filter(({ way, motions }) => way === "keyboard" && motions === 5)
          .map((w) => w.presses),
      ).toEqual([18, 18, 18, 18, 18, 18]);
    });
  },
);
