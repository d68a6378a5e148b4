import fc from "fast-check";
import { expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { whoAuthorizes } from "../../src/core/meeting/authority.ts";
import type { MeetingCommand } from "../../src/core/meeting/commands.ts";
import { turnCommands, whyNotOfTurn } from "../../src/core/meeting/defense/decide-turns.ts";
import { howVoided, whyNotVoided } from "../../src/core/meeting/round/decide-voids.ts";
import { decide } from "../../src/core/meeting/decide.ts";
import { nextAction } from "../../src/core/meeting/next-action.ts";
import { whyNot } from "../../src/core/meeting/order-of-things.ts";
import { countersAtHand, motionsAtHand } from "../../src/core/meeting/round/round-choices.ts";
import type { MeetingState } from "../../src/core/meeting/state.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const expertIds = ["Z1", "Z2", "Z3", "Z4", "Z5"].map(personId);
const expert = fc.constantFrom(...expertIds);
const person = fc.constantFrom(...expertIds, ...["GZ1", "GZ2", "GZ3"].map(personId));
const applicant = fc.constantFrom(...["A1", "A2"].map(applicantId));
const note = fc.constantFrom("", "已说明");
const score = fc.constantFrom(55, 80, 90).map((total) => ({ kind: "total", total }) as const);

/** Any command about anybody, sound or not. */
const anyCommand: fc.Arbitrary<MeetingCommand> = fc.oneof(
  person.map((id) => ({ type: "checkIn", personId: id, sessionKey: "ab".repeat(32) }) as const),
  expert.map((id) => ({ type: "leave", expertId: id }) as const),
  expert.map((id) => ({ type: "comeBack", expertId: id }) as const),
  fc.constantFrom({ type: "beginRecess" } as const, { type: "resumeMeeting" } as const),
  person.map((id) => ({ type: "checkInAgain", personId: id }) as const),
  fc.record({
    type: fc.constant("callApplicant" as const),
    applicantId: applicant,
    overrideReason: fc.constant(null),
  }),
  applicant.map((id) => ({
    type: "checkIdentity" as const,
    applicantId: id,
    checkedBy: personId("GZ1"),
    document: "护照",
  })),
  fc.record({
    type: fc.constantFrom("startStatement", "endDefense", "markLate", "markAbsent" as const),
    applicantId: applicant,
  }) as fc.Arbitrary<MeetingCommand>,
  fc.record({
    type: fc.constant("submitGrade" as const),
    applicantId: applicant,
    expertId: expert,
    score,
    signature: fc.constant(""),
  }),
  fc.constantFrom("A1", "A2").map((id) => ({
    type: "confirmConclusions" as const,
    panelId: panelId(id === "A1" ? "第一组" : "第二组"),
    confirmedBy: personId(id === "A1" ? "Z1" : "Z2"),
    conclusions: [{ applicantId: applicantId(id), grade: "pass" as const, reason: "合议" }],
  })),
  note.map((text) => ({ type: "closeDiscussion", note: text }) as const),
  applicant.map((id) => ({
    type: "openRound" as const,
    way: "paper" as const,
    motions: [id],
    scrutineerId: personId("Z3"),
    tellerId: personId("Z4"),
  })),
  fc.constant({ type: "confirmEmptyBox", projectorChecked: false } as const),
  fc.constant({ type: "closeRound", reason: null } as const),
  fc.constant({ type: "tallyRound", counts: [] } as const),
  note.map((text) => ({ type: "voidRound", note: text }) as const),
  fc.constantFrom(
    { type: "announceOutcomes" } as const,
    { type: "lockMeeting", note: null } as const,
  ),
  applicant.map((id) => ({
    type: "undoStep" as const,
    step: { command: "callApplicant" as const, applicantId: id },
    reason: "误点",
  })),
);

const everyone = new Set([...expertIds, ...["GZ1", "GZ2", "GZ3"].map(personId)]);

/** Codes that the table alone gives. */
const ofTheTable: ReadonlySet<string> = new Set([
  "MEETING_NOT_OPEN",
  "MEETING_LOCKED",
  "VALIDITY_DOUBTED",
  "CLOCK_BEHIND_SEALING",
  "MEETING_IN_RECESS",
  "NOBODY_TO_DISCUSS",
  "CODES_NOT_DESTROYED",
  "UNDO_NOTHING",
  "UNDO_AFTER_GRADE",
  "UNDO_AFTER_ROUND",
]);

/** Whether this would be taken up now, by whoever must be there, and change something. */
function changesSomething(state: MeetingState, command: MeetingCommand): boolean {
  const decided = decide(state, command, everyone);
  return decided.ok && decided.value.length > 0;
}

/** What a screen offers, and what would be taken up: of turns, of voiding, of opening a round. */
function offersWhatIsTakenUp(state: MeetingState): void {
  for (const id of state.facts.applicants.keys()) {
    for (const type of turnCommands) {
      const command = { type, applicantId: id, reason: "已说明", document: "书面申请" };
      const offered = !whyNot(state, type) && !whyNotOfTurn(state, type, id);
      const people = whoAuthorizes(state, command).ok;
      expect(changesSomething(state, command)).toBe(offered && people);
    }
  }
  for (const round of state.rounds) {
    const type = howVoided(round);
    const command = { type, round: round.number, note: "已说明" };
    const offered = !whyNot(state, type) && !whyNotVoided(state, round);
    const people = whoAuthorizes(state, command).ok;
    // Of a round that is void already, `voidRound` would void the one under way.
    if (offered || round.status !== "void") {
      expect(changesSomething(state, command)).toBe(offered && people);
    }
  }
  const [scrutineerId, tellerId] = countersAtHand(state);
  if (whyNot(state, "openRound") || !scrutineerId || !tellerId) return;
  const chosen = { way: "paper", scrutineerId, tellerId } as const;
  for (const id of state.facts.applicants.keys()) {
    const opened = decide(state, { type: "openRound", motions: [id], ...chosen }, everyone);
    if (opened.ok) expect(motionsAtHand(state)).toContain(id);
    else if (motionsAtHand(state).includes(id)) {
      expect(ofThisMotion.has(opened.error.code)).toBe(true);
    }
  }
}

/** Why a motion that is at hand may have to wait all the same: people, hints and rounds on it. */
const ofThisMotion: ReadonlySet<string> = new Set([
  ...["NO_CHAIR_PRESENT", "NOT_DECLARED", "RECUSAL_UNDECIDED", "ROUNDS_USED_UP"],
  ...["MOTION_BELOW_QUORUM", "TOO_FEW_VOTERS"],
]);

/** What the table and `decide` say of this command; they must say the same. */
function agree(state: MeetingState, command: MeetingCommand): void {
  const untimely = whyNot(state, command.type);
  const decided = decide(state, command, everyone);
  if (untimely) expect(decided).toEqual({ ok: false, error: untimely });
  else if (!decided.ok) expect(ofTheTable.has(decided.error.code)).toBe(false);
}

test("decide refuses what the table refuses, for the same reason, and nothing of it besides", () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(anyCommand, { minLength: 1, maxLength: 60 }),
      (begun, commands) => {
        const meeting = aMeeting({ applicants: 2, experts: 5 });
        if (begun) meeting.everyoneCheckedIn();
        for (const command of commands) {
          agree(meeting.state(), command);
          meeting.tries(command, [...everyone]);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("the next action is never one that the table refuses", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 80 }), (commands) => {
      const meeting = aMeeting({ applicants: 2, experts: 5 }).everyoneCheckedIn();
      for (const command of commands) {
        meeting.tries(command, [...everyone]);
        const next = nextAction(meeting.state());
        if (next.command !== "exportResult") {
          expect(whyNot(meeting.state(), next.command)).toBeNull();
        }
      }
    }),
    { numRuns: 400 },
  );
});

test("what the screens offer of a turn, a voiding or a round is what would be taken up", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 60 }), (commands) => {
      const meeting = aMeeting({ applicants: 2, experts: 5 }).everyoneCheckedIn();
      for (const command of commands) {
        meeting.tries(command, [...everyone]);
        offersWhatIsTakenUp(meeting.state());
      }
    }),
    { numRuns: 300 },
  );
});

test("a whole day's next actions come in the order in which a secretary does them", () => {
  const meeting = aMeeting({ applicants: 2 });
  const next = () => nextAction(meeting.state()).command;
  expect(next()).toBe("checkIn");
  meeting.everyoneCheckedIn();
  expect(nextAction(meeting.state())).toEqual({ command: "callApplicant", applicantId: "A1" });
  meeting.does({ type: "callApplicant", applicantId: applicantId("A1"), overrideReason: null });
  expect(next()).toBe("checkIdentity");
  const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
  meeting.does({ type: "checkIdentity", applicantId: applicantId("A1"), ...seen });
  expect(next()).toBe("startStatement");
  meeting.does({ type: "startStatement", applicantId: applicantId("A1") });
  expect(next()).toBe("startQuestions");
  meeting.does({ type: "startQuestions", applicantId: applicantId("A1") });
  expect(next()).toBe("endDefense");
  meeting.does({ type: "endDefense", applicantId: applicantId("A1") });
  // The next call never waits for grades.
  expect(nextAction(meeting.state())).toEqual({ command: "callApplicant", applicantId: "A2" });
  meeting.defended("A2");
  expect(next()).toBe("enterSheets");
  meeting.graded("A1", 90).graded("A2", 90);
  expect(next()).toBe("confirmConclusions");
  meeting
    .concluded("第一组", "Z1", { A1: "excellent" })
    .concluded("第二组", "Z2", { A2: "excellent" });
  expect(next()).toBe("closeDiscussion");
  meeting.does({ type: "closeDiscussion", note: "口头讨论，无书面意见" });
  expect(next()).toBe("openRound");
  meeting.roundOpened("A1", "A2");
  expect(next()).toBe("handPaper");
});
