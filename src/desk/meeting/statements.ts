import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { ApplicantId, PanelId, PersonId } from "../../core/ids.ts";
import type { JournalRecord } from "../../core/journal/record.ts";
import type { PanelOpinion } from "../../core/meeting/discussion/discussion-events.ts";
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

export interface StatedCorrection {
  readonly meetingId: string;
  readonly applicantId: ApplicantId;
  readonly expertId: PersonId;
  readonly old: Score;
  readonly new: Score;
  readonly reason: string;
}

export interface StatedOpinions {
  readonly meetingId: string;
  readonly panelId: PanelId | null;
  readonly opinions: readonly PanelOpinion[];
}

/** What an expert's session key signs when a grade is submitted behind the PIN. */
export function gradeStatement(grade: StatedGrade): Uint8Array {
  const { meetingId, applicantId, expertId, score } = grade;
  return statement({ type: "vivaseal-grade", meetingId, applicantId, expertId, score });
}

/** What the grading expert's session key signs when the grade is corrected. */
export function correctionStatement(correction: StatedCorrection): Uint8Array {
  const { meetingId, applicantId, expertId, old, reason } = correction;
  const type = "vivaseal-grade-correction";
  return statement({ type, meetingId, applicantId, expertId, old, new: correction.new, reason });
}

/** What each signer's session key signs under a panel's opinions. */
export function opinionsStatement({ meetingId, panelId, opinions }: StatedOpinions): Uint8Array {
  return statement({ type: "vivaseal-opinions", meetingId, panelId, opinions });
}

const statement = (members: object): Uint8Array => utf8ToBytes(canonicalJson({ ...members, v: 1 }));

interface SignedStatement {
  readonly personId: PersonId;
  readonly signature: string;
  readonly message: Uint8Array;
}

/**
 * Checks every grade given behind a PIN, every correction and every panel opinion against the
 * session keys that held then. Gives the number of grades. Refuses GRADE_SIGNATURE_BAD and
 * OPINION_SIGNATURE_BAD with the line's number.
 */
export function verifyStatements(
  meetingId: string,
  records: readonly JournalRecord<MeetingEvent>[],
): Outcome<number> {
  const keys = new Map<PersonId, string>();
  let grades = 0;
  for (const { seq, event } of records) {
    if (event.type === "personCheckedIn" || event.type === "pinReset") {
      keys.set(event.personId, event.sessionKey);
    }
    const bad = statementsOf(meetingId, event).some((one) => !isGood(one, keys));
    if (bad) {
      const code =
        event.type === "opinionsSigned" ? "OPINION_SIGNATURE_BAD" : "GRADE_SIGNATURE_BAD";
      return refuse(code, { line: seq });
    }
    if (event.type === "gradeRecorded" && event.source === "pin") grades += 1;
  }
  return ok(grades);
}

function statementsOf(meetingId: string, event: MeetingEvent): readonly SignedStatement[] {
  switch (event.type) {
    case "gradeRecorded": {
      if (event.source === "paper") return [];
      const message = gradeStatement({ meetingId, ...event });
      return [{ personId: event.expertId, signature: event.signature ?? "", message }];
    }
    case "gradeCorrected": {
      const message = correctionStatement({ meetingId, ...event });
      return [{ personId: event.expertId, signature: event.signature, message }];
    }
    case "opinionsSigned": {
      const message = opinionsStatement({ meetingId, ...event });
      return event.signatures.map((one) => ({ ...one, message }));
    }
    default:
      return [];
  }
}

const isGood = (
  { personId, signature, message }: SignedStatement,
  keys: ReadonlyMap<PersonId, string>,
): boolean => verifySignature(hexToBytes(signature), message, hexToBytes(keys.get(personId) ?? ""));
