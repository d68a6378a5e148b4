import { basename } from "node:path";
import type { OpenedMeeting } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { act } from "../meeting/act.ts";
import { recordsAfter, type MeetingSession } from "../meeting/meeting-session.ts";
import { showCode } from "../meeting/show-code.ts";
import { latestTime } from "../meeting/latest-time.ts";
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
  | "meeting.clock"
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
    "meeting.open": ({ meetingId, tornTail = "cut", fromSnapshot = false }) =>
      inTurn(async () => {
        const keyring = heldKeyring(held);
        if (!keyring.ok) return keyring;
        const open = heldSession(held);
        // Opening what is open answers anew: a page that was reloaded must not void a round.
        if (open.ok && open.value.state.facts.meetingId === meetingId)
          return openedOf(open.value, fromSnapshot);
        // A journal that turned out unsound is read anew, whatever was going on.
        if (open.ok && hasOpenRound(held)) return refuse("ROUND_IN_PROGRESS");
        await closeSession(held);
        const { stationFolder } = parts;
        const how = { tornTail, fromSnapshot };
        const opened = await openMeeting(parts, stationFolder, keyring.value, meetingId, how);
        if (!opened.ok) return opened;
        holdSession(held, parts, opened.value);
        opened.value.snapshots.rest(opened.value);
        return openedOf(opened.value, fromSnapshot);
      }),
    "meeting.records": async ({ afterSeq }) => {
      const session = heldSession(held);
      return session.ok ? recordsAfter(session.value, afterSeq) : session;
    },
    // Not in turn: it is asked again and again behind the screens.
    "meeting.clock": () => {
      const session = heldSession(held);
      const now = parts.clock.now().toISOString();
      return Promise.resolve(
        session.ok ? ok({ now, latestAt: latestTime(session.value.records) }) : session,
      );
    },
    "meeting.frames": async ({ afterSeq }) => {
      const session = heldSession(held);
      if (!session.ok) return session;
      // Where earlier frames stand in the file isn't known before they were read.
      if (afterSeq < (session.value.from?.seq ?? 0)) {
        const ended = await session.value.check.ended();
        if (!ended.ok) return ended;
      }
      const frames = await session.value.journal.framesAfter(afterSeq, framesAnswerBytes);
      if (!frames.ok) return frames;
      return ok(frames.value.map(({ bytes, ...range }) => ({ ...range, base64: base64Of(bytes) })));
    },
    "meeting.act": (wanted) =>
      inTurn(async () => {
        const session = heldSession(held);
        if (!session.ok) return session;
        const keyring = heldKeyring(held);
        if (!keyring.ok) return keyring;
        const unprintable = unprintableText(wanted.request, parts.fonts);
        const ports = { ...parts, station: keyring.value.card.keys };
        const answer = unprintable ? err(unprintable) : await act(session.value, ports, wanted);
        session.value.snapshots.rest(session.value);
        return answer;
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

/** With `fromSnapshot` the state that it was opened from stands for the records before. */
export async function openedOf(
  session: MeetingSession,
  fromSnapshot = false,
): Promise<Outcome<OpenedMeeting>> {
  const { manifest, manifestHash: bundleHash } = session.bundle;
  const { recovered, journal } = session;
  const from = fromSnapshot ? session.from : undefined;
  const records = await recordsAfter(session, from?.seq ?? 0);
  if (!records.ok) return records;
  const snapshot = from
    ? { seq: from.seq, state: from.content.state, clock: from.content.clock }
    : null;
  const journalHeader = base64Of(journal.header);
  return ok({ manifest, bundleHash, records: records.value, snapshot, recovered, journalHeader });
}
