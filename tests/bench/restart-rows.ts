import type { OpenedMeeting } from "../../src/contract/answers.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import { addEvents, comingsAndGoings } from "../support/long-journal.ts";
import { aDay } from "../support/meeting-day.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";
import { benchDesk } from "./bench-desk.ts";
import type { BenchOptions } from "./options.ts";
import { inMs, type Row } from "./row.ts";
import { medianOf, quantile, timed } from "./timing.ts";

/** Opening a meeting whose journal holds so many events, one a frame, against `JSON.parse` of its lines. */
export async function restartRows(
  scratch: string,
  { events }: BenchOptions,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  say(`Writing ${events} events`);
  const venue = await aVenue({ applicants: 500 }, scratch);
  await beginMeeting(venue);
  await addEvents(venue, comingsAndGoings(venue.manifest, events));
  const rows: Row[] = [];
  for (const kind of ["native", "reference"] as const) {
    say(`Replaying, ${kind}`);
    const { records } = await reopen(venue, kind, false);
    const lines = records.map(recordLine);
    const parse = await medianOf(
      () => {
        for (const line of lines) JSON.parse(line);
      },
      { warmUp: 1, runs: 5 },
    );
    for (const fromSnapshot of [false, true]) {
      const again: number[] = [];
      for (let run = 0; run < 3; run += 1) again.push((await reopen(venue, kind, fromSnapshot)).ms);
      rows.push(rowOf(events, kind, fromSnapshot, quantile(again, 1 / 2), parse));
    }
  }
  await venue.remove();
  return rows;
}

function rowOf(
  events: number,
  kind: "native" | "reference",
  fromSnapshot: boolean,
  ms: number,
  parse: number,
): Row {
  const how = fromSnapshot ? "from a snapshot" : "full replay";
  const most = fromSnapshot ? 3 : 20;
  return {
    ...{ what: `start again after ${events} events, ${how}`, with: kind, ours: inMs(ms) },
    ...{ against: `JSON.parse of them: ${inMs(parse)}`, ratio: ms / parse },
    ...{ reach: `<= ${most} x`, reached: ms / parse <= most },
  };
}

async function beginMeeting(venue: Venue): Promise<void> {
  const { desk, close } = benchDesk(venue, "native");
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await close();
}

/** Opens the meeting at a desk that is running and unlocked. Closing it leaves a snapshot, where none is there. */
async function reopen(venue: Venue, kind: "native" | "reference", fromSnapshot: boolean) {
  const { desk, close } = benchDesk(venue, kind);
  must(await desk["station.unlock"]({ passphrase }));
  const { bundleId: meetingId } = venue.manifest;
  let opened: OpenedMeeting | undefined;
  const ms = await timed(async () => {
    opened = must(await desk["meeting.open"]({ meetingId, fromSnapshot }));
  });
  if ((opened?.snapshot !== null) !== fromSnapshot) throw new Error("Not opened as it was to be");
  await close();
  return { ms, records: opened?.records ?? [] };
}
