import type { MeetingCommand } from "../../core/meeting/commands.ts";
import { whyNot } from "../../core/meeting/order-of-things.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { sentenceOf } from "../../core/refusals/refusal.ts";

/** Why this isn't possible now, by core's order of things, in Chinese; `null` where it is. */
export function whyNotNow(state: MeetingState, type: MeetingCommand["type"]): string | null {
  const refused = whyNot(state, type);
  return refused && sentenceOf(refused, "zh");
}
