import type { Invoke } from "../../src/contract/channel.ts";
import { pinByLabelIn } from "./pin-by-label.ts";
import { aStationWindow } from "./station-window.ts";
import type { aVotingVenue } from "./voting-venue.ts";

/** The browser host over a meeting that has come to the vote, on the page where a round is opened. */
export async function aVotingWindow(
  { venue, station }: Awaited<ReturnType<typeof aVotingVenue>>,
  profileFolder: string,
  through: (invoke: Invoke) => Invoke = (invoke) => invoke,
  /** Of an earlier window, after a crash; a fresh copy where none is given. */
  earlier?: string,
) {
  const stationFolder = earlier ?? (await station()).stationFolder;
  const { stickFolder } = venue;
  const window = await aStationWindow({ stationFolder, stickFolder, profileFolder, through });
  await window.openMeeting();
  await window.secretary.goTo("表决");
  return { ...window, stationFolder, pinByLabel: pinByLabelIn(venue) };
}
