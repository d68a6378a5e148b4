import { bytesToHex } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { recordLine } from "../../src/core/journal/record.ts";
import { currentRound } from "../../src/core/meeting/who.ts";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import type { MeetingSession } from "../../src/desk/meeting/meeting-session.ts";
import { usualPace } from "../../src/desk/meeting/snapshot-keeper.ts";
import { systemPauses } from "../../src/desk/pauses.ts";
import { slotCipher } from "../../src/desk/meeting/slot-content.ts";
import { openMeeting } from "../../src/desk/meeting/open-meeting.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { stationFolder, type DeskNote } from "./desk-lives.ts";
import type { DiskImage } from "./disk-model.ts";
import { createCountedBytes } from "./journal-fixture.ts";
import { createRecordingFileLayer } from "./recording-file-layer.ts";
import type { Venue } from "./venue.ts";

export type Check = (state: DiskImage, texts: readonly string[]) => Promise<string | undefined>;

/**
 * What the desk promises of a crashed disk, judged by what had been noted before: the meeting opens
 * with all that was acknowledged and nothing that wasn't issued; a round that was under way is void;
 * PINs work until the result is made, and none does once that was acknowledged; then it opens.
 */
export function createCheck(venue: Venue): Check {
  const reopened = new Map<string, Promise<Reopened>>();
  const place = meetingFolder(stationFolder, venue.manifest.bundleId);
  return async (state, texts) => {
    const notes = texts.map((text) => JSON.parse(text) as DeskNote);
    // The bundle and the station's own keys don't change; the rest tells states apart.
    const parts = [place.journal, place.sessionSecret, place.result].map((path) => {
      const bytes = state.files.get(path);
      return bytes ? bytesToHex(sha256(bytes)) : "none";
    });
    const key = [...parts, ...state.folders, ...state.files.keys()].join();
    const known = reopened.get(key) ?? reopenOn(venue, state);
    reopened.set(key, known);
    return complaintAbout(await known, notes);
  };
}

interface Reopened {
  /** The refusal's code, or "ok". */
  readonly code: string;
  readonly lines: readonly string[];
  readonly commands: readonly string[];
  readonly events: readonly string[];
  readonly lastVoidBecause: string | undefined;
  readonly isRoundOpen: boolean;
  readonly checkedInWithoutKey: number;
  readonly hasSecret: boolean;
  readonly result: { readonly sha256: string; readonly lines: readonly string[] } | undefined;
}

async function reopenOn(venue: Venue, state: DiskImage): Promise<Reopened> {
  const { files } = createRecordingFileLayer(state);
  const { bundleId } = venue.manifest;
  const ports = {
    ...{ files, random: createCountedBytes(), crypto: referenceCrypto },
    clock: { now: () => new Date("2024-11-11T01:00:00Z") },
    steady: () => 0,
    slotCipher,
    spaceNeeded: noSpace,
    ...{ version: "test", pauses: systemPauses, snapshotPace: usualPace },
  };
  const opened = await openMeeting(ports, stationFolder, venue.station, bundleId);
  const result = await resultOn(venue, state);
  if (!opened.ok) return { ...nothing, code: opened.error.code, result };
  const session = opened.value;
  const reopened = { ...seenIn(session), result };
  await session.journal.close();
  await session.closeBundle();
  return reopened;
}

/** The promises are kept with the space that is there. */
const noSpace = () => ({ journalBytes: 0, resultBytes: 0 });

const nothing = {
  ...{ code: "ok", lines: [], commands: [], events: [], lastVoidBecause: undefined },
  ...{ isRoundOpen: false, checkedInWithoutKey: 0, hasSecret: false },
};

function seenIn({ records, state, wrappedKeys, sessionSecret }: MeetingSession) {
  const round = currentRound(state);
  const last = records.at(-1)?.event;
  return {
    code: "ok",
    lines: records.map(recordLine),
    commands: records.map(({ command }) => command),
    events: records.map(({ event }) => event.type),
    lastVoidBecause: last?.type === "roundVoided" ? last.because : undefined,
    isRoundOpen: round !== undefined && round.status !== "tallied",
    checkedInWithoutKey: [...state.people.keys()].filter((id) => !wrappedKeys.has(id)).length,
    hasSecret: sessionSecret !== undefined,
  };
}

async function resultOn(venue: Venue, { files }: DiskImage): Promise<Reopened["result"]> {
  const bytes = files.get(meetingFolder(stationFolder, venue.manifest.bundleId).result);
  if (!bytes) return undefined;
  const source = memorySource(bytes);
  const opened = await openResult({ source, identity: venue.office.identity });
  const lines = opened.ok ? opened.value.journalLines : [];
  return { sha256: bytesToHex(sha256(bytes)), lines };
}

function complaintAbout(found: Reopened, notes: readonly DeskNote[]): string | undefined {
  if (found.code !== "ok") return `the meeting doesn't open: ${found.code}`;
  if (found.isRoundOpen) return "a round without its counts is still open";
  if (found.checkedInWithoutKey > 0) return "someone is checked in without a key";
  return complaintAboutLines(found, notes) ?? complaintAboutResult(found, notes);
}

function complaintAboutLines(found: Reopened, notes: readonly DeskNote[]): string | undefined {
  const kept = acknowledgedLines(notes);
  if (!kept.every((line, index) => line === found.lines[index]))
    return `of ${kept.length} acknowledged lines not all were found among ${found.lines.length}`;
  const acknowledged = new Set(notes.map((each) => each.is === "acknowledged" && each.command));
  const pending = notes.flatMap((each) =>
    each.is === "issued" && !acknowledged.has(each.command) ? [each.command] : [],
  );
  const more = found.commands.slice(kept.length);
  const issued = more.filter((command) => pending.includes(command));
  const own = found.events.slice(kept.length + issued.length);
  const isOwn =
    own.length === 0 ||
    (own.length === 1 && own[0] === "meetingOpened" && kept.length === 0) ||
    (own.length === 1 && own[0] === "roundVoided" && found.lastVoidBecause === "interrupted");
  const isInOrder = more.slice(0, issued.length).every((command) => pending.includes(command));
  return isOwn && isInOrder ? undefined : `behind the acknowledged: ${own.join(" ")}`;
}

/** Of several lives the last opening says what was there before it. */
function acknowledgedLines(notes: readonly DeskNote[]): readonly string[] {
  const from = notes.findLastIndex(({ is }) => is === "opened");
  const given = notes
    .slice(Math.max(0, from))
    .flatMap((each) => (each.is === "opened" || each.is === "acknowledged" ? each.lines : []));
  // A repeated command is answered with the lines of the first time.
  return [...new Set(given)];
}

function complaintAboutResult(found: Reopened, notes: readonly DeskNote[]): string | undefined {
  const { hasSecret, result } = found;
  const prepared = notes.findLast((each) => each.is === "prepared");
  if (!prepared) {
    if (hasSecret) return undefined;
    return result && sameLines(result.lines, found.lines) ? undefined : "no PIN works any more";
  }
  if (hasSecret) return "the session secret is still there";
  if (result?.sha256 !== prepared.sha256) return "the result is lost";
  return sameLines(result.lines, found.lines) ? undefined : "the result doesn't open";
}

const sameLines = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((line, index) => line === right[index]);
