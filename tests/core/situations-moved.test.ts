import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { meetingContent } from "../../src/core/meeting/meeting-content.ts";
import { nextAction } from "../../src/core/meeting/next-action.ts";
import { presentExperts, stationOf } from "../../src/core/meeting/who.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const move = {
  type: "moveMeeting",
  toStation: "44".repeat(32),
  taken: { seq: 40, hash: "ab".repeat(32) },
  takenAt: "2024-11-12T07:02:00Z",
  passedOver: [],
  reason: "电脑摔坏，不能开机",
} as const;
const again = (id: string) => ({ type: "checkInAgain", personId: personId(id) }) as const;
const call = (id: string) =>
  ({ type: "callApplicant", applicantId: applicantId(id), overrideReason: null }) as const;
const resume = { type: "resumeMeeting" } as const;

describe("§9.20 the laptop dies: the meeting goes on at the spare", () => {
  test("§9.20 nobody is there any more, no PIN of before is good, and nothing goes on but checking in", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().does(move);

    expect(presentExperts(meeting.state())).toEqual([]);
    expect(meeting.tries(call("A1"))).toBe("MEETING_IN_RECESS");
    expect(meeting.tries({ type: "lockMeeting", note: null })).toBe("MEETING_IN_RECESS");
    expect(meeting.tries(again("Z1"), ["Z1"])).toBe("PIN_NOT_SET");
    expect(nextAction(meeting.state()).command).toBe("checkIn");
    expect(meeting.tries(resume)).toBe("NO_CHAIR_PRESENT");
  });

  test("§9.20 the chair's resumption is the consent: it stands beside where the meeting came from", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().does(move);
    expect(meeting.state().moves[0]).toMatchObject({ resumedBy: null });
    meeting.everyoneCheckedIn().does(resume);

    expect(meeting.state().moves).toEqual([
      {
        ...{ fromStation: "33".repeat(32), toStation: "44".repeat(32), passedOver: [] },
        ...{ taken: move.taken, takenAt: move.takenAt, reason: move.reason, resumedBy: "Z1" },
      },
    ]);
    expect(stationOf(meeting.state())).toBe("44".repeat(32));
    expect(meeting.state().sessions.map(({ checkedIn }) => checkedIn.size)).toEqual([12, 12]);
  });

  test("§9.20 grades and conclusions are there as they were, and the vote is held", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().does(move);
    expect(meetingContent(meeting.state())).toEqual({
      ...{ applicants: 2, heard: 2, graded: 2, concluded: 2, voted: 0 },
    });
    meeting
      .everyoneCheckedIn()
      .does(resume)
      .roundOpened("A1", "A2")
      .cast(...meeting.votersOf());
    meeting.does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });

    expect(meeting.state().rounds[0]).toMatchObject({ session: 2, status: "tallied" });
    expect(meetingContent(meeting.state()).voted).toBe(2);
  });

  test("§9.20 an open round is void with its roster, and voted again", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().roundOpened("A1").cast("Z5", "Z6");
    meeting.does(move);

    const [round] = meeting.state().rounds;
    expect(round).toMatchObject({ status: "void", voided: { because: "interrupted" } });
    expect([...(round?.returned ?? [])]).toEqual(["Z5", "Z6"]);
    meeting.everyoneCheckedIn().does(resume).roundOpened("A1");
    expect(meeting.state().rounds).toHaveLength(2);
  });

  test("§9.20 a round that could be resumed is void as well: its codes are accounted for before the next recess", () => {
    const meeting = aMeeting({ applicants: 1, rules: { resumableRounds: true } }).readyToVote();
    meeting.roundOpened("A1").cast("Z5").does(move).everyoneCheckedIn().does(resume);

    expect(meeting.tries({ type: "resumeRound" })).toBe("NO_ROUND");
    expect(meeting.tries({ type: "beginRecess" })).toBe("CODES_NOT_DESTROYED");
    expect(meeting.tries({ type: "destroyCodes", round: 1, note: null })).toBe("done");
    meeting.roundOpened("A1");
  });

  test("§9.20 a tally that was made stands, and is announced once the meeting goes on", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().roundOpened("A1");
    meeting.cast(...meeting.votersOf()).does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) }).does(move);

    expect(meeting.tries({ type: "announceOutcomes" })).toBe("MEETING_IN_RECESS");
    expect(meeting.state().rounds[0]?.status).toBe("tallied");
    meeting.everyoneCheckedIn().does(resume);
    expect(meeting.tries({ type: "announceOutcomes" })).toBe("done");
  });

  test("§9.20 whoever stood before the panel still does, the clock standing until it is let go on", () => {
    const meeting = aMeeting({ applicants: 1 }).everyoneCheckedIn().called("A1");
    const about = { applicantId: applicantId("A1") };
    meeting.does({ type: "startStatement", ...about }).does(move);

    expect(meeting.state().called).toBe("A1");
    expect(meeting.state().applicants.get(applicantId("A1"))?.clock.paused).toBe(true);
    meeting.everyoneCheckedIn().does(resume);
    expect(meeting.tries({ type: "continueClock", ...about })).toBe("done");
  });

  test("§9.20 in a recess, who had checked in for the afternoon does it again", () => {
    const meeting = aMeeting({ applicants: 1 }).everyoneCheckedIn();
    meeting.does({ type: "beginRecess" }).does(again("Z1")).does(move);

    expect(meeting.state().sessions.map(({ checkedIn }) => checkedIn.size)).toEqual([12, 0]);
    meeting.checkedIn("Z1").does(resume);
    expect(meeting.state().sessions.at(-1)).toMatchObject({ number: 2, resumedBy: "Z1" });
  });

  test("§9.20 the spare dies too: a third laptop goes on, and both moves are told", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().does(move).everyoneCheckedIn();
    meeting.does(resume).does({ ...move, toStation: "55".repeat(32) });

    const stations = meeting.state().moves.map((one) => [one.fromStation, one.toStation]);
    expect(stations).toEqual([
      ["33".repeat(32), "44".repeat(32)],
      ["44".repeat(32), "55".repeat(32)],
    ]);
    expect(replay(meetingFacts(meeting.manifest), meeting.events())).toEqual(meeting.state());
  });

  test("§9.20 no step of before can be taken back, a reason is asked for, and a locked meeting stays where it is", () => {
    const meeting = aMeeting({ applicants: 1 }).everyoneCheckedIn().does(call("A1"));
    expect(meeting.tries({ ...move, reason: "  " })).toBe("REASON_MISSING");
    meeting.does(move);
    const step = { command: "callApplicant", applicantId: applicantId("A1") } as const;
    expect(meeting.tries({ type: "undoStep", step, reason: "误点" })).toBe("UNDO_NOTHING");

    const locked = aMeeting({ applicants: 1 }).everyoneCheckedIn();
    locked.does({ type: "lockMeeting", note: "改期" });
    expect(locked.tries(move)).toBe("MEETING_LOCKED");
  });
});
