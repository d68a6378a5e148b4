import { localDate } from "../clock.ts";
import { randomUUID } from "node:crypto";
import type { Manifest } from "../../core/bundle/manifest.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import { mayBeResumed } from "../../core/meeting/round/evolve-resumption.ts";
import { currentRound } from "../../core/meeting/who.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { rulesHash } from "../../core/result/derive-result.ts";
import type { Clock } from "../clock.ts";
import type { Keyring } from "../keys/keyring.ts";
import { keep, type MeetingSession } from "./meeting-session.ts";

/**
 * What the desk itself has to say when a meeting is opened: that it is (the first time), that the
 * bundle's validity is in doubt, that a round which the last run left behind is void or waits.
 */
export async function startMeeting(
  session: MeetingSession,
  clock: Clock,
  keyring: Keyring,
): Promise<Outcome<unknown>> {
  const { state, bundle } = session;
  const cleared = await clearSlots(session);
  if (!cleared.ok) return cleared;
  if (state.phase === "locked") return ok(null);
  const opened = state.phase === "notOpened" ? [openedEvent(session, keyring)] : [];
  const doubted = state.validity === "sound" ? validityDoubts(bundle.manifest, clock.now()) : [];
  const voided = interruptedRound(session);
  const facts = [...opened, ...doubted, ...voided].map((event) => ({ event }));
  return keep(session, clock, randomUUID(), facts);
}

function openedEvent({ bundle }: MeetingSession, keyring: Keyring): MeetingEvent {
  const { manifest, manifestHash } = bundle;
  return {
    type: "meetingOpened",
    v: 1,
    bundleId: manifest.bundleId,
    serial: manifest.serial,
    bundleHash: manifestHash,
    rulesHash: rulesHash(manifest.rules),
    stationKey: keyring.signer.signingKey,
  };
}

/** A rehearsal doesn't expire. A clock before the sealing is wrong for certain, by whatever much. */
function validityDoubts(manifest: Manifest, now: Date): readonly MeetingEvent[] {
  const { kind, validUntil, sealedAt } = manifest;
  const clockDate = localDate(now);
  const clockBehind = now.getTime() < Date.parse(sealedAt);
  if (kind === "rehearsal" || (!clockBehind && clockDate <= validUntil)) return [];
  const because = clockBehind ? "clockBehind" : "expired";
  return [{ type: "validityDoubted", v: 1, because, clockDate, validUntil }];
}

/** What a crash left of a round that is over, or whose codes nobody has. */
async function clearSlots({ state, slots }: MeetingSession): Promise<Outcome<void>> {
  const round = currentRound(state);
  return round && mayBeResumed(round) ? ok(undefined) : slots.destroy();
}

/**
 * Its counts were in memory only, so nothing of it can be tallied; with 断电续投 and its codes known
 * it waits for them. Printed papers are still there.
 */
function interruptedRound({ state }: MeetingSession): readonly MeetingEvent[] {
  const round = currentRound(state);
  if (!round || round.status === "tallied" || round.way === "paper") return [];
  if (mayBeResumed(round)) {
    const waits = round.resumption?.waiting === true;
    return waits ? [] : [{ type: "roundInterrupted", v: 1, round: round.number }];
  }
  const because = "interrupted";
  return [{ type: "roundVoided", v: 1, round: round.number, because, note: "" }];
}
