import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { quorumNeeded, presentExperts, presidingChair } from "../../src/core/meeting/who.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const call = (id: string) =>
  ({ type: "callApplicant", applicantId: applicantId(id), overrideReason: null }) as const;
const leave = (id: string) => ({ type: "leave", expertId: personId(id) }) as const;
const comeBack = (id: string) => ({ type: "comeBack", expertId: personId(id) }) as const;
const again = (id: string) => ({ type: "checkInAgain", personId: personId(id) }) as const;
const openOver = (...ids: readonly string[]) =>
  ({
    type: "openRound",
    way: "station",
    motions: ids.map(applicantId),
    scrutineerId: personId("Z3"),
    tellerId: personId("Z4"),
  }) as const;
const hand = (id: string) =>
  ({ type: "handPaper", expertId: personId(id), projectorChecked: true }) as const;

const staff = ["GZ1", "GZ2", "GZ3"];
const experts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `Z${from + index}`);

describe("§9.1 late expert", () => {
  test("§9.1 late expert: votes in the rounds opened after the arrival, never in the one that was open", () => {
    const meeting = aMeeting({ applicants: 2 });
    meeting.readyToVote().does(leave("Z9")).roundOpened("A1").does(comeBack("Z9"));

    expect(meeting.tries(hand("Z9"))).toBe("NOT_A_VOTER");
    meeting.cast(...experts(1, 8)).does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(8) });
    meeting.does({ type: "announceOutcomes" }).roundOpened("A2");

    expect(meeting.tries(hand("Z9"))).toBe("done");
    expect(meeting.state().rounds.map(({ presentAtOpening }) => presentAtOpening)).toEqual([8, 9]);
  });

  test("§9.1 late expert: checks in after the first defense and grades those that follow", () => {
    const meeting = aMeeting().checkedIn(...staff, ...experts(1, 8));
    meeting.defended("A1").graded("A1", 80).checkedIn("Z9").defended("A3").graded("A3", 80);

    expect(meeting.state().applicants.get(applicantId("A1"))?.grades.has(personId("Z9"))).toBe(
      false,
    );
    expect(meeting.state().applicants.get(applicantId("A3"))?.grades.has(personId("Z9"))).toBe(
      true,
    );
  });
});

describe("§9.2 and §9.3 experts leave", () => {
  test("§9.3 quorum lost between rounds: no round opens until somebody comes back, what was decided stands", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().roundOpened("A1");
    meeting.cast(...experts(1, 9)).does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });
    meeting.does({ type: "announceOutcomes" });
    for (const id of experts(6, 9)) meeting.does(leave(id));

    expect(meeting.tries(openOver("A2"))).toBe("QUORUM_NOT_MET");
    expect(meeting.state().rounds[0]?.status).toBe("announced");
    meeting.does(comeBack("Z9"));
    expect(meeting.tries(openOver("A2"))).toBe("done");
  });

  test("§9.4 quorum lost in an open round: the round is void, its motion is voted on again later", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().roundOpened("A1");
    for (const id of experts(6, 9)) meeting.does(leave(id));

    expect(meeting.state().rounds[0]).toMatchObject({
      status: "void",
      voided: { because: "belowQuorum" },
    });
    meeting.does(comeBack("Z8"));
    expect(meeting.tries(openOver("A1"))).toBe("done");
  });
});

describe("§9.3 recess", () => {
  const recessed = () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote();
    return meeting.does({ type: "beginRecess" });
  };

  test("§9.3 recess: nobody counts as present, and nothing but checking in goes on", () => {
    const meeting = recessed();

    expect(presentExperts(meeting.state())).toEqual([]);
    expect(meeting.tries(openOver("A1"), ["Z1"])).toBe("MEETING_IN_RECESS");
    expect(meeting.tries(call("A1"))).toBe("MEETING_IN_RECESS");
    expect(meeting.tries({ type: "lockMeeting", note: null })).toBe("MEETING_IN_RECESS");
  });

  test("§9.3 recess: the chair resumes once back in the room; before that nobody can", () => {
    const meeting = recessed();

    expect(meeting.tries({ type: "resumeMeeting" })).toBe("NO_CHAIR_PRESENT");
    meeting.does(again("Z1"));
    expect(meeting.tries({ type: "resumeMeeting" }, ["Z2"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ type: "resumeMeeting" })).toBe("done");
    expect(meeting.tries({ type: "resumeMeeting" })).toBe("NOT_IN_RECESS");
  });

  test("§9.3 recess: a round of the afternoon counts who is back in the afternoon", () => {
    const meeting = recessed();
    for (const id of [...staff, ...experts(1, 5)]) meeting.does(again(id));
    meeting.does({ type: "resumeMeeting" });

    expect(quorumNeeded(meeting.state())).toBe(6);
    expect(meeting.tries(openOver("A1"))).toBe("QUORUM_NOT_MET");
    meeting.does(again("Z6"));
    meeting.does(openOver("A1"));
    expect(meeting.state().rounds[0]).toMatchObject({ session: 2, presentAtOpening: 6 });
    expect(meeting.state().sessions.map(({ checkedIn }) => checkedIn.size)).toEqual([12, 9]);
  });

  test("§9.3 recess: an open round is closed or void first, and so is a defense", () => {
    const voting = aMeeting({ applicants: 1 }).readyToVote().roundOpened("A1");
    expect(voting.tries({ type: "beginRecess" })).toBe("ROUND_BEFORE_RECESS");
    voting.does({ type: "voidRound", note: "午间休会" });
    expect(voting.tries({ type: "beginRecess" })).toBe("done");

    const heard = aMeeting().everyoneCheckedIn().does(call("A1"));
    expect(heard.tries({ type: "beginRecess" })).toBe("DEFENSE_IN_PROGRESS");
  });

  test("§9.1 late expert: who missed the morning sets a PIN in the afternoon", () => {
    const meeting = aMeeting().checkedIn(...staff, ...experts(1, 8));
    meeting.does({ type: "beginRecess" });

    expect(meeting.tries(again("Z9"), ["Z9"])).toBe("PIN_NOT_SET");
    meeting.checkedIn("Z9").does(again("Z1")).does({ type: "resumeMeeting" });
    expect(presentExperts(meeting.state()).map(({ id }) => id)).toEqual(["Z1", "Z9"]);
  });

  test("an expert who hasn't checked in again doesn't just come back", () => {
    const meeting = recessed().does(again("Z1")).does({ type: "resumeMeeting" });

    expect(meeting.tries(comeBack("Z2"))).toBe("NOT_CHECKED_IN");
    expect(meeting.tries(again("Z1"))).toBe("ALREADY_CHECKED_IN");
  });
});

describe("§9.28 the chair is away", () => {
  test("§9.28 chair absent: the vice chair opens the round, and the round says who presided", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().does(leave("Z1"));
    meeting.does(openOver("A1"));

    expect(presidingChair(meeting.state())?.id).toBe("Z2");
    expect(meeting.state().rounds[0]?.chairId).toBe("Z2");
  });
});

describe("a forgotten PIN", () => {
  const key = "ab".repeat(32);
  const reset = (id: string) =>
    ({ type: "resetPin", personId: personId(id), sessionKey: key }) as const;

  test("is reset by chair and supervisor together, never by the secretary", () => {
    const meeting = aMeeting().everyoneCheckedIn();

    expect(meeting.tries(reset("Z5"), ["GZ1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(reset("Z5"), ["Z1", "GZ1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(reset("Z5"), ["Z1", "GZ3"])).toBe("done");
    expect(meeting.state().people.get(personId("Z5"))?.sessionKey).toBe(key);
    expect(meeting.state().pinResets).toEqual([
      { personId: "Z5", chairId: "Z1", witnessId: "GZ3" },
    ]);
  });

  test("of the chair is reset by the vice chair and the supervisor", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(meeting.tries(reset("Z1"), ["Z1", "GZ3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(reset("Z1"), ["Z2", "GZ3"])).toBe("done");

    meeting.does(leave("Z2"));
    expect(meeting.tries(reset("Z1"))).toBe("NO_OTHER_CHAIR_PRESENT");
  });

  test("of the only supervisor is reset by chair and secretary", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(meeting.tries(reset("GZ3"), ["Z1", "GZ3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(reset("GZ3"), ["Z1", "GZ1"])).toBe("done");
  });

  test("can be reset while a round is open, and in a recess; nobody is checked in by it", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().roundOpened("A1");
    meeting.does(reset("Z5")).does({ type: "voidRound", note: "休会" });
    meeting.does({ type: "beginRecess" }).does(again("Z1")).does(again("GZ3")).does(reset("Z5"));

    expect(meeting.state().people.get(personId("Z5"))?.present).toBe(false);
  });
});

describe("staff come and go", () => {
  test("the second secretary takes over when the first one leaves", () => {
    const meeting = aMeeting({
      staff: (staff) => [...staff, { ...staff[0]!, id: personId("GZ4"), name: "秘书丁" }],
    });
    meeting.everyoneCheckedIn().does({ type: "staffLeave", staffId: personId("GZ1") });

    expect(meeting.tries(leave("Z9"), ["GZ1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(leave("Z9"), ["GZ4"])).toBe("done");
  });

  test("without a secretary nobody keeps the attendance until one is back", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const staffId = personId("GZ1");
    meeting.does({ type: "staffLeave", staffId });

    expect(meeting.tries(leave("Z9"))).toBe("NO_SECRETARY_PRESENT");
    meeting.does({ type: "staffComeBack", staffId });
    expect(meeting.tries(leave("Z9"))).toBe("done");
  });
});
