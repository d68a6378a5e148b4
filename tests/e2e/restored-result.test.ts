import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveDesk } from "../../src/contract/channel.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aMirrorVenue, type MirroredStation } from "../support/mirror-venue.ts";
import { compared, restoredFrom } from "../support/restoring.ts";
import { aWindow, picturesFolder } from "../support/sample-window.ts";
import { aSecretary } from "../support/secretary.ts";
import { cheapLogN, must, passphrase } from "../support/venue.ts";

const title = "the result of a restored meeting at the office";

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `${title} (${noChromium})` : title,
  () => {
    let venue: Awaited<ReturnType<typeof aMirrorVenue>>;
    let station: MirroredStation;

    beforeAll(async () => {
      const wishes = { experts: 5, applicants: 2 };
      venue = await aMirrorVenue((day) => day.readyToVote(), wishes);
      station = await venue.copy();
      const first = await station.started();
      must(await first.desk["mirror.choose"]({ driveId: "folder-1" }));
      await first.close();
      await rm(station.journal);
      const { desk, day, close } = await station.started();
      const comparison = await compared(desk, station.meetingId);
      must(await restoredFrom(desk, comparison, comparison.copies[0]));
      await day.does({ type: "lockMeeting", note: "试用" }, "Z1", "GZ1");
      await day.resultMade();
      must(await desk["result.export"]({ driveId: "folder-1" }));
      await close();
    });
    afterAll(() => venue.remove());

    test("the clerk reads above the outcomes that the journal was restored, from what, and by whom", async () => {
      const { officeFolder } = station.venue;
      const running = createDesk({
        ...{ stationFolder: join(station.stick, "../no-station"), officeFolder },
        ...{ drives: folderDrives([station.stick]), keyringLogN: cheapLogN, version: "0.1.0" },
        resourcesFolder: join(import.meta.dirname, "../../resources"),
      });
      must(await running.desk["office.unlock"]({ passphrase }));
      const profile = join(station.stick, "../profile");
      const { host, complaints } = await aWindow(serveDesk(running.desk), profile);
      const clerk = aSecretary(host.page, picturesFolder);
      await host.page.getByText("核验并导入结果").click();
      await host.page.getByText(/\.vsresult$/).click();
      await clerk.press("核验");
      await host.page.getByText(/会议日志恢复：日志文件丢失，用U盘副本恢复到第 \d+ 条/).waitFor();
      await clerk.picture("restored-result");
      expect(complaints).toEqual([]);
      await host.close();
      await running.close();
    });
  },
);
