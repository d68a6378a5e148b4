import type { PersonId } from "../../core/ids.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { openSessionKey, type SessionKey } from "./session-keys.ts";

export interface EnteredPin {
  readonly personId: PersonId;
  readonly pin: string;
}

/** Who has just shown their PIN, with the session key that it opened. */
export type Authorized = ReadonlyMap<PersonId, SessionKey>;

/** What PINs are checked against. */
export type PinHolders = Pick<MeetingSession, "state" | "wrappedKeys" | "sessionSecret" | "pins">;

/**
 * Opens the session key of everyone whose PIN was entered. One wrong PIN refuses all.
 * Refuses NOT_CHECKED_IN, SESSION_KEYS_DESTROYED, PIN_TOO_MANY, PIN_WRONG.
 */
export async function authorize(
  session: PinHolders,
  entered: readonly EnteredPin[],
): Promise<Outcome<Authorized>> {
  const authorized = new Map<PersonId, SessionKey>();
  for (const { personId, pin } of entered) {
    const opened = await openWithPin(session, personId, pin);
    if (!opened.ok) return opened;
    authorized.set(personId, opened.value);
  }
  return ok(authorized);
}

async function openWithPin(
  session: PinHolders,
  personId: PersonId,
  pin: string,
): Promise<Outcome<SessionKey>> {
  const name = nameOf(session.state, personId);
  const wrapped = session.wrappedKeys.get(personId);
  if (!wrapped) return refuse("NOT_CHECKED_IN", { name });
  const { sessionSecret: secret, pins } = session;
  if (!secret) return refuse("SESSION_KEYS_DESTROYED");
  const seconds = await pins.secondsLeft(personId);
  if (seconds > 0) return refuse("PIN_TOO_MANY", { name, seconds });
  const { meetingId } = session.state.facts;
  const signer = openSessionKey({ meetingId, secret }, wrapped, pin);
  const expected = session.state.people.get(personId)?.sessionKey;
  if (!signer || signer.signingKey !== expected) {
    await pins.failed(personId);
    return refuse("PIN_WRONG", { name });
  }
  await pins.succeeded(personId);
  return ok(signer);
}
