import type { OpenedMeeting } from "../../contract/answers.ts";
import type { MovableCopyView, MoveOffer } from "../../contract/journal-answers.ts";
import type { Desk } from "../../contract/table.ts";
import { meetingContent } from "../../core/meeting/meeting-content.ts";
import { currentRound, stationOf } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { isKnownCommand } from "../meeting/meeting-session.ts";
import { firstUnprintable } from "../meeting/unprintable-text.ts";
import { findMovable } from "../move/find-movable.ts";
import type { MovableCopy } from "../move/movable-copy.ts";
import { moveMeeting } from "../move/move-meeting.ts";
import type { ReadJournal } from "../restore/read-journal.ts";
import { closeSession, hasOpenRound, type Held, type InTurn } from "./held.ts";
import { endOf, openWritten, ownedHere, type OwnedHere } from "./journal-methods.ts";
import { openedOf } from "./meeting-methods.ts";

type MoveMethods = Pick<Desk, "journal.findToMove" | "journal.move">;

/** Going on at a spare station, from the mirror that the one which failed has left on a stick. */
export function moveMethods(parts: DeskParts, held: Held, inTurn: InTurn): MoveMethods {
  return {
    // Not in turn: a stick that hangs holds up nothing but this. Whatever is taken is read again.
    "journal.findToMove": async ({ meetingId }) => {
      const found = await foundHere(parts, held, meetingId);
      return found.ok ? ok(offerOf(found.value)) : found;
    },
    "journal.move": ({ meetingId, ...wanted }) =>
      inTurn(async () => {
        const { session } = held;
        const isOpen = session?.state.facts.meetingId === meetingId;
        if (isOpen && isKnownCommand(session, wanted.commandId)) return openedOf(session);
        if (hasOpenRound(held)) return refuse("ROUND_IN_PROGRESS");
        const unprintable = firstUnprintable([wanted.reason], parts.fonts);
        return unprintable ? err(unprintable) : moveAndOpen(parts, held, meetingId, wanted);
      }),
  };
}

interface FoundHere extends OwnedHere {
  readonly copies: readonly MovableCopy[];
}

async function foundHere(
  parts: DeskParts,
  held: Held,
  meetingId: string,
): Promise<Outcome<FoundHere>> {
  const owned = await ownedHere(parts, held, meetingId);
  if (!owned.ok) return owned;
  const copies = await findMovable(parts, owned.value.folder, owned.value.owner);
  return copies.ok ? ok({ ...owned.value, copies: copies.value }) : copies;
}

type Wanted = Omit<Parameters<Desk["journal.move"]>[0], "meetingId">;

async function moveAndOpen(
  parts: DeskParts,
  held: Held,
  meetingId: string,
  { head: expected, ...wanted }: Wanted,
): Promise<Outcome<OpenedMeeting>> {
  const found = await foundHere(parts, held, meetingId);
  if (!found.ok) return found;
  const { folder, owner, copies } = found.value;
  const moved = await moveMeeting(parts, folder, owner, copies, { ...wanted, expected });
  if (!moved.ok) return moved;
  await closeSession(held);
  return openWritten(parts, held, owner);
}

function offerOf({ owner: { manifest, keyring }, copies }: FoundHere): MoveOffer {
  const nameOf = (key: string) =>
    manifest.stations.find(({ signingKey }) => signingKey === key)?.name ?? null;
  return {
    ...{ meetingId: manifest.bundleId, title: manifest.meeting.title, kind: manifest.kind },
    station: nameOf(keyring.signer.signingKey) ?? keyring.card.keys.name,
    copies: copies.map((copy) => copyView(copy, nameOf)),
  };
}

function copyView(
  { copyId, label, fault, refusal, read, forks }: MovableCopy,
  nameOf: (key: string) => string | null,
): MovableCopyView {
  const known = { copyId, label, fault, refusal, head: endOf(read) };
  const others = forks.map((fork) => ({ copyId: fork.copyId, line: fork.line }));
  return { ...known, ...insideOf(read, nameOf), forks: others };
}

type Inside = Pick<MovableCopyView, "station" | "content" | "openRound">;

function insideOf(read: ReadJournal | null, nameOf: (key: string) => string | null): Inside {
  if (!read) return { station: null, content: null, openRound: null };
  const round = currentRound(read.state);
  return {
    station: nameOf(stationOf(read.state)),
    content: meetingContent(read.state),
    openRound: round && round.status !== "tallied" ? round.number : null,
  };
}
