import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { drawnCodes } from "../support/drawn-codes.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

/** No printer at the venue (§9.27): saved now, printed and signed later. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `wet signatures (${noChromium})` : "wet signatures",
  () => {
    let venue: Venue;
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;
    let secretary: (typeof window)["secretary"];
    beforeAll(async () => {
      venue = await aVenue();
      window = await aMeetingWindow(venue, join(venue.folder, "profile"), async (day) => {
        await day.everyoneCheckedIn();
        const a1 = applicantId("A1");
        await day.heard(a1);
      });
      secretary = window.secretary;
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
    });

    test("a form that is saved to a stick gets its number, on the screen and in the file", async () => {
      const { page } = secretary;
      await secretary.goTo("签到");
      await secretary.press("打印表格");
      await secretary.dialog().getByText("空白表").click();
      await page
        .getByRole("img", { name: /第 1 页/ })
        .first()
        .waitFor();
      await secretary.pressInDialog("保存到U盘");
      await page.getByText(/写到哪个U盘/).waitFor();
      await secretary.pressInDialog(/^保\s?存$/);
      await page.getByText("手写签名（待收回 1 张）").waitFor();
      await secretary.picture("signatures-1-saved");
      const saved = (await readdir(venue.stickFolder)).filter((name) => name.endsWith(".pdf"));
      const bytes = await readFile(join(venue.stickFolder, saved[0] ?? ""));
      expect(drawnCodes(bytes)[0]).toMatch(/会议签到表（空白） 打印序号1 内容[0-9a-f]{8}$/);
    });

    test("printed and signed later, it is noted with the names behind the secretary's PIN", async () => {
      const { page } = secretary;
      await secretary.press("手写签名（待收回 1 张）");
      await page.getByText("第 1 场").last().waitFor();
      await secretary.picture("signatures-2-list");
      await secretary.dialog().getByRole("checkbox").last().check();
      await secretary.press("登记签字收回（1 张）");
      for (const name of ["秘书甲", "监督员丙"]) {
        await page.getByRole("combobox", { name: "签了字的人" }).fill(name);
        await page.keyboard.press("Enter");
      }
      await secretary.picture("signatures-3-note");
      await secretary.enterPins(window.pinByLabel, "登记");
      await page.getByText("打印的表都已收回。").waitFor();
      await secretary.dialog().getByText("全部 1").click();
      await page.getByText("秘书甲、监督员丙").waitFor();
      await secretary.picture("signatures-4-signed");
    });

    test("a slip is taken back, and the result's screen and the lock say what is awaited", async () => {
      const { page } = secretary;
      await secretary.dialog().getByRole("checkbox").last().check();
      await secretary.press("撤回登记");
      await secretary.type("原因", "监督员漏签");
      await secretary.enterPins(window.pinByLabel, "撤回登记");
      await page.getByText("待收回 1", { exact: true }).waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await secretary.dialogGone();
      await secretary.goTo("结果");
      await page.getByText("手写签名（待收回 1 张）").waitFor();
      await secretary.picture("signatures-5-result");
      await secretary.press("锁定会议");
      await page.getByText("手写签名还没有收回：会议签到表（空白） 1 张。").waitFor();
      await secretary.picture("signatures-6-lock");
      expect(window.complaints).toEqual([]);
    });
  },
);
