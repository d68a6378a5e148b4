import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { evolve, replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { decide } from "../../src/core/meeting/decide.ts";
import { redecide } from "../../src/core/result/redecide.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const a1 = applicantId("A1");
const everyone = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"];

test("a bundle past its validity stops everything but checking in, until the chair goes on with a reason", () => {
  const doubt: MeetingEvent = {
    ...{ type: "validityDoubted", v: 1, because: "expired" },
    ...{ clockDate: "2025-01-02", validUntil: "2024-12-31" },
  };
  const doubted = evolve(aMeeting().everyoneCheckedIn().state(), doubt);
  const call = { type: "callApplicant", applicantId: a1, overrideReason: null } as const;
  const accept = { type: "acceptValidity", reason: "本机日期有误，已核对" } as const;

  expect(decide(doubted, call, new Set())).toMatchObject({ error: { code: "VALIDITY_DOUBTED" } });
  expect(decide(doubted, accept, new Set())).toMatchObject({
    error: { code: "AUTHORITY_MISSING" },
  });
  const accepted = decide(doubted, accept, new Set([personId("Z1")]));
  if (!accepted.ok) throw new Error(accepted.error.code);
  expect(decide(accepted.value.reduce(evolve, doubted), call, new Set()).ok).toBe(true);
});

describe("a journal that lies", () => {
  const voted = () => {
    const meeting = aMeeting()
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone);
    meeting.does({ type: "closeRound", reason: null });
    return meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });
  };
  const replaying = (change: (event: MeetingEvent) => MeetingEvent) => () =>
    replay(meetingFacts(voted().manifest), voted().events().map(change));

  test("about how many marks there were is found out", () => {
    const none = { reject: 0, abstain: 0, spoiled: 0, unreadable: 0 };
    expect(
      replaying((event) =>
        event.type === "roundTallied"
          ? { ...event, counts: [{ applicantId: a1, approve: 10, ...none }] }
          : event,
      ),
    ).toThrow("fit the papers");
  });

  test("about who was present at the opening is found out", () => {
    expect(
      replaying((event) =>
        event.type === "roundOpened" ? { ...event, present: event.present.slice(1) } : event,
      ),
    ).toThrow("others than those present");
  });

  test("about who was recused is found out", () => {
    expect(
      replaying((event) =>
        event.type === "roundOpened"
          ? { ...event, motions: [{ applicantId: a1, recused: [personId("Z9")] }] }
          : event,
      ),
    ).toThrow("other recusals");
  });
});

describe("taking a journal's commands up again", () => {
  const recordsOf = (events: readonly MeetingEvent[]) =>
    events.map((event, index) => ({
      ...{ v: 1 as const, seq: index + 1, prev: "00".repeat(32) },
      ...{ command: String(index), event },
    }));

  test("agrees with what was decided, and finds a lock by two who don't preside", () => {
    const meeting = aMeeting().everyoneCheckedIn().does({ type: "markAbsent", applicantId: a1 });
    meeting.does({ type: "lockMeeting", note: "改日继续" });
    expect(redecide(meeting.manifest, recordsOf(meeting.events())).ok).toBe(true);

    const forged = meeting
      .events()
      .map((event) =>
        event.type === "meetingLocked" ? { ...event, chairId: personId("Z5") } : event,
      );
    expect(redecide(meeting.manifest, recordsOf(forged))).toMatchObject({
      error: { code: "JOURNAL_AGAINST_RULES" },
    });
  });

  test("finds someone called who never passed the exam", () => {
    const meeting = aMeeting({
      applicant: (one) => (one.id === "A1" ? { ...one, examVerdict: "fail" } : one),
    }).everyoneCheckedIn();
    const call: MeetingEvent = {
      ...{ type: "applicantCalled", v: 1, applicantId: a1, override: null },
    };
    const forged = recordsOf([...meeting.events(), call]);
    expect(redecide(meeting.manifest, forged)).toMatchObject({
      error: { code: "JOURNAL_AGAINST_RULES", details: { line: forged.length } },
    });
  });
  /** The second reading of sheets gives the grades too. */
  const inCommands = (events: readonly MeetingEvent[]) => {
    let command = 0;
    return recordsOf(events).map((record) => {
      if (record.event.type !== "gradeRecorded") command += 1;
      return { ...record, command: String(command) };
    });
  };

  test("finds the time of a paper, and of whoever left while papers were out", () => {
    const meeting = aMeeting()
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone);
    const records = inCommands(meeting.events());
    expect(redecide(meeting.manifest, records)).toEqual({ ok: true, value: null });
    const paper = records.findIndex(({ event }) => event.type === "paperReturned");
    const dated = records.map((record, index) =>
      index === paper ? { ...record, at: "2024-11-02T01:00:00Z" } : record,
    );
    expect(redecide(meeting.manifest, dated)).toMatchObject({
      error: { code: "JOURNAL_AGAINST_RULES", details: { line: paper + 1 } },
    });

    const leaving = aMeeting().readyToVote().roundOpened("A1").cast("Z9");
    leaving.does({ type: "leave", expertId: personId("Z9") });
    const left = inCommands(leaving.events());
    const late = left.map((record) =>
      record.seq === left.length ? { ...record, at: "2024-11-02T01:00:00Z" } : record,
    );
    expect(redecide(leaving.manifest, left).ok).toBe(true);
    expect(redecide(leaving.manifest, late)).toMatchObject({
      error: { code: "JOURNAL_AGAINST_RULES", details: { line: left.length } },
    });
  });
});
