import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowserHost, type BrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk } from "../../src/contract/channel.ts";
import { builtRenderer } from "../support/built-renderer.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aSecretary } from "../support/secretary.ts";
import { aSnapshotVenue, type SnapshotVenue } from "../support/snapshot-venue.ts";
import { must } from "../support/venue.ts";

const root = join(import.meta.dirname, "../..");

/** A long meeting that opens from a snapshot, seen by who opens it. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `snapshots (${noChromium})` : "a meeting opened from a snapshot",
  () => {
    let at: SnapshotVenue;
    let running: Awaited<ReturnType<SnapshotVenue["desk"]>>;
    let host: BrowserHost;
    let secretary: ReturnType<typeof aSecretary>;

    beforeAll(async () => {
      await builtRenderer();
      at = await aSnapshotVenue(15_000);
      await started();
    }, 300_000);
    afterAll(async () => {
      await stopped();
      await at.venue.remove();
    });

    async function started(): Promise<void> {
      running = await at.desk();
      host = must(
        await openBrowserHost({
          invoke: serveDesk(running.served),
          rendererFolder: join(root, "out/renderer"),
          profileFolder: join(at.venue.folder, "profile"),
          executablePath: chromiumPath ?? "",
          headless: true,
          tell: () => undefined,
        }),
      );
      secretary = aSecretary(host.page, join(root, "out/pictures"));
    }
    async function stopped(): Promise<void> {
      await host.close();
      await running.close();
    }
    const openMeeting = () => host.page.getByRole("button", { name: /^打开会议/ }).click();

    test("is there at once, tells how far its journal was read, and when it was read whole", async () => {
      await openMeeting();
      await host.page.getByText(/会议日志核对中 \d+%/).waitFor();
      await secretary.picture("snapshot-1-checking");
      await secretary.goTo("回避");
      await host.page.getByText(/会议日志已核对，\d+ 条/).waitFor({ timeout: 60_000 });
      await secretary.picture("snapshot-2-checked");
      expect(await host.page.getByText("备份副本未跟上").count()).toBe(0);
    });

    test("whose journal is damaged before the snapshot leads to restoring, by itself", async () => {
      // The browser's copy first, which has waited for the check.
      const lines = must(await running.opened(false)).records.length;
      await expect.poll(() => replicated(), { timeout: 60_000 }).toBe(lines);
      await stopped();
      const bytes = await readFile(at.place.journal);
      const { last } = await at.content();
      bytes[Math.floor(last.offset / 2)]! ^= 1;
      await writeFile(at.place.journal, bytes);

      await started();
      await openMeeting();
      await host.page.getByRole("heading", { name: "恢复会议日志" }).waitFor({ timeout: 60_000 });
      await host.page.getByText("JOURNAL_DAMAGED").first().waitFor();
      await host.page.getByRole("button", { name: "用浏览器副本恢复" }).waitFor();
      await secretary.picture("snapshot-3-damaged");
    });

    const replicated = () =>
      host.page.evaluate(async () => {
        const opening = indexedDB.open("vivaseal");
        const db = await new Promise<IDBDatabase>((resolve) => {
          opening.onsuccess = () => resolve(opening.result);
        });
        const all = db.transaction("frames").objectStore("frames").getAll();
        const rows = await new Promise<{ lastSeq: number }[]>((resolve) => {
          all.onsuccess = () => resolve(all.result as { lastSeq: number }[]);
        });
        db.close();
        return Math.max(0, ...rows.map(({ lastSeq }) => lastSeq));
      });
  },
);
