import type { Outcome } from "../refusals/refusal.ts";
import type { MeetingEvent } from "./events.ts";

/** Events to append, in order; none when the command repeats what already holds. */
export type Decided = Outcome<readonly MeetingEvent[]>;
