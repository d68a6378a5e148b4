import { randomUUID } from "node:crypto";
import type { MovableCopyView, MoveOffer } from "../../src/contract/journal-answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { personId } from "../../src/core/ids.ts";
import type { DeskOptions } from "../../src/desk/compose.ts";
import { aDay, pinOf } from "./meeting-day.ts";
import { chosen, mirroredStation, until } from "./mirror-venue.ts";
import { aRunningDesk } from "./running-desk.ts";
import type { ManifestWishes } from "./small-manifest.ts";
import { aVenue, bundleName, must, passphrase, type Venue } from "./venue.ts";

/** The spare laptop of a venue: enrolled, named in the bundle, and never used in this meeting. */
export const spareOf = (venue: Venue): Venue => ({ ...venue, stationFolder: venue.spareFolder });

/** A meeting held on the first laptop with its stick plugged in, as far as `hold` brings it; then that one dies. */
export async function aDeadLaptop(
  hold: (day: ReturnType<typeof aDay>, desk: Desk) => Promise<unknown>,
  wishes: ManifestWishes = { experts: 5, applicants: 2 },
) {
  const venue = await aVenue({ ...wishes, spare: true });
  const station = mirroredStation(venue);
  const running = aRunningDesk(venue, { mirrorPauseMs: 10 });
  const day = aDay(running.desk, venue);
  await day.opened();
  const { upTo } = await chosen(running.desk);
  await hold(day, running.desk);
  await until(running.desk, "synced", "waiting");
  await running.close();
  return { venue, station, begunAt: upTo };
}

/** The spare, unlocked, with the bundle loaded from the same stick. */
export async function aSpare(venue: Venue, changes: Partial<DeskOptions> = {}) {
  const spare = spareOf(venue);
  const running = aRunningDesk(spare, { mirrorPauseMs: 10, ...changes });
  must(await running.desk["station.unlock"]({ passphrase }));
  must(await running.desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));
  const meetingId = venue.manifest.bundleId;
  const day = aDay(running.desk, spare);
  return {
    ...running,
    day,
    meetingId,
    offered: async () => must(await running.desk["journal.findToMove"]({ meetingId })),
    /** Everyone sets a PIN anew, and who presides resumes. */
    resumed: async () => {
      for (const { id } of [...venue.manifest.staff, ...venue.manifest.experts])
        await day.does({ type: "checkIn", personId: personId(id), newPin: pinOf(id) });
      await day.does({ type: "resumeMeeting" }, "Z1");
    },
  };
}

/** Goes on from `copy`, as the secretary would. */
export function movedFrom(
  desk: Desk,
  { meetingId }: MoveOffer,
  copy: MovableCopyView | undefined,
  { commandId = randomUUID(), reason = "评审电脑摔坏，不能开机" } = {},
) {
  if (!copy?.head) throw new Error("A copy without an end");
  const { seq, hash } = copy.head;
  const { copyId } = copy;
  return desk["journal.move"]({ meetingId, commandId, copyId, head: { seq, hash }, reason });
}
