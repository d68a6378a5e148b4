import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { verifyResult } from "../../src/desk/office/verify-result.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { aMirrorVenue, chosen, until, type MirroredStation } from "../support/mirror-venue.ts";
import { compared, restoredFrom } from "../support/restoring.ts";
import { must } from "../support/venue.ts";

let venue: Awaited<ReturnType<typeof aMirrorVenue>>;
let station: MirroredStation;
beforeAll(async () => {
  const wishes = { experts: 5, applicants: 2 };
  venue = await aMirrorVenue((day) => day.readyToVote(), wishes);
  station = await venue.copy();
});
afterAll(() => venue.remove());

test("a meeting that was restored in the middle is voted on, signed and recounted; its result says from what and by whom", async () => {
  const first = await station.started();
  const { upTo } = await chosen(first.desk);
  await first.close();
  await rm(station.journal);

  const { desk, day, close } = await station.started();
  const comparison = await compared(desk, station.meetingId);
  const [copy] = comparison.copies;
  must(await restoredFrom(desk, comparison, copy));
  await day.roundOpened("A1", "A2");
  for (const voter of ["Z1", "Z2", "Z3", "Z4", "Z5"]) await day.cast(voter, () => "approve");
  await day.finished();
  // The stick holds the meeting to its end, too.
  expect(await until(desk, "synced")).toMatchObject({ behind: 0 });
  const { fileName } = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();

  const path = join(station.stick, fileName);
  const source = must(await openFileSource(createNodeFileLayer(), path));
  const { document } = must(await verifyResult(source, station.venue.office));
  await source.close();
  expect(document.restorations).toEqual([
    {
      ...{ source: "mirror", because: "missing", chairId: "Z1", replaced: null },
      restored: { seq: upTo, hash: copy?.head?.hash },
      reason: "硬盘故障，日志文件丢失",
    },
  ]);
  expect(document.applicants.map(({ stage }) => stage)).toEqual(["passed", "passed"]);
});
