import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endOfContent } from "../../src/desk/journal/reserved-space.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { pinOf } from "../support/meeting-day.ts";
import { aStationWindow } from "../support/station-window.ts";
import { must } from "../support/venue.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

/**
 * A meeting at the vote whose journal is deleted, damaged, or whose replica is: by clicking and
 * typing alone, in the browser host. Pictures go to out/pictures.
 */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `restoring (${noChromium})` : "restoring the journal",
  () => {
    let voting: Awaited<ReturnType<typeof aVotingVenue>>;
    let stationFolder = "";
    let window: Awaited<ReturnType<typeof aStationWindow>>;
    let secretary: (typeof window)["secretary"];
    let page: (typeof window)["page"];

    beforeAll(async () => {
      voting = await aVotingVenue({ experts: 6, applicants: 2 });
      ({ stationFolder } = await voting.station());
      await started();
    });
    afterAll(async () => {
      await window.close();
      await voting.remove();
    });

    const meetingId = () => voting.venue.manifest.bundleId;
    const place = () => meetingFolder(stationFolder, meetingId());

    /** Desk and browser, over the same station and the same profile as before. */
    async function started(): Promise<void> {
      window = await aStationWindow({
        ...{ stationFolder, stickFolder: voting.venue.stickFolder },
        profileFolder: join(voting.venue.folder, "profile"),
      });
      ({ secretary, page } = window);
    }

    const head = async () => {
      const opened = must(await window.desk["meeting.open"]({ meetingId: meetingId() }));
      return opened.records.at(-1);
    };
    /** The replica has caught up with the journal. */
    const replicated = async () => {
      const { seq } = (await head()) ?? { seq: 0 };
      await expect
        .poll(
          () =>
            page.evaluate(async (id) => {
              const opening = indexedDB.open("vivaseal");
              const db = await new Promise<IDBDatabase>((resolve) => {
                opening.onsuccess = () => resolve(opening.result);
              });
              const all = db.transaction("frames").objectStore("frames").getAll();
              const rows = await new Promise<{ meetingId: string; lastSeq: number }[]>(
                (resolve) => {
                  all.onsuccess = () =>
                    resolve(all.result as { meetingId: string; lastSeq: number }[]);
                },
              );
              db.close();
              const own = rows.filter((row) => row.meetingId === id);
              return Math.max(0, ...own.map((row) => row.lastSeq));
            }, meetingId()),
          { timeout: 20_000 },
        )
        .toBe(seq);
      return seq;
    };
    const consented = async (name: string) => {
      await page.getByLabel("原因").fill("硬盘故障，会议日志文件丢失");
      await secretary.picture(name);
      await secretary.enterPins(() => pinOf("Z1"), "同意并恢复");
      await page.getByTestId("attendance").or(page.locator(".path")).first().waitFor();
    };

    test("deleted, it comes back from the browser's replica with the same head", async () => {
      await window.openMeeting();
      await secretary.goTo("表决");
      const seq = await replicated();
      const before = await head();
      await window.close();
      await rm(place().journal);

      await started();
      await window.openMeeting();
      await page.getByRole("heading", { name: "恢复会议日志" }).waitFor();
      await page.getByText("不在本机上").first().waitFor();
      await secretary.picture("restore-1-lost");
      await page.getByRole("button", { name: "用浏览器副本恢复" }).click();
      await consented("restore-2-consent");
      await secretary.picture("restore-3-back");
      const after = await head();
      expect(after?.event).toMatchObject({
        ...{ type: "journalRestored", source: "replica", because: "missing" },
        restored: { seq },
      });
      expect(after?.seq).toBe(seq + 1);
      expect(after?.prev).toBe(
        after?.event.type === "journalRestored" && after.event.restored.hash,
      );
      expect(before?.seq).toBe(seq);
    });

    test("damaged in the middle, it is kept aside and comes back, and the replica goes on", async () => {
      const seq = await replicated();
      await window.close();
      const bytes = await readFile(place().journal);
      // Behind the last frame there is space reserved.
      const at = Math.floor(endOfContent(bytes, 0) / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(place().journal, bytes);

      await started();
      await window.openMeeting();
      await page.getByText("JOURNAL_DAMAGED").waitFor();
      await secretary.picture("restore-4-damaged");
      await page.getByRole("button", { name: "用浏览器副本恢复" }).click();
      await consented("restore-5-consent");
      expect((await head())?.seq).toBe(seq + 1);
      expect(await replicated()).toBe(seq + 1);
      const names = await readdir(place().folder);
      expect(names.filter((name) => name.endsWith("-damaged"))).toHaveLength(1);
    });

    test("its replica deleted, that is copied anew", async () => {
      const seq = await replicated();
      await window.close();
      await rm(join(voting.venue.folder, "profile"), { recursive: true });
      await started();
      await window.openMeeting();
      await page.locator(".path").first().waitFor();
      expect(await replicated()).toBe(seq);
    });

    test("exchanged for an older one, it is told, and comes back on the screen", async () => {
      await window.close();
      const older = await readFile(place().journal);
      await started();
      await window.openMeeting();
      await secretary.goTo("表决");
      await secretary.choose("监票人", "专家3");
      await secretary.choose("计票人", "专家4");
      await secretary.press("开启表决");
      await secretary.enterPins(() => pinOf("Z1"), "开启表决");
      await secretary.dialogGone();
      const seq = await replicated();
      await window.close();
      await writeFile(place().journal, older);

      await started();
      await window.openMeeting();
      await page.getByRole("button", { name: "比对并恢复" }).waitFor();
      await secretary.picture("restore-6-outdated-notice");
      await page.getByRole("button", { name: "比对并恢复" }).click();
      await page.getByRole("button", { name: "用浏览器副本恢复" }).waitFor();
      await secretary.picture("restore-7-outdated");
      await page.getByRole("button", { name: "用浏览器副本恢复" }).click();
      await consented("restore-8-consent");
      expect((await head())?.event).toMatchObject({ type: "roundVoided", because: "interrupted" });
      expect((await head())?.seq).toBe(seq + 2);
      expect(await page.getByRole("button", { name: "比对并恢复" }).count()).toBe(0);
    });
  },
);
