import { refuse } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { CommandOf } from "./commands.ts";
import type { Decided } from "./decided.ts";
import type { MeetingState } from "./state.ts";
import { isAdmitted, presidingChair } from "./who.ts";

/** 集体讨论 is over for everyone admitted so far; only they can be voted on. */
export function closeDiscussion(
  state: MeetingState,
  { note }: CommandOf<"closeDiscussion">,
): Decided {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const waiting = [...state.applicants].filter(
    ([id, progress]) => isAdmitted(progress) && !state.discussed.has(id),
  );
  if (waiting.length === 0) return refuse("NOBODY_TO_DISCUSS");
  return ok([{ type: "discussionClosed", v: 1, chairId: chair.id, note: note.trim() }]);
}
