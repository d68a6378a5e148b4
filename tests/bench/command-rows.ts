import { open } from "node:fs/promises";
import { join } from "node:path";
import type { MeetingRequest } from "../../src/contract/requests/meeting-request.ts";
import type { Desk } from "../../src/contract/table.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { DeskOptions } from "../../src/desk/compose.ts";
import { aDay } from "../support/meeting-day.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";
import { benchDesk } from "./bench-desk.ts";
import type { BenchOptions } from "./options.ts";
import { inMs, type Row } from "./row.ts";
import { quantile, timed } from "./timing.ts";

/** One durable command through the contract, each beside a bare write + fsync of the same size. */
export async function commandRows(
  scratch: string,
  { commands }: BenchOptions,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kind of ["native", "reference"] as const) {
    say(`Commands, ${kind}`);
    const measured = await measure(scratch, commands, kind, {});
    rows.push(rowOf(measured, 0.5, kind, "", ""), rowOf(measured, 0.99, kind, "", "<= 3 x"));
  }
  say("Commands, with a mirror");
  const mirrored = await measure(scratch, commands, "native", busyMirror);
  for (const share of [0.5, 0.99])
    rows.push(rowOf(mirrored, share, "native", ", mirror on the same disk", ""));
  return rows;
}

function rowOf(
  { ours, bare, frameBytes }: Measured,
  share: number,
  kind: Row["with"],
  beside: string,
  reach: string,
): Row {
  const [mine, other] = [quantile(ours, share), quantile(bare, share)];
  return {
    ...{ what: `one durable command, p${share * 100} of ${ours.length}${beside}`, with: kind },
    ...{ ours: inMs(mine), against: `write + fsync of ${frameBytes} bytes: ${inMs(other)}` },
    ...{ ratio: mine / other, reach, reached: reach === "" ? null : mine / other <= 3 },
  };
}

interface Measured {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  readonly frameBytes: number;
}

/** A mirror that is hardly ever idle: it looks for new lines a hundred times as often as the product. */
const busyMirror: Partial<DeskOptions> = { mirrorPauseMs: 20 };

/** In turn, and each first as often as the other, so that both meet the same disk and the same machine. */
async function measure(
  scratch: string,
  commands: number,
  kind: "native" | "reference",
  options: Partial<DeskOptions>,
): Promise<Measured> {
  // What a command touches grows with the meeting.
  const venue = await aVenue({ applicants: Math.max(500, Math.ceil(commands / 3)) }, scratch);
  const { desk, close } = benchDesk(venue, kind, options);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  if (options.mirrorPauseMs !== undefined) must(await desk["mirror.choose"](theStick));
  const bare = await bareFile(venue, commands * mostBytes);
  let frameBytes = mostBytes;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let index = 0; index < commands; index += 1) {
    const command = async () => ours.push(await timed(() => day.does(requestAt(index))));
    const write = async () => theirs.push(await timed(() => bare.write(index, frameBytes)));
    for (const turn of index % 2 === 0 ? [command, write] : [write, command]) await turn();
    if (index === 2) frameBytes = await lastFramesBytes(desk);
  }
  await bare.close();
  await close();
  await venue.remove();
  return { ours, bare: theirs, frameBytes };
}

const theStick = { driveId: "folder-1" };

/** Like the journal's: in a file of zeros that were written and synced before. */
async function bareFile({ stationFolder }: Venue, sizeBytes: number) {
  const file = await open(join(stationFolder, "bare.bin"), "wx");
  await file.writeFile(new Uint8Array(sizeBytes));
  await file.sync();
  return {
    write: async (index: number, length: number) => {
      await file.write(new Uint8Array(length).fill(index + 1), 0, length, index * length);
      await file.sync();
    },
    close: () => file.close(),
  };
}

/** Until the first frames have shown what a command takes. */
const mostBytes = 512;

/** Mean size of the last three frames. The file's own size has reserved space in it. */
async function lastFramesBytes(desk: Desk): Promise<number> {
  const frames = must(await desk["meeting.frames"]({ afterSeq: 0 })).slice(-3);
  const sizes = frames.map(({ base64 }) => Buffer.from(base64, "base64").length);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}

/** One applicant after the other: called, identified, heard. */
function requestAt(index: number): MeetingRequest {
  const id = applicantId(`A${Math.floor(index / 3) + 1}`);
  const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
  if (index % 3 === 0) return { type: "callApplicant", applicantId: id, overrideReason: null };
  if (index % 3 === 1) return { type: "checkIdentity", applicantId: id, ...seen };
  return { type: "endDefense", applicantId: id };
}
