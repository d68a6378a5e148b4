import type { ApplicantId } from "../ids.ts";
import { nextInPanel, panelInTurn, panelsWithApplicants } from "./defense/call-order.ts";
import type { MeetingCommand } from "./commands.ts";
import { motionsAtHand } from "./round/round-choices.ts";
import { stageOf } from "./stage.ts";
import { notCalled, type MeetingState } from "./state.ts";
import { toGrade } from "./grades/to-grade.ts";
import {
  currentRound,
  isAdmitted,
  missingPapers,
  openHints,
  presentExperts,
  presidingChair,
  quorumNeeded,
  staffPresent,
  waitsAfterMove,
} from "./who.ts";

/** The one thing to do next, by its command, and about whom where it is about somebody. */
export interface NextAction {
  readonly command: MeetingCommand["type"] | "exportResult";
  readonly applicantId: ApplicantId | null;
}

const action = (
  command: NextAction["command"],
  applicantId: ApplicantId | null = null,
): NextAction => ({ command, applicantId });

/**
 * 下一步. What keeps others waiting goes first: a round, then who stands before the panel, then the
 * next call; grades wait for the calls, and never the other way round.
 */
export function nextAction(state: MeetingState): NextAction {
  if (state.phase === "locked") return action("exportResult");
  return (
    beforeAnything(state) ??
    inRound(state) ??
    atDefense(state) ??
    afterDefenses(state) ??
    action("lockMeeting")
  );
}

function beforeAnything(state: MeetingState): NextAction | undefined {
  const enough = presentExperts(state).length >= quorumNeeded(state);
  if (!enough || !presidingChair(state) || !staffPresent(state, "secretary")) {
    const anew = state.inRecess && !waitsAfterMove(state);
    return action(anew ? "checkInAgain" : "checkIn");
  }
  if (typeof state.validity === "object") return action("acceptValidity");
  return state.inRecess ? action("resumeMeeting") : undefined;
}

function inRound(state: MeetingState): NextAction | undefined {
  const round = currentRound(state);
  switch (round?.status) {
    case "opened":
      return action("confirmEmptyBox");
    case "voting":
      if (round.way === "paper" || missingPapers(round).length === 0) return action("closeRound");
      return action("handPaper");
    case "closed":
      return action(round.way === "paper" && !round.agreed ? "enterPaperCounts" : "tallyRound");
    case "tallied":
      return action("announceOutcomes");
    default:
      return undefined;
  }
}

function atDefense(state: MeetingState): NextAction | undefined {
  const { called } = state;
  if (called !== null) {
    const { identity, clock } = state.applicants.get(called) ?? notCalled;
    if (!identity) return action("checkIdentity", called);
    if (clock.part === "notStarted") return action("startStatement", called);
    return action(clock.part === "statement" ? "startQuestions" : "endDefense", called);
  }
  const hint = openHints(state).find(({ applicantId }) =>
    ["waiting", "grading"].includes(stageOf(state, applicantId)),
  );
  if (hint) return action("decideRecusal", hint.applicantId);
  const panels = [panelInTurn(state), ...panelsWithApplicants(state)];
  const next = panels.map((panel) => nextInPanel(state, panel)).find((one) => one !== undefined);
  if (next) return action("callApplicant", next.id);
  const unread = [...state.applicants.keys()].find((id) => stageOf(state, id) === "reading");
  return unread && action("judgeMaterials", unread);
}

function afterDefenses(state: MeetingState): NextAction | undefined {
  const grading = [...state.facts.applicants.values()].filter(
    ({ id }) => stageOf(state, id) === "grading",
  );
  const [ungraded] = toGrade(state);
  const byPin = state.facts.rules.gradeEntry === "pin";
  if (ungraded) return action(byPin ? "submitGrade" : "enterSheets", ungraded.id);
  if (grading[0]) return action("confirmConclusions", grading[0].id);
  const undiscussed = [...state.applicants].some(
    ([id, progress]) => isAdmitted(progress) && !state.discussed.has(id),
  );
  if (undiscussed) return action("closeDiscussion");
  return motionsAtHand(state).length > 0 ? action("openRound") : undefined;
}
