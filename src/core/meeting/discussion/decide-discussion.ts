import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { PanelOpinion } from "./discussion-events.ts";
import { nameOf } from "../people/person-name.ts";
import { notCalled, type MeetingState } from "../state.ts";
import { isAdmitted, isPresent, isRecused, panelOf, presidingChair } from "../who.ts";

/** 令40: each panel's opinion is signed by at least this many of its experts. */
const leastSigners = 3;

/** 评议意见: written after the conclusion, before the discussion is closed; several at once. */
export function signOpinions(
  state: MeetingState,
  { panelId, opinions, signatures }: CommandOf<"signOpinions">,
): Decided {
  const ids = opinions.map(({ applicantId }) => applicantId);
  if (ids.length === 0 || new Set(ids).size !== ids.length) return refuse("OPINIONS_EMPTY");
  const signers = signatures.map(({ personId }) => personId);
  for (const opinion of opinions) {
    const sound = soundOpinion(state, panelId, opinion, signers);
    if (!sound.ok) return sound;
  }
  const trimmed = opinions.map(({ applicantId, text }) => ({ applicantId, text: text.trim() }));
  return ok([{ type: "opinionsSigned", v: 1, panelId, opinions: trimmed, signatures }]);
}

function soundOpinion(
  state: MeetingState,
  panelId: CommandOf<"signOpinions">["panelId"],
  { applicantId, text }: PanelOpinion,
  signers: readonly PersonId[],
): Outcome<null> {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  const { conclusion, conclusionStale } = state.applicants.get(applicantId) ?? notCalled;
  if (applicant.panel !== panelId) return refuse("NOT_THIS_PANELS_APPLICANT", { name });
  if (!conclusion || conclusionStale) return refuse("CONCLUSION_MISSING", { name });
  if (state.discussed.has(applicantId)) return refuse("OPINION_AFTER_DISCUSSION", { name });
  if (text.trim() === "") return refuse("OPINION_BLANK", { name });
  return soundSigners(state, applicant, signers);
}

function soundSigners(
  state: MeetingState,
  applicant: Applicant,
  signers: readonly PersonId[],
): Outcome<null> {
  const panel = panelOf(state, applicant);
  for (const id of signers) {
    const name = nameOf(state, id);
    if (!panel.some((expert) => expert.id === id)) return refuse("NOT_OF_THE_PANEL", { name });
    if (!isPresent(state, id)) return refuse("NOT_CHECKED_IN", { name });
    if (isRecused(state, id, applicant.id)) return refuse("EXPERT_RECUSED", { name });
  }
  const needed = signersNeeded(state, applicant);
  if (
    signers.length === 0 ||
    new Set(signers).size < needed ||
    new Set(signers).size !== signers.length
  ) {
    return refuse("OPINION_SIGNERS_TOO_FEW", { name: applicant.name, needed: Math.max(1, needed) });
  }
  const leader = panel.find(({ panelLeader }) => panelLeader && applicant.panel !== null);
  const mustSign =
    leader && isPresent(state, leader.id) && !isRecused(state, leader.id, applicant.id);
  if (mustSign && !signers.includes(leader.id)) {
    return refuse("OPINION_WITHOUT_LEADER", { name: leader.name });
  }
  return ok(null);
}

/** How many sign: three, or all of a smaller panel; recused experts don't sign. */
export function signersNeeded(state: MeetingState, applicant: Applicant): number {
  const able = panelOf(state, applicant).filter(({ id }) => !isRecused(state, id, applicant.id));
  return Math.min(leastSigners, able.length);
}

/** Admitted applicants whose discussion isn't closed. */
export function toDiscuss(state: MeetingState): readonly ApplicantId[] {
  return [...state.applicants].flatMap(([id, progress]) =>
    isAdmitted(progress) && !state.discussed.has(id) ? [id] : [],
  );
}

/** 集体讨论 is over for everyone admitted so far; only they can be voted on. */
export function closeDiscussion(
  state: MeetingState,
  { note }: CommandOf<"closeDiscussion">,
): Decided {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const waiting = toDiscuss(state);
  if (waiting.length === 0) return refuse("NOBODY_TO_DISCUSS");
  const without = waiting.filter((id) => !state.applicants.get(id)?.opinion).length;
  if (without > 0 && note.trim() === "") return refuse("OPINIONS_MISSING", { count: without });
  return ok([{ type: "discussionClosed", v: 1, chairId: chair.id, note: note.trim() }]);
}
