import { aDay } from "./meeting-day.ts";
import { pinByLabelIn } from "./pin-by-label.ts";
import { aRunningDesk } from "./running-desk.ts";
import { aStationWindow } from "./station-window.ts";
import type { Venue } from "./venue.ts";

/** The browser host over a meeting that `begin` has brought as far as a test wants it. */
export async function aMeetingWindow(
  venue: Venue,
  profileFolder: string,
  begin: (day: ReturnType<typeof aDay>) => Promise<unknown>,
) {
  const before = aRunningDesk(venue);
  const beginning = aDay(before.desk, venue);
  await beginning.opened();
  await begin(beginning);
  await before.close();
  const { stationFolder, stickFolder } = venue;
  const window = await aStationWindow({ stationFolder, stickFolder, profileFolder });
  await window.openMeeting();
  return { ...window, day: aDay(window.desk, venue), pinByLabel: pinByLabelIn(venue) };
}
