import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { nameOf } from "../people/person-name.ts";
import type { MeetingState, UndoableEntry } from "../state.ts";
import { isSameStep, type UndoableStep } from "./undoable-step.ts";

/** The step that 撤销上一步 would take back now, or why there is none. */
export function lastStep(state: MeetingState): Outcome<UndoableEntry> {
  const last = state.undo.steps.at(-1);
  if (last) return ok(last);
  switch (state.undo.barredBy) {
    case "grade":
      return refuse("UNDO_AFTER_GRADE");
    case "round":
      return refuse("UNDO_AFTER_ROUND");
    case "call":
    case "other":
    case null:
      return refuse("UNDO_NOTHING");
  }
}

/** Takes back the last step, and that one only which whoever asks has seen named. */
export function undoStep(state: MeetingState, { step, reason }: CommandOf<"undoStep">): Decided {
  const last = lastStep(state);
  if (!last.ok) return last;
  if (!isSameStep(last.value.step, step)) {
    return refuse("UNDO_NOT_THE_LAST", { name: subjectName(state, last.value.step) });
  }
  if (reason.trim() === "") return refuse("REASON_MISSING");
  return ok([{ type: "stepUndone", v: 1, step: last.value.step, reason: reason.trim() }]);
}

export function subjectName(state: MeetingState, step: UndoableStep): string {
  if ("personId" in step) return nameOf(state, step.personId);
  return state.facts.applicants.get(step.applicantId)?.name ?? step.applicantId;
}
