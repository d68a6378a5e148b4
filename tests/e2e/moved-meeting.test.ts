import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { pinOf } from "../support/meeting-day.ts";
import { aDeadLaptop } from "../support/spare-venue.ts";
import { aStationWindow } from "../support/station-window.ts";

const title = "§9.20 going on at the spare laptop";

/** The first laptop died before the vote; the spare goes on from its stick, by clicking and typing alone. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `${title} (${noChromium})` : title,
  () => {
    let dead: Awaited<ReturnType<typeof aDeadLaptop>>;
    let window: Awaited<ReturnType<typeof aStationWindow>>;
    let profileFolder = "";

    beforeAll(async () => {
      dead = await aDeadLaptop((day) => day.readyToVote());
      profileFolder = await mkdtemp(join(tmpdir(), "vivaseal-moved-"));
      const { spareFolder: stationFolder, stickFolder } = dead.venue;
      window = await aStationWindow({ stationFolder, stickFolder, profileFolder });
    });
    afterAll(async () => {
      await window.close();
      await dead.venue.remove();
      await rm(profileFolder, { recursive: true, force: true });
    });

    test("beginning anew is warned of while the stick holds this very meeting", async () => {
      const { secretary, page } = window;
      await secretary.press("载入材料包");
      await secretary.dialog().getByText("bundle.vsbundle").click();
      await secretary.pressInDialog("载入");
      await secretary.pressInDialog("打开会议");
      await page.getByText("U盘里已有这次会议的副本").waitFor();
      await secretary.picture("moved-1-warned");
      await secretary.pressInDialog("取消");
      await secretary.pressInDialog("稍后再开");
      await secretary.dialogGone();
      await secretary.picture("moved-2-home");
    });

    test("the secretary compares the copy's end and what lies in it, and goes on with a reason", async () => {
      const { secretary, page } = window;
      await page.getByRole("button", { name: /^在备用电脑上继续/ }).click();
      await page.getByText("申报人 2 名：答辩 2，已评分 2，有结论 2，已表决 0").waitFor();
      await secretary.picture("moved-3-copies");
      await page.getByRole("button", { name: /^用U盘“stick”上的副本继续/ }).click();
      await page.getByLabel("原因").fill("评审电脑摔坏，不能开机");
      await secretary.picture("moved-4-reason");
      await secretary.pressInDialog("在本机继续会议");
      await page.getByText("会议已转到本机，接着“一号评审电脑”的第").waitFor();
      await secretary.picture("moved-5-nobody-here");
    });

    test("everyone sets a PIN anew, and the chair's resumption is the consent", async () => {
      const { secretary, page } = window;
      const { staff, experts } = dead.venue.manifest;
      for (const { id, name } of [...staff, ...experts]) {
        await secretary.row(name).getByRole("button", { name: "签到" }).click();
        await page.getByLabel("设置 PIN", { exact: true }).pressSequentially(pinOf(id));
        await page.getByLabel("再输入一遍 PIN").pressSequentially(pinOf(id));
        if (id === "Z1") await secretary.picture("moved-6-new-pin");
        await secretary.pressInDialog("确认签到");
        await secretary.dialogGone();
      }
      await secretary.press("复会（第 2 场）");
      await page.getByText("复会即表示同意从这里接着开").waitFor();
      await secretary.picture("moved-7-consent");
      await secretary.enterPins(() => pinOf("Z1"), "复会");
      await secretary.dialogGone();
      await secretary.goTo("表决");
      await secretary.picture("moved-8-vote");
      expect(window.complaints).toEqual([]);
    });
  },
);
