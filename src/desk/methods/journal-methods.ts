import { basename } from "node:path";
import type { OpenedMeeting } from "../../contract/answers.ts";
import type {
  JournalComparison,
  JournalCopyView,
  JournalEnd,
  OwnJournalView,
} from "../../contract/journal-answers.ts";
import { mostPartBytes } from "../../contract/journal-table.ts";
import type { Desk } from "../../contract/table.ts";
import { lastTimeIn } from "../../core/journal/record.ts";
import { restoringChair } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { TryGuard } from "../keys/try-guard.ts";
import { meetingFolder, type MeetingFolder } from "../meeting/meeting-folder.ts";
import { isKnownCommand } from "../meeting/meeting-session.ts";
import { openMeeting } from "../meeting/open-meeting.ts";
import { pinTries } from "../meeting/pin-tries.ts";
import { readSigned } from "../meeting/stored-bundle.ts";
import { firstUnprintable } from "../meeting/unprintable-text.ts";
import { compareJournals, type ComparedJournals } from "../restore/compare-journals.ts";
import type { JournalCopy } from "../restore/journal-copy.ts";
import { offeredBytes, takePart } from "../restore/offered-replica.ts";
import type { OwnJournal } from "../restore/own-journal.ts";
import type { JournalOwner, ReadJournal } from "../restore/read-journal.ts";
import { freeName, restoreJournal, stampOf } from "../restore/restore-journal.ts";
import { bytesOf } from "./base64.ts";
import {
  closeSession,
  hasOpenRound,
  heldKeyring,
  holdSession,
  type Held,
  type InTurn,
} from "./held.ts";
import { openedOf } from "./meeting-methods.ts";

type JournalMethods = Pick<
  Desk,
  | "journal.check"
  | "journal.offerReplica"
  | "journal.compare"
  | "journal.restore"
  | "journal.keepReplicaAside"
>;

/** Checking the journal, and restoring it from replica or mirror; nothing that a screen sends is trusted. */
export function journalMethods(parts: DeskParts, held: Held, inTurn: InTurn): JournalMethods {
  return {
    // Not in turn, and also of a journal that turned out unsound: the screens ask while others wait.
    "journal.check": () => {
      const { session } = held;
      return Promise.resolve(session ? ok(session.check.state()) : refuse("MEETING_NOT_OPEN"));
    },
    "journal.offerReplica": ({ meetingId, part, base64 }) =>
      inTurn(() => {
        const keyring = heldKeyring(held);
        if (!keyring.ok) return Promise.resolve(keyring);
        const bytes = bytesOf(base64).subarray(0, mostPartBytes);
        const taken = takePart(held.offeredReplica, meetingId, part, bytes);
        held.offeredReplica = taken.ok ? taken.value : undefined;
        return Promise.resolve(taken.ok ? ok(null) : taken);
      }),
    "journal.compare": ({ meetingId }) =>
      inTurn(async () => {
        const compared = await comparedHere(parts, held, meetingId);
        return compared.ok ? ok(comparisonOf(compared.value)) : compared;
      }),
    "journal.restore": ({ meetingId, ...consent }) =>
      inTurn(async () => {
        const { session } = held;
        const isOpen = session?.state.facts.meetingId === meetingId;
        if (isOpen && isKnownCommand(session, consent.commandId)) return openedOf(session);
        if (hasOpenRound(held)) return refuse("ROUND_IN_PROGRESS");
        const unprintable = firstUnprintable([consent.reason], parts.fonts);
        if (unprintable) return err(unprintable);
        return restoreAndOpen(parts, held, meetingId, consent);
      }),
    "journal.keepReplicaAside": ({ meetingId }) =>
      inTurn(async () => {
        const offered = held.offeredReplica;
        if (offered?.meetingId !== meetingId) return refuse("COPY_NOT_OFFERED");
        const { journal } = meetingFolder(parts.stationFolder, meetingId);
        const { files, clock } = parts;
        const aside = await freeName(files, `${journal}.${stampOf(clock)}-replica`);
        if (!aside.ok) return aside;
        const written = await writeFileDurably(files, aside.value, offeredBytes(offered));
        if (written.ok) held.offeredReplica = undefined;
        return written.ok ? ok({ fileName: basename(aside.value) }) : written;
      }),
  };
}

type ComparedHere = ComparedJournals & OwnedHere;

async function comparedHere(
  parts: DeskParts,
  held: Held,
  meetingId: string,
): Promise<Outcome<ComparedHere>> {
  const owned = await ownedHere(parts, held, meetingId);
  if (!owned.ok) return owned;
  const { folder, owner } = owned.value;
  const compared = await compareJournals(parts, folder, owner, held.offeredReplica);
  return compared.ok ? ok({ ...compared.value, ...owned.value }) : compared;
}

/** Where a meeting's journal belongs, and whose it is: this station's, by what the stored bundle says. */
export interface OwnedHere {
  readonly folder: MeetingFolder;
  readonly owner: JournalOwner;
}

/** Refuses STATION_LOCKED, BUNDLE_IN_OTHER_FOLDER, and as `readSigned`. */
export async function ownedHere(
  parts: DeskParts,
  held: Held,
  meetingId: string,
): Promise<Outcome<OwnedHere>> {
  const keyring = heldKeyring(held);
  if (!keyring.ok) return keyring;
  const folder = meetingFolder(parts.stationFolder, meetingId);
  const signed = await readSigned(parts, folder.bundle, keyring.value);
  if (!signed.ok) return signed;
  const { manifest, manifestHash: bundleHash } = signed.value;
  if (manifest.bundleId !== meetingId) return refuse("BUNDLE_IN_OTHER_FOLDER");
  return ok({
    folder,
    owner: { keyring: keyring.value, manifest, bundleHash, crypto: parts.crypto },
  });
}

/** Opens a meeting whose journal was just written. No other is open. */
export async function openWritten(
  parts: DeskParts,
  held: Held,
  { manifest, keyring }: JournalOwner,
): Promise<Outcome<OpenedMeeting>> {
  const opened = await openMeeting(parts, parts.stationFolder, keyring, manifest.bundleId);
  if (!opened.ok) return opened;
  holdSession(held, parts, opened.value);
  return openedOf(opened.value);
}

type Consented = Omit<Parameters<Desk["journal.restore"]>[0], "meetingId">;

async function restoreAndOpen(
  parts: DeskParts,
  held: Held,
  meetingId: string,
  { head, ...consent }: Consented,
): Promise<Outcome<OpenedMeeting>> {
  const compared = await comparedHere(parts, held, meetingId);
  if (!compared.ok) return compared;
  const { files, clock, random } = parts;
  const { folder, owner } = compared.value;
  const pins = pinsOf(parts, held, folder, meetingId);
  const tools = { files, clock, random, pins, letGoOfFile: () => closeSession(held) };
  const wanted = { ...consent, expected: head };
  const restored = await restoreJournal(tools, folder, compared.value, wanted);
  if (!restored.ok) return restored;
  held.restorePins = undefined;
  return openWritten(parts, held, owner);
}

/** One guard for all tries: a fresh one would forget the wait, or begin it anew each time. */
function pinsOf(
  { files, steady }: DeskParts,
  held: Held,
  folder: MeetingFolder,
  meetingId: string,
): TryGuard {
  const { session, restorePins } = held;
  if (session?.state.facts.meetingId === meetingId) return session.pins;
  if (restorePins?.meetingId === meetingId) return restorePins.pins;
  const pins = pinTries(files, folder, steady);
  held.restorePins = { meetingId, pins };
  return pins;
}

const comparisonOf = ({ own, copies, owner }: ComparedHere): JournalComparison => ({
  meetingId: owner.manifest.bundleId,
  title: owner.manifest.meeting.title,
  kind: owner.manifest.kind,
  own: ownView(own),
  copies: copies.map(copyView),
});

const ownView = ({ condition, refusal, read }: OwnJournal): OwnJournalView => ({
  ...{ condition, refusal, head: endOf(read) },
});

function copyView({ read, bytes: _, ...copy }: JournalCopy): JournalCopyView {
  const chair = read ? restoringChair(read.state) : undefined;
  const consent = chair ? { personId: chair.id, name: chair.name } : null;
  return { ...copy, head: endOf(read), consent };
}

/** Its last line and the last wall time in it; `null` where no line could be read. */
export function endOf(read: ReadJournal | null): JournalEnd | null {
  if (!read || read.frames.head.seq === 0) return null;
  return { ...read.frames.head, at: lastTimeIn(read.records) };
}
