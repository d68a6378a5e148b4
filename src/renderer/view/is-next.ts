import type { ApplicantId } from "../../core/ids.ts";
import { nextAction, type NextAction } from "../../core/meeting/next-action.ts";
import type { MeetingState } from "../../core/meeting/state.ts";

/** Whether this is what core names as 下一步: a screen's one blue button. */
export function isNext(
  state: MeetingState,
  command: NextAction["command"],
  applicantId: ApplicantId | null = null,
): boolean {
  const next = nextAction(state);
  return next.command === command && next.applicantId === applicantId;
}

/** The look of a button that does this. */
export const buttonType = (
  state: MeetingState,
  command: NextAction["command"],
  applicantId: ApplicantId | null = null,
): "primary" | "default" => (isNext(state, command, applicantId) ? "primary" : "default");
