import { basename } from "node:path";
import type { OpenedMeeting } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import { refuse } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { act } from "../meeting/act.ts";
import type { MeetingSession } from "../meeting/meeting-session.ts";
import { showCode } from "../meeting/show-code.ts";
import { openMeeting } from "../meeting/open-meeting.ts";
import { unprintableText } from "../meeting/unprintable-text.ts";
import { base64Of } from "./base64.ts";
import {
  closeSession,
  hasOpenRound,
  heldKeyring,
  heldSession,
  holdSession,
  type Held,
  type InTurn,
} from "./held.ts";

type MeetingMethods = Pick<
  Desk,
  | "meeting.open"
  | "meeting.records"
  | "meeting.frames"
  | "meeting.act"
  | "round.code"
  | "material.read"
>;

/** Most bytes of frames in one answer; a replica asks again for the rest. */
const framesAnswerBytes = 8 * 1024 * 1024;

/** The open meeting: its journal, its commands, its materials. */
export function meetingMethods(parts: DeskParts, held: Held, inTurn: InTurn): MeetingMethods {
  return {
    "meeting.open": ({ meetingId, tornTail }) =>
      inTurn(async () => {
        const keyring = heldKeyring(held);
        if (!keyring.ok) return keyring;
        // Opening what is open answers anew: a page that was reloaded must not void a round.
        if (held.session?.state.facts.meetingId === meetingId) return ok(openedOf(held.session));
        if (hasOpenRound(held)) return refuse("ROUND_IN_PROGRESS");
        await closeSession(held);
        const { stationFolder } = parts;
        const opened = await openMeeting(parts, stationFolder, keyring.value, meetingId, tornTail);
        if (!opened.ok) return opened;
        holdSession(held, parts, opened.value);
        return ok(openedOf(opened.value));
      }),
    "meeting.records": ({ afterSeq }) => {
      const session = heldSession(held);
      return Promise.resolve(session.ok ? ok(session.value.records.slice(afterSeq)) : session);
    },
    "meeting.frames": async ({ afterSeq }) => {
      const session = heldSession(held);
      if (!session.ok) return session;
      const frames = await session.value.journal.framesAfter(afterSeq, framesAnswerBytes);
      if (!frames.ok) return frames;
      return ok(frames.value.map(({ bytes, ...range }) => ({ ...range, base64: base64Of(bytes) })));
    },
    "meeting.act": (wanted) =>
      inTurn(async () => {
        const session = heldSession(held);
        if (!session.ok) return session;
        const unprintable = unprintableText(wanted.request, parts.fonts);
        return unprintable ? err(unprintable) : act(session.value, parts, wanted);
      }),
    "round.code": ({ holder, pins }) =>
      inTurn(async () => {
        const session = heldSession(held);
        return session.ok ? showCode(session.value, holder, pins) : session;
      }),
    // Not in turn: reading a material must never hold up the next call.
    "material.read": async ({ path }) => {
      const session = heldSession(held);
      if (!session.ok) return session;
      const bytes = await session.value.bundle.readMaterial(path);
      return bytes.ok ? ok({ name: basename(path), base64: base64Of(bytes.value) }) : bytes;
    },
  };
}

export function openedOf(session: MeetingSession): OpenedMeeting {
  const { manifest, manifestHash: bundleHash } = session.bundle;
  const { records, recovered, journal } = session;
  const journalHeader = base64Of(journal.header);
  return { manifest, bundleHash, records: [...records], recovered, journalHeader };
}
