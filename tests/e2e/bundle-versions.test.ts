import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { chooseCrypto } from "../../src/desk/crypto/choose-crypto.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { aStationWindow } from "../support/station-window.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

/**
 * Versions of a bundle, its validity and the check of every material, by clicking and typing alone,
 * in the browser host. Pictures go to out/pictures.
 */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `bundle versions (${noChromium})` : "an official bundle",
  () => {
    let venue: Venue;
    let now = new Date("2024-10-01T08:00:00+08:00");
    let open: Awaited<ReturnType<typeof aStationWindow>>;
    const expiring = "7f9619ff-8b86-4d01-b42d-00cf4fc964ff";

    beforeAll(async () => {
      venue = await aVenue();
      for (const serial of [1, 5, 7]) await issued(`第${serial}版.vsbundle`, { serial });
      await issued("第6版.vsbundle", { serial: 6 }, 4);
      const other = { ...venue.manifest.meeting, venue: "二会议室" };
      await issued("另一个第5版.vsbundle", { serial: 5, meeting: other });
      await issued("过期.vsbundle", { bundleId: expiring });
      await opened();
    });
    afterAll(async () => {
      await open.close();
      await venue.remove();
    });

    /** Official, with `longOnes` materials that take a while to be checked. */
    async function issued(name: string, changes: Partial<Manifest>, longOnes = 0): Promise<void> {
      const long = new Uint8Array(24 * 1024 * 1024);
      const facts = { sizeBytes: long.length, sha256: bytesToHex(sha256(long)) };
      const [first] = venue.manifest.applicants;
      const paths = Array.from({ length: longOnes }, (_, index) => `materials/A1/长 ${index}.pdf`);
      const manifest: Manifest = {
        ...venue.manifest,
        ...{ kind: "official", ...changes },
        materials: [
          ...venue.manifest.materials,
          ...paths.map((path) => ({ applicantId: first!.id, path, ...facts })),
        ],
      };
      const contents = [...venue.materials, ...paths.map((path) => [path, long] as const)];
      const materials = contents.map(([at, bytes]) => {
        return { path: at, source: memorySource(bytes) };
      });
      const { signer } = venue.office;
      const crypto = chooseCrypto({});
      const to = join(venue.stickFolder, name);
      must(
        await writeSealedFile(createNodeFileLayer(), to, (out) =>
          sealBundle({ manifest, signer, materials, out, crypto }),
        ),
      );
    }

    async function opened(): Promise<void> {
      open = await aStationWindow({
        ...{ stationFolder: venue.stationFolder, stickFolder: venue.stickFolder },
        profileFolder: join(venue.folder, "profile"),
        changes: { clock: { now: () => now } },
      });
    }
    async function openedAgain(): Promise<void> {
      await open.close();
      await opened();
    }

    /** Chooses a file of the stick and presses the button; gives what the dialog says then. */
    async function load(file: string): Promise<void> {
      await open.secretary.press("载入材料包");
      await open.page.getByRole("radio", { name: new RegExp(`^${file}`) }).check();
      await open.secretary.pressInDialog("载入");
    }
    const said = async (text: string | RegExp, picture: string) => {
      await open.page.getByText(text).first().waitFor();
      await open.secretary.picture(picture);
    };
    const closeDialog = async () => {
      await open.page.keyboard.press("Escape");
      await open.secretary.dialogGone();
    };

    test("is loaded, and an older one or another one of its number isn't", async () => {
      await load("第5版");
      await said("材料包已载入，请核对", "bundle-1-loaded");
      await open.secretary.pressInDialog("稍后再开");
      await load("第1版");
      await said("不能覆盖", "bundle-2-older");
      await closeDialog();
      await load("另一个第5版");
      await said("内容不同", "bundle-3-same-number");
      await closeDialog();
      await load("第6版");
      await said("已替换本机原来的第 5 版", "bundle-4-replaced");
      await open.secretary.pressInDialog("稍后再开");
    }, 120_000);

    test("has every material checked, or as many as until it is stopped", async () => {
      await open.secretary.press(/^核验全部材料/);
      await open.secretary.pressInDialog("开始核验");
      await open.secretary.pressInDialog("停止核验");
      await said("已按要求停止", "bundle-5-stopped");
      await open.secretary.pressInDialog("重新核验");
      await said("全部完好", "bundle-6-checked");
      await closeDialog();
    }, 120_000);

    test("under a clock that is behind waits for the chair, who gives a reason", async () => {
      await open.openMeeting();
      await said("早于材料包的密封日期", "bundle-8-clock-behind");
      await aDay(open.desk, venue).everyoneCheckedIn();
      await openedAgain();
      await open.openMeeting();
      await open.secretary.press("主任委员同意使用");
      await open.secretary.type("理由", "主板电池没电，已对照手机核对，在有效期内");
      await open.secretary.picture("bundle-9-clock-accepted");
      await open.secretary.enterPins(() => pinOf("Z1"), "同意使用");
      await open.secretary.dialogGone();
      await open.page.getByText("早于材料包的密封日期").waitFor({ state: "detached" });
    }, 120_000);

    test("whose meeting has later times than the clock is told so, and goes on", async () => {
      now = new Date("2024-10-01T06:30:00+08:00");
      await openedAgain();
      await open.openMeeting();
      await said("早于会议记录中最晚的时间", "bundle-12-clock-behind-journal");
      now = new Date("2024-10-01T09:00:00+08:00");
      await open.page.getByText("早于会议记录中最晚的时间").waitFor({ state: "detached" });
    }, 120_000);

    test("of a meeting that has begun isn't replaced by a later one", async () => {
      await openedAgain();
      await load("第7版");
      await said("会议已按第 6 版", "bundle-10-started");
      await closeDialog();
    }, 120_000);

    test("past its validity waits for the chair", async () => {
      now = new Date("2025-01-02T08:00:00+08:00");
      await openedAgain();
      await load("过期");
      await open.secretary.pressInDialog("稍后再开");
      const of = (text: RegExp) => open.page.getByRole("listitem").filter({ hasText: text });
      const check = (text: RegExp) =>
        of(text)
          .getByRole("button", { name: /^核验全部材料/ })
          .click();
      await check(/第 6 版/);
      await open.secretary.pressInDialog("开始核验");
      await open.secretary.pressInDialog("停止核验");
      await open.page.getByText("已按要求停止").waitFor();
      await closeDialog();
      await check(/第 1 版/);
      await open.page.getByRole("button", { name: "开始核验" }).waitFor();
      await open.secretary.picture("bundle-13-check-of-another");
      expect(await open.page.getByText("已按要求停止").count()).toBe(0);
      await closeDialog();
      await of(/第 1 版/)
        .getByRole("button", { name: /^打开会议/ })
        .click();
      await said("材料包有效期至 2024-12-31", "bundle-11-expired");
      expect(open.complaints).toEqual([]);
    }, 120_000);
  },
);
