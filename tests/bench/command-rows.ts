import { randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createDeskClient, serveDesk } from "../../src/contract/channel.ts";
import type { MeetingRequest } from "../../src/contract/requests/meeting-request.ts";
import type { Desk } from "../../src/contract/table.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import { appFolders } from "../../src/desk/app-folder.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { aDay } from "../support/meeting-day.ts";
import { aVenue, cheapLogN, must } from "../support/venue.ts";
import { cryptoOf } from "./large-bundle.ts";
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
    const { ours, bare, frameBytes } = await measure(scratch, commands, kind);
    const half = { ours: quantile(ours, 0.5), bare: quantile(bare, 0.5) };
    const most = { ours: quantile(ours, 0.99), bare: quantile(bare, 0.99) };
    const against = (ms: number) => `write + fsync of ${frameBytes} bytes: ${inMs(ms)}`;
    rows.push(
      {
        ...{ what: `one durable command, p50 of ${commands}`, with: kind },
        ...{ ours: inMs(half.ours), against: against(half.bare) },
        ...{ ratio: half.ours / half.bare, reach: "", reached: null },
      },
      {
        ...{ what: `one durable command, p99 of ${commands}`, with: kind },
        ...{ ours: inMs(most.ours), against: against(most.bare), ratio: most.ours / most.bare },
        ...{ reach: "<= 3 x", reached: most.ours / most.bare <= 3 },
      },
    );
  }
  return rows;
}

async function measure(scratch: string, commands: number, kind: "native" | "reference") {
  // 500 applicants: what a command touches grows with the meeting.
  const venue = await aVenue({ applicants: Math.max(500, Math.ceil(commands / 2) + 1) }, scratch);
  const running = createDesk({
    ...{ stationFolder: venue.stationFolder, drives: folderDrives([venue.stickFolder]) },
    ...{ resourcesFolder: appFolders(import.meta.url).resources, version: "bench" },
    ...{ keyringLogN: cheapLogN, crypto: cryptoOf(kind) },
  });
  const desk = createDeskClient(serveDesk(running.desk));
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  const bareFile = await open(join(venue.stationFolder, "bare.bin"), "wx");
  const ours: number[] = [];
  const bare: number[] = [];
  let frameBytes = 512;
  for (let index = 0; index < commands; index += 1) {
    const request = requestAt(index);
    const input = { commandId: randomUUID(), request, pins: [] };
    ours.push(await timed(async () => must(await desk["meeting.act"](input))));
    if (index === 1) frameBytes = await lastFramesBytes(desk);
    const bytes = new Uint8Array(frameBytes).fill(index);
    bare.push(
      await timed(async () => {
        await bareFile.write(bytes, 0, bytes.length, index * frameBytes);
        await bareFile.sync();
      }),
    );
  }
  await bareFile.close();
  await running.close();
  await venue.remove();
  return { ours, bare, frameBytes };
}

/** Mean size of the last two frames: a call and its end. The file's own size has reserved space in it. */
async function lastFramesBytes(desk: Desk): Promise<number> {
  const frames = must(await desk["meeting.frames"]({ afterSeq: 0 })).slice(-2);
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
