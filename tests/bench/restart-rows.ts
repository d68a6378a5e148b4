import { randomUUID } from "node:crypto";
import { randomBytes } from "@noble/hashes/utils.js";
import type { MeetingRecord } from "../../src/contract/answers.ts";
import { createDeskClient, serveDesk } from "../../src/contract/channel.ts";
import type { Json } from "../../src/core/canonical-json.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { appFolders } from "../../src/desk/app-folder.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { openJournal } from "../../src/desk/journal/journal-file.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { aDay } from "../support/meeting-day.ts";
import { aVenue, cheapLogN, must, passphrase, type Venue } from "../support/venue.ts";
import { cryptoOf } from "./large-bundle.ts";
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
  await addEvents(venue, events);
  const rows: Row[] = [];
  for (const kind of ["native", "reference"] as const) {
    say(`Replaying, ${kind}`);
    const first = await reopen(venue, kind);
    const again = [await reopen(venue, kind), await reopen(venue, kind), await reopen(venue, kind)];
    const ms = quantile(
      again.map((one) => one.ms),
      1 / 2,
    );
    const lines = first.records.map(recordLine);
    const parse = await medianOf(
      () => {
        for (const line of lines) JSON.parse(line);
      },
      { warmUp: 1, runs: 5 },
    );
    rows.push({
      ...{ what: `start again after ${events} events, full replay`, with: kind },
      ...{ ours: inMs(ms), against: `JSON.parse of them: ${inMs(parse)}`, ratio: ms / parse },
      ...{ reach: "<= 20 x", reached: ms / parse <= 20 },
    });
  }
  await venue.remove();
  rows.push({
    ...{ what: "  from a snapshot", with: "", ours: "not yet", against: "", ratio: null },
    ...{ reach: "<= 3 x", reached: null },
  });
  return rows;
}

async function beginMeeting(venue: Venue): Promise<void> {
  const { desk, close } = deskOf(venue, "native");
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await close();
}

/** Recusals of every expert from every applicant, again and again, and people who come and go. */
async function addEvents({ stationFolder, station, manifest }: Venue, count: number) {
  const { experts, applicants, bundleId: meetingId } = manifest;
  const { journal: path } = meetingFolder(stationFolder, meetingId);
  const {
    identity,
    signer: { signingKey },
  } = station;
  const files = withoutSync(createNodeFileLayer());
  const { journal } = must(
    await openJournal({ files, path, meetingId, identity, signingKey, random: randomBytes }),
  );
  for (let index = 0; index < count; index += 1) {
    const expertId = experts[1 + (index % (experts.length - 1))]?.id;
    const applicantId = applicants[index % applicants.length]?.id;
    const chairId = experts[0]?.id;
    if (!expertId || !applicantId || !chairId) throw new Error("Nobody there");
    const recusal = { recused: index % 7 === 0, reason: "本人提出，与申报人同单位", chairId };
    const last = experts.at(-1)?.id ?? expertId;
    const event: MeetingEvent =
      index % 4 < 2
        ? { type: "recusalDecided", v: 1, expertId, applicantId, ...recusal }
        : { type: index % 4 === 2 ? "expertLeft" : "expertCameBack", v: 1, expertId: last };
    const fact = { event: event as unknown as Json, at: new Date(index * 1000).toISOString() };
    must(await journal.append({ command: randomUUID(), events: [fact] }));
  }
  await journal.close();
}

/** The disk's part is measured elsewhere; a hundred thousand syncs would take minutes. */
function withoutSync(files: FileLayer): FileLayer {
  return {
    ...files,
    open: async (path, mode) => ({
      ...(await files.open(path, mode)),
      sync: () => Promise.resolve(),
    }),
  };
}

/** Opens the meeting at a desk that is running and unlocked. */
async function reopen(venue: Venue, kind: "native" | "reference") {
  const { desk, close } = deskOf(venue, kind);
  must(await desk["station.unlock"]({ passphrase }));
  let records: readonly MeetingRecord[] = [];
  const ms = await timed(async () => {
    const { bundleId: meetingId } = venue.manifest;
    ({ records } = must(await desk["meeting.open"]({ meetingId })));
  });
  await close();
  return { ms, records };
}

function deskOf(venue: Venue, kind: "native" | "reference") {
  const running = createDesk({
    ...{ stationFolder: venue.stationFolder, drives: folderDrives([venue.stickFolder]) },
    ...{ resourcesFolder: appFolders(import.meta.url).resources, version: "bench" },
    ...{ keyringLogN: cheapLogN, crypto: cryptoOf(kind) },
  });
  return { desk: createDeskClient(serveDesk(running.desk)), close: running.close };
}
