import type { MeetingRecord } from "../../contract/answers.ts";

/**
 * The latest time of these lines, which needn't be the last line's: after the clock was set back
 * the lines go on from there. All times of a station's journal are of one length, so that they sort
 * as texts.
 */
export function latestTime(records: readonly MeetingRecord[]): string | null {
  let latest: string | null = null;
  for (const { at } of records)
    if (at !== undefined && (latest === null || at > latest)) latest = at;
  return latest;
}
