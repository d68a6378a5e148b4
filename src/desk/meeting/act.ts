import { bytesToHex } from "@noble/hashes/utils.js";
import type { ActAnswer } from "../../contract/answers.ts";
import type { MeetingRequest, RequestOf } from "../../contract/requests/meeting-request.ts";
import type { PublicKeys } from "../../core/bundle/manifest.ts";
import type { PersonId } from "../../core/ids.ts";
import { decide } from "../../core/meeting/decide.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import { currentRound, motionsFor } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Clock } from "../clock.ts";
import type { RandomBytes } from "../journal/journal.ts";
import { authorize, type Authorized, type EnteredPin } from "./authorize.ts";
import { correctionStatement, gradeStatement, opinionsStatement } from "./statements.ts";
import { keep, type Fact, type MeetingSession } from "./meeting-session.ts";
import { reserveSpace, type SpacePorts } from "./meeting-space.ts";
import { pageBeside } from "./private-pages.ts";
import { prepareForms } from "./prepare-forms.ts";
import {
  prepareCast,
  prepareCodes,
  prepareDestruction,
  prepareResumption,
  prepareTally,
} from "./prepare-round.ts";
import { plain, type Prepared } from "./prepared.ts";
import { isAmong } from "./snapshot-content.ts";
import { besideOf, checkNewPin, createSessionKey, type WrappedKey } from "./session-keys.ts";

export interface Act {
  readonly commandId: string;
  readonly request: MeetingRequest;
  readonly pins: readonly EnteredPin[];
}

export interface ActPorts extends SpacePorts {
  readonly clock: Clock;
  /** Of the station that is unlocked. */
  readonly station: PublicKeys;
}

/**
 * Carries out one command: PINs, then what core decides, then the disk, then the answer. The
 * caller runs one act at a time. The same command id gets the first answer again.
 */
export async function act(
  session: MeetingSession,
  ports: ActPorts,
  { commandId, request, pins }: Act,
): Promise<Outcome<ActAnswer>> {
  // Also for what would write nothing: nobody can vouch for the state that it would be judged by.
  if (session.journal.hasStopped()) return refuse("DESK_STOPPED");
  if (wantsSoundJournal.has(request.type)) {
    const sound = session.check.sound();
    if (!sound.ok) return sound;
  }
  const read = await answersOf(session, commandId);
  if (!read.ok) return read;
  const known = session.answers.find(commandId, request.type);
  if (!known.ok) return known;
  if (known.value && request.type !== "handPaper") return ok(known.value);
  const authorized = await authorize(session, pins);
  if (!authorized.ok) return authorized;
  const prepared = await prepare(session, request, authorized.value, ports);
  if (!prepared.ok) return prepared;
  const { command, wrapped, page, carried, alsoAuthorized } = prepared.value;
  const who = new Set<PersonId>([...authorized.value.keys(), ...alsoAuthorized]);
  const decided = decide(session.state, command, who);
  // A repeated hand-over adds nothing, and shows the paper only to who has shown the PIN again.
  if (known.value) {
    const shown = decided.ok && decided.value.length === 0;
    return ok({ ...known.value, paper: shown ? paperOf(session, request) : null });
  }
  if (!decided.ok) return decided;
  const space = decided.value.some(isBeginning)
    ? await reserveSpace(session, ports)
    : ok(undefined);
  if (!space.ok) return space;
  const facts = decided.value.map((event) => withBeside(event, prepared.value));
  const kept = await keep(session, ports.clock, commandId, facts, carried);
  if (!kept.ok) return kept;
  if (wrapped) await takeKey(session, wrapped);
  if (page) session.privatePages.keep(page);
  for (const event of decided.value) forgetUndone(session, event);
  const answer = { records: kept.value, paper: paperOf(session, request) };
  session.answers.note(commandId, request.type, answer);
  return ok(answer);
}

/** What goes out from the station: the end, and papers of all that was journaled. */
const wantsSoundJournal: ReadonlySet<MeetingRequest["type"]> = new Set([
  "lockMeeting",
  "printForms",
]);

/** Waits for the check only where the first answer is among the lines that it still has to read. */
function answersOf({ from, check }: MeetingSession, id: string): Promise<Outcome<unknown>> {
  const isEarlier = from !== undefined && isAmong(from.commands, id);
  return isEarlier ? check.ended() : Promise.resolve(ok(undefined));
}

const setsKey = ({ type }: MeetingEvent): boolean =>
  type === "personCheckedIn" || type === "pinReset";

/** Whose check-in is taken back has no key any more; a new check-in makes another. */
function forgetUndone({ wrappedKeys }: MeetingSession, event: MeetingEvent): void {
  if (event.type !== "stepUndone" || event.step.command !== "checkIn") return;
  wrappedKeys.delete(event.step.personId);
}

/** A new PIN is a new beginning, also where the old one was tried too often. */
async function takeKey(session: MeetingSession, wrapped: WrappedKey): Promise<void> {
  session.wrappedKeys.set(wrapped.personId, wrapped);
  await session.pins.succeeded(wrapped.personId);
}

/** What a full disk refuses, so that what belongs to it later is never refused. */
const isBeginning = ({ type }: MeetingEvent): boolean => type === "roundOpened";

function withBeside(event: MeetingEvent, { wrapped, page }: Prepared): Fact {
  if (setsKey(event) && wrapped) return { event, beside: besideOf(wrapped) };
  if (event.type === "privatePageKept" && page) return { event, beside: pageBeside(page) };
  return { event };
}

async function prepare(
  session: MeetingSession,
  request: MeetingRequest,
  authorized: Authorized,
  { random, clock, station }: ActPorts,
): Promise<Outcome<Prepared>> {
  switch (request.type) {
    case "checkIn":
    case "resetPin":
      return prepareNewPin(session, request, random);
    case "submitGrade":
      return prepareGrade(session, request, authorized);
    case "correctGrade":
      return prepareCorrection(session, request, authorized);
    case "signOpinions":
      return prepareOpinions(session, request, authorized);
    case "keepPrivatePage":
      return preparePage(session, request);
    case "printForms":
      return prepareForms(session, station, request, clock.now());
    case "castPaper":
      return prepareCast(session, request);
    case "confirmCodes":
      return prepareCodes(session, request);
    case "resumeRound":
      return prepareResumption(session, request);
    case "destroyCodes":
      return prepareDestruction(session, request);
    case "tallyRound":
      return prepareTally(session);
    default:
      return plain(request);
  }
}

/** At check-in the person sets the first PIN, with nothing to show yet; later two others vouch. */
function prepareNewPin(
  session: MeetingSession,
  { type, personId, newPin }: RequestOf<"checkIn" | "resetPin">,
  random: RandomBytes,
): Outcome<Prepared> {
  const sound = checkNewPin(newPin);
  if (!sound.ok) return sound;
  const { sessionSecret: secret } = session;
  if (!secret) return refuse("SESSION_KEYS_DESTROYED");
  const { meetingId } = session.state.facts;
  const { signer, wrapped } = createSessionKey({ meetingId, secret }, personId, newPin, random);
  const command = { type, personId, sessionKey: signer.signingKey };
  return ok({ command, wrapped, alsoAuthorized: type === "checkIn" ? [personId] : [] });
}

function prepareGrade(
  session: MeetingSession,
  request: RequestOf<"submitGrade">,
  authorized: Authorized,
): Outcome<Prepared> {
  const { meetingId } = session.state.facts;
  const signer = authorized.get(request.expertId);
  // Without the PIN there is no signature; core then refuses with AUTHORITY_MISSING.
  const signature = signer
    ? bytesToHex(signer.sign(gradeStatement({ meetingId, ...request })))
    : "";
  return plain({ ...request, signature });
}

function prepareCorrection(
  { state }: MeetingSession,
  request: RequestOf<"correctGrade">,
  authorized: Authorized,
): Outcome<Prepared> {
  const { applicantId, expertId, score } = request;
  const old = state.applicants.get(applicantId)?.grades.get(expertId)?.score;
  const signer = authorized.get(expertId);
  const { meetingId } = state.facts;
  const corrected = { meetingId, applicantId, expertId, old, new: score };
  // Without a grade or a PIN there is no signature; core then refuses.
  const signature =
    signer && old
      ? bytesToHex(
          signer.sign(correctionStatement({ ...corrected, old, reason: request.reason.trim() })),
        )
      : "";
  return plain({ ...request, signature });
}

function prepareOpinions(
  { state }: MeetingSession,
  { type, panelId, opinions, signers }: RequestOf<"signOpinions">,
  authorized: Authorized,
): Outcome<Prepared> {
  const { meetingId } = state.facts;
  const trimmed = opinions.map(({ applicantId, text }) => ({ applicantId, text: text.trim() }));
  const statement = opinionsStatement({ meetingId, panelId, opinions: trimmed });
  const signatures = signers.map((personId) => {
    const signer = authorized.get(personId);
    return { personId, signature: signer ? bytesToHex(signer.sign(statement)) : "" };
  });
  return plain({ type, panelId, opinions: trimmed, signatures });
}

function preparePage(
  { privatePages }: MeetingSession,
  { token, applicantId, text }: RequestOf<"keepPrivatePage">,
): Outcome<Prepared> {
  const sealed = privatePages.seal(token, applicantId, text);
  if (!sealed) return refuse("PRIVATE_PAGES_SHUT");
  const { page, commitment } = sealed;
  const { authorId, purpose } = page;
  const command = { type: "keepPrivatePage", authorId, purpose, applicantId, commitment } as const;
  return ok({ command, page, alsoAuthorized: [] });
}

function paperOf({ ballots, state }: MeetingSession, request: MeetingRequest): ActAnswer["paper"] {
  const round = currentRound(state);
  if (request.type !== "handPaper" || !round) return null;
  const { expertId } = request;
  return ballots.hand(expertId, round.number, motionsFor(round, expertId));
}
