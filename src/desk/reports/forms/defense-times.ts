import type { ApplicantId } from "../../../core/ids.ts";
import type { JournalRecord } from "../../../core/journal/record.ts";
import type { MeetingEvent } from "../../../core/meeting/events.ts";
import type { ApplicantProgress } from "../../../core/meeting/state.ts";
import { chinaClock, chinaDate } from "../china-time.ts";

/** To be written by hand. */
const toWrite = "　　年　　月　　日　　　时　　分至　　时　　分";

/**
 * When a defense was, by the station's clock, which is advisory: from the last call to its end.
 * Lines without time (a round was open) leave it to be written by hand.
 */
export function timesText(
  records: readonly JournalRecord<MeetingEvent>[],
  applicantId: ApplicantId,
  { defense }: ApplicantProgress,
): string {
  if (defense !== "called" && defense !== "ended") return toWrite;
  const lastOf = (type: MeetingEvent["type"]) =>
    records.findLast(
      ({ event }) =>
        event.type === type && "applicantId" in event && event.applicantId === applicantId,
    )?.at;
  const from = lastOf("applicantCalled");
  if (from === undefined) return toWrite;
  const to = defense === "ended" ? lastOf("defenseEnded") : undefined;
  return `${chinaDate(from)}　${chinaClock(from)} 至 ${to === undefined ? "　　时　　分" : chinaClock(to)}`;
}
