import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { pinOf } from "../support/meeting-day.ts";
import { aMirrorVenue, type MirroredStation } from "../support/mirror-venue.ts";
import { aStationWindow } from "../support/station-window.ts";
import { must } from "../support/venue.ts";
import { aVotingVenue } from "../support/voting-venue.ts";
import { aVotingWindow } from "../support/voting-window.ts";

const title = "the journal's mirror on a stick";

/** Chosen, pulled in mid-write, plugged in again, and restored from: by clicking alone. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `${title} (${noChromium})` : title,
  () => {
    let venue: Awaited<ReturnType<typeof aMirrorVenue>>;
    let station: MirroredStation;
    let profileFolder = "";
    let window: Awaited<ReturnType<typeof aStationWindow>>;
    /** Holds every write on the stick half way, until it is let go. */
    let halfWay: Promise<void> | undefined;
    let begun = 0;

    const slowStick = (): FileLayer => {
      const real = createNodeFileLayer();
      return {
        ...real,
        open: async (path, mode) => {
          const file = await real.open(path, mode);
          return {
            ...file,
            writeAt: async (offset, bytes) => {
              if (halfWay && path.startsWith(station.mirrors)) {
                await file.writeAt(offset, bytes.subarray(0, bytes.length / 2));
                begun += 1;
                await halfWay;
              }
              await file.writeAt(offset, bytes);
            },
          };
        },
      };
    };
    const started = async () => {
      const { stationFolder, stickFolder } = station.venue;
      const changes = { files: slowStick(), mirrorPauseMs: 100 };
      window = await aStationWindow({ stationFolder, stickFolder, profileFolder, changes });
      await window.openMeeting();
    };
    const indicator = () => window.page.locator(".mirror");
    const head = async () => {
      const { meetingId } = station;
      return must(await window.desk["meeting.open"]({ meetingId })).records.at(-1);
    };

    beforeAll(async () => {
      venue = await aMirrorVenue();
      station = await venue.copy();
      profileFolder = await mkdtemp(join(tmpdir(), "vivaseal-mirror-"));
      await started();
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
      await rm(profileFolder, { recursive: true, force: true });
    });

    test("the secretary chooses the stick once, and sees how far it is", async () => {
      const { secretary, page } = window;
      await secretary.goTo("答辩");
      await page.getByText("U盘副本：未设置").click();
      await secretary.dialog().getByText("还没有选定U盘").waitFor();
      await secretary.dialog().getByLabel("stick").check();
      await secretary.picture("mirror-1-choose");
      await secretary.press("副本写到这个U盘");
      await secretary.dialogGone();
      const { seq } = (await head()) ?? { seq: 0 };
      await page.getByText(`U盘副本：已到第 ${seq} 条`).waitFor();
      await secretary.picture("mirror-2-synced");
    });

    test("pulled out in mid-write: the same screens go on, and the same head", async () => {
      const { secretary, page } = window;
      let letGo: () => void = () => undefined;
      halfWay = new Promise((resolve) => {
        letGo = resolve;
      });
      await page.getByRole("button", { name: "点名 申报人1" }).first().click();
      await expect.poll(() => begun).toBeGreaterThan(0);
      await rename(station.stick, `${station.stick}-away`);
      halfWay = undefined;
      letGo();
      await page.getByRole("button", { name: "身份核对无误" }).click();
      await page.getByRole("button", { name: "开始陈述" }).click();
      await page.getByRole("button", { name: "开始提问" }).click();
      await indicator().filter({ hasText: "没插U盘，落后 4 条" }).waitFor();
      await secretary.picture("mirror-3-pulled");
      const before = await head();
      expect(before?.event.type).toBe("questionsStarted");

      await rename(`${station.stick}-away`, station.stick);
      await page.getByText(`U盘副本：已到第 ${before?.seq ?? 0} 条`).waitFor();
      expect(await head()).toEqual(before);
      await indicator().click();
      await secretary.dialog().getByText("落后 0 条，可以随时拔出").waitFor();
      await secretary.picture("mirror-4-back");
      await secretary.pressInDialog("关闭");
      await secretary.dialogGone();
      expect(window.complaints).toEqual([]);
    });

    test("journal and browser's replica gone, it comes back from the stick at the same head, on the same screen", async () => {
      const before = await head();
      await window.close();
      await rm(station.journal);
      await rm(profileFolder, { recursive: true });
      await started();
      const { secretary, page } = window;
      await page.getByRole("heading", { name: "恢复会议日志" }).waitFor();
      await secretary.picture("mirror-5-lost");
      await page.getByRole("button", { name: "用U盘副本“stick”恢复" }).click();
      await page.getByLabel("原因").fill("硬盘故障，会议日志文件丢失");
      await secretary.picture("mirror-6-consent");
      await secretary.enterPins(() => pinOf("Z1"), "同意并恢复");
      await secretary.goTo("答辩");
      await page.getByRole("region", { name: "正在答辩" }).getByText("申报人1").first().waitFor();
      const after = await head();
      expect(after?.event).toMatchObject({
        ...{ type: "journalRestored", source: "mirror", because: "missing" },
        restored: { seq: before?.seq },
      });
      await page.getByText(`U盘副本：已到第 ${after?.seq ?? 0} 条`).waitFor();
      await secretary.picture("mirror-7-restored");
    });

    test("exchanged for an older journal, the stick tells, and leads to comparing the two", async () => {
      const older = await readFile(station.journal);
      const action = window.page.getByRole("region", { name: "正在答辩" });
      await action.getByRole("button", { name: "结束答辩" }).click();
      const before = await head();
      await window.page.getByText(`U盘副本：已到第 ${before?.seq ?? 0} 条`).waitFor();
      await window.close();
      await writeFile(station.journal, older);
      await rm(profileFolder, { recursive: true });
      await started();
      const { secretary, page } = window;
      await page.getByText("U盘副本：与本机日志不一致").click();
      await secretary.picture("mirror-8-differs");
      await secretary.pressInDialog("比对并恢复");
      await page.getByRole("button", { name: "用U盘副本“stick”恢复" }).waitFor();
      await secretary.picture("mirror-9-compare");
    });

    test("in a round it says that it waits, and why", async () => {
      const voting = await aVotingVenue({ experts: 5, applicants: 2 });
      const profile = join(voting.venue.folder, "profile");
      const { secretary, page, desk, pinByLabel, close } = await aVotingWindow(voting, profile);
      must(await desk["mirror.choose"]({ driveId: "folder-1" }));
      await secretary.choose("监票人", "专家3");
      await secretary.choose("计票人", "专家4");
      await secretary.press("开启表决");
      await secretary.enterPins(pinByLabel, "开启表决");
      await secretary.dialogGone();
      await page.getByText("U盘副本：表决后再写").click();
      await secretary.dialog().getByText("表决期间不写U盘").waitFor();
      await secretary.picture("mirror-10-round");
      await close();
      await voting.remove();
    });
  },
);
