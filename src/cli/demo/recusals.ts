import type { Applicant } from "../../core/bundle/manifest.ts";
import type { RecusalHint } from "../../core/meeting/facts.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { isCallable } from "../../core/meeting/stage.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import {
  isPresent,
  isRecused,
  openHints,
  panelOf,
  presentExperts,
  quorumNeeded,
} from "../../core/meeting/who.ts";
import type { MeetingClient } from "./meeting-client.ts";
import type { Steps } from "./steps.ts";

/** Fewest who still grade an applicant, and fewest papers on a motion, after the demo's recusals. */
const fewestGraders = 2;
const fewestVoters = 3;

/** 回避: the chair decides every hint about an applicant who will be called, some either way. */
export async function decideRecusals({ act, state }: MeetingClient, steps: Steps): Promise<void> {
  const callable = (id: RecusalHint["applicantId"]): Applicant | undefined => {
    const applicant = state().facts.applicants.get(id);
    return applicant && isCallable(state(), applicant) ? applicant : undefined;
  };
  for (const [index, hint] of openHints(state()).entries()) {
    const applicant = callable(hint.applicantId);
    if (!applicant) continue;
    const { expertId, applicantId, because } = hint;
    const recused = index % 3 !== 2 && canSpare(state(), hint, applicant);
    const unit = because === "sameUnit" ? "同单位" : "列入回避单位";
    const reason = recused ? `${unit}，应当回避` : `${unit}，经核实无利害关系，不需回避`;
    await steps.run(
      () => act({ type: "decideRecusal", expertId, applicantId, recused, reason }),
      () => ({
        zh: `主任委员决定：${nameOf(state(), expertId)}对${applicant.name}${recused ? "回避" : "不回避"}（${reason}）`,
        en: recused ? "Recused" : "Not recused",
      }),
    );
  }
}

function canSpare(
  state: MeetingState,
  { expertId, applicantId }: RecusalHint,
  applicant: Applicant,
): boolean {
  const graders = panelOf(state, applicant).filter(
    ({ id }) => id !== expertId && isPresent(state, id) && !isRecused(state, id, applicantId),
  );
  const voters = presentExperts(state).filter(
    ({ id }) => id !== expertId && !isRecused(state, id, applicantId),
  );
  const { recusedCountTowardQuorum } = state.facts.rules;
  const least = recusedCountTowardQuorum ? fewestVoters : quorumNeeded(state);
  return graders.length >= fewestGraders && voters.length >= Math.max(fewestVoters, least);
}
