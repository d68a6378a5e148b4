import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../../core/canonical-json.ts";
import type { ApplicantId, PersonId } from "../../core/ids.ts";
import type { JournalRecord } from "../../core/journal/record.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Score } from "../../core/rules/grade.ts";
import { verifySignature } from "../sealed/ed25519.ts";

export interface StatedGrade {
  readonly meetingId: string;
  readonly applicantId: ApplicantId;
  readonly expertId: PersonId;
  readonly score: Score;
}

/** What an expert's session key signs when a grade is submitted behind the PIN. */
export function gradeStatement(grade: StatedGrade): Uint8Array {
  const { meetingId, applicantId, expertId, score } = grade;
  const statement = { type: "vivaseal-grade", v: 1, meetingId, applicantId, expertId, score };
  return utf8ToBytes(canonicalJson(statement as unknown as Json));
}

/**
 * Checks every grade that was given behind a PIN against the session key that its expert
 * had then: the one of the check-in, or of the last PIN reset before the grade. Refuses GRADE_SIGNATURE_BAD with the line's number.
 */
export function verifyGrades(
  meetingId: string,
  records: readonly JournalRecord<MeetingEvent>[],
): Outcome<number> {
  const keys = new Map<PersonId, string>();
  let checked = 0;
  for (const { seq, event } of records) {
    if (event.type === "personCheckedIn" || event.type === "pinReset") {
      keys.set(event.personId, event.sessionKey);
    }
    if (event.type !== "gradeRecorded" || event.source === "paper") continue;
    const message = gradeStatement({ meetingId, ...event });
    const good = verifySignature(
      hexToBytes(event.signature ?? ""),
      message,
      hexToBytes(keys.get(event.expertId) ?? ""),
    );
    if (!good) return refuse("GRADE_SIGNATURE_BAD", { line: seq });
    checked += 1;
  }
  return ok(checked);
}
