import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { MeetingCommand } from "../../src/core/meeting/commands.ts";
import { lastStep } from "../../src/core/meeting/defense/decide-undo.ts";
import type { MeetingState } from "../../src/core/meeting/state.ts";
import type { ApplicantStep, PersonStep } from "../../src/core/meeting/defense/undoable-step.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const a1 = applicantId("A1");
const reason = "误点";
const undo = (command: ApplicantStep, id = "A1"): MeetingCommand => ({
  type: "undoStep",
  step: { command, applicantId: applicantId(id) },
  reason,
});
const undoOf = (command: PersonStep, id: string): MeetingCommand => ({
  type: "undoStep",
  step: { command, personId: personId(id) },
  reason,
});
const call = (id: string) =>
  ({ type: "callApplicant", applicantId: applicantId(id), overrideReason: null }) as const;
const withoutUndo = ({ undo: _undo, ...state }: MeetingState) => state;

describe("撤销上一步", () => {
  test("takes the state back to what it was, and leaves both lines in the journal", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const steps: readonly MeetingCommand[] = [
      call("A1"),
      { type: "checkIdentity", applicantId: a1, checkedBy: personId("GZ1"), document: "护照" },
      { type: "startStatement", applicantId: a1 },
      { type: "pauseClock", applicantId: a1 },
      { type: "continueClock", applicantId: a1 },
      { type: "startQuestions", applicantId: a1 },
      { type: "endDefense", applicantId: a1 },
    ];
    const states: MeetingState[] = [];
    for (const step of steps) {
      states.push(meeting.state());
      meeting.does(step);
    }
    for (const [index, step] of [...steps.entries()].toReversed()) {
      meeting.does(undo(step.type as ApplicantStep));
      expect(withoutUndo(meeting.state())).toEqual(withoutUndo(states[index]!));
    }

    expect(meeting.tries(undo("callApplicant"))).toBe("UNDO_NOTHING");
    expect(meeting.events().filter(({ type }) => type === "stepUndone")).toHaveLength(7);
  });

  test("takes back absence, lateness, 缓 and a withdrawal, by who authorized them", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const before = withoutUndo(meeting.state());
    const turns: readonly (readonly [MeetingCommand, ApplicantStep, string | null])[] = [
      [{ type: "markLate", applicantId: a1 }, "markLate", null],
      [{ type: "markAbsent", applicantId: a1 }, "markAbsent", "Z1"],
      [{ type: "postponeDefense", applicantId: a1, reason: "生病" }, "postponeDefense", "Z1"],
      [
        { type: "withdrawApplication", applicantId: a1, document: "申请书", reason: "调离" },
        "withdrawApplication",
        "Z1",
      ],
    ];
    for (const [turn, step, by] of turns) {
      meeting.does(turn);
      if (by !== null) expect(meeting.tries(undo(step), [])).toBe("AUTHORITY_MISSING");
      expect(meeting.tries(undo(step), by === null ? [] : [by])).toBe("done");
      expect(withoutUndo(meeting.state())).toEqual(before);
    }
  });

  test("names the step: another one than the last is refused, and so is one without a reason", () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1");

    expect(meeting.tries(undo("callApplicant"))).toBe("UNDO_NOT_THE_LAST");
    expect(meeting.tries(undo("checkIdentity", "A3"))).toBe("UNDO_NOT_THE_LAST");
    const step = { command: "checkIdentity", applicantId: a1 } as const;
    expect(meeting.tries({ type: "undoStep", step, reason: " " })).toBe("REASON_MISSING");
  });

  test("ends with the next call", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    meeting.does({ type: "markAbsent", applicantId: a1 }).does(call("A3"));
    expect(meeting.tries(undo("markAbsent"))).toBe("UNDO_NOT_THE_LAST");

    meeting.does(undo("callApplicant", "A3"));
    expect(meeting.tries(undo("markAbsent"))).toBe("UNDO_NOTHING");
  });

  test("never touches a grade: what came before one is final, and what is another's isn't", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    meeting.called("A3").graded("A1", 80);
    expect(meeting.tries(undo("checkIdentity", "A3"))).toBe("done");

    meeting.does({
      type: "undoStep",
      step: { command: "callApplicant", applicantId: applicantId("A3") },
      reason,
    });
    const other = aMeeting().everyoneCheckedIn().defended("A1").graded("A1", 80);
    expect(other.tries(undo("endDefense"))).toBe("UNDO_AFTER_GRADE");
  });
});

describe("a check-in taken back", () => {
  test("by the person alone, leaves nobody checked in; the next one brings another key", () => {
    const meeting = aMeeting().checkedIn("GZ1", "GZ3");
    meeting.does({ type: "checkIn", personId: personId("Z1"), sessionKey: "cd".repeat(32) });
    expect(meeting.tries(undoOf("checkIn", "Z1"), ["GZ1"])).toBe("AUTHORITY_MISSING");
    meeting.does(undoOf("checkIn", "Z1"));

    expect(meeting.state().people.has(personId("Z1"))).toBe(false);
    const again = {
      type: "checkIn",
      personId: personId("Z1"),
      sessionKey: "ab".repeat(32),
    } as const;
    expect(meeting.tries(again)).toBe("done");
  });

  test("is final once the person has shown the PIN for anything, as for the declaration or a grade", () => {
    const meeting = aMeeting({ rules: { gradeEntry: "pin" } })
      .checkedIn("GZ1", "Z2", "Z1")
      .called("A1")
      .checkedIn("Z3");
    const score = { kind: "total", total: 88 } as const;
    const grade = { type: "submitGrade", applicantId: a1, signature: "" } as const;
    meeting.does({ ...grade, expertId: personId("Z3"), score });

    expect(lastStep(meeting.state()).ok).toBe(false);
    expect(meeting.tries(undoOf("checkIn", "Z3"))).toBe("UNDO_NOTHING");
  });
});

describe("a leaving taken back", () => {
  test("puts the person into the room again, by the secretary who let them go", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    meeting.does({ type: "leave", expertId: personId("Z4") });
    expect(meeting.tries(undoOf("leave", "Z4"), ["Z4"])).toBe("AUTHORITY_MISSING");
    meeting.does(undoOf("leave", "Z4"));

    expect(meeting.state().people.get(personId("Z4"))?.present).toBe(true);
  });

  test("is refused where a round has counted on it", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().roundOpened("A1");
    meeting.does({ type: "leave", expertId: personId("Z5") });

    expect(meeting.tries(undoOf("leave", "Z5"))).toBe("UNDO_AFTER_ROUND");
  });
});
