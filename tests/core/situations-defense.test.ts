import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { callList, nextInPanel, panelInTurn } from "../../src/core/meeting/defense/call-order.ts";
import type { MeetingCommand } from "../../src/core/meeting/commands.ts";
import { stageOf, unfinishedBusiness } from "../../src/core/meeting/stage.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const [a1, a2, a3, a5] = ["A1", "A2", "A3", "A5"].map(applicantId) as [
  ReturnType<typeof applicantId>,
  ReturnType<typeof applicantId>,
  ReturnType<typeof applicantId>,
  ReturnType<typeof applicantId>,
];
const first = panelId("第一组");
const call = (id: string, overrideReason: string | null = null): MeetingCommand => ({
  ...{ type: "callApplicant", applicantId: applicantId(id), overrideReason },
});
const draws = (numbers: Readonly<Record<string, number>>, reason: string | null = null) =>
  ({
    type: "recordDraws",
    panelId: first,
    witnessId: personId("GZ3"),
    reason,
    draws: Object.entries(numbers).map(([id, drawNumber]) => ({
      ...{ applicantId: applicantId(id), drawNumber },
    })),
  }) as const;
const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
const withdraw = (id: string) =>
  ({
    type: "withdrawApplication",
    applicantId: applicantId(id),
    document: "本人签字的撤回申请",
    reason: "已调离",
  }) as const;
const namesOf = (meeting: ReturnType<typeof aMeeting>) =>
  callList(meeting.state(), first).map(({ id }) => id);

describe("§3 the order is drawn", () => {
  test("by 抽签号 within each panel, before the supervisor; two alike are refused", () => {
    const meeting = aMeeting({ applicants: 6 }).everyoneCheckedIn();

    expect(meeting.tries(draws({ A1: 3, A3: 3 }))).toBe("DRAW_TWICE");
    expect(meeting.tries(draws({ A1: 3, A3: 1, A5: 2 }), [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...draws({ A1: 3 }), witnessId: personId("GZ1") })).toBe(
      "NOT_A_DRAW_WITNESS",
    );
    expect(meeting.tries(draws({ A2: 1 }))).toBe("NOT_THIS_PANELS_APPLICANT");
    expect(meeting.tries(draws({ A1: 0 }))).toBe("DRAW_OUT_OF_RANGE");
    meeting.does(draws({ A1: 3, A3: 1, A5: 2 }));
    expect(namesOf(meeting)).toEqual(["A3", "A5", "A1"]);
    expect(meeting.tries(draws({ A1: 2 }, "录错"))).toBe("DRAW_TWICE");
  });

  test("a wrong number is corrected with a reason as a new line, also by exchanging two", () => {
    const meeting = aMeeting({ applicants: 6 }).everyoneCheckedIn();
    meeting.does(draws({ A1: 1, A3: 2 }));

    expect(meeting.tries(draws({ A1: 2, A3: 1 }))).toBe("DRAW_CHANGED_WITHOUT_REASON");
    meeting.does(draws({ A1: 2, A3: 1 }, "两人签号登记颠倒"));
    expect(namesOf(meeting)).toEqual(["A3", "A1", "A5"]);
    expect(meeting.events().filter(({ type }) => type === "drawsRecorded")).toHaveLength(2);
    meeting.called("A3");
    expect(meeting.tries(draws({ A3: 9 }, "录错"))).toBe("DRAW_AFTER_CALL");
  });

  test("numbers of the roster stand until others are drawn; who has none comes after", () => {
    const meeting = aMeeting({
      applicants: 6,
      applicant: (one) => ({ ...one, drawNumber: one.id === "A5" ? 1 : null }),
    }).everyoneCheckedIn();

    expect(namesOf(meeting)).toEqual(["A5", "A1", "A3"]);
    expect(meeting.tries(draws({ A1: 1 }))).toBe("DRAW_TWICE");
  });

  test("two panels on one laptop take turns, and the turn stays with a panel until it is through", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(panelInTurn(meeting.state())).toBe("第一组");

    meeting.defended("A2");
    expect(panelInTurn(meeting.state())).toBe("第二组");
    expect(nextInPanel(meeting.state(), panelInTurn(meeting.state()))?.id).toBe("A4");
    meeting.defended("A4");
    expect(panelInTurn(meeting.state())).toBe("第一组");
  });
});

describe("§9.8 an applicant who is late, absent or without a document", () => {
  test("without 核对身份 the defense can't begin or end; nobody but the one called is checked", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(meeting.tries({ type: "checkIdentity", applicantId: a1, ...seen })).toBe("NOT_CALLED");

    meeting.does(call("A1"));
    expect(meeting.tries({ type: "startStatement", applicantId: a1 })).toBe("IDENTITY_NOT_CHECKED");
    expect(meeting.tries({ type: "endDefense", applicantId: a1 })).toBe("IDENTITY_NOT_CHECKED");
    const check = { type: "checkIdentity", applicantId: a1, ...seen } as const;
    expect(meeting.tries({ ...check, document: " " })).toBe("DOCUMENT_MISSING");
    expect(meeting.tries({ ...check, checkedBy: personId("Z3") })).toBe("NOT_CHECKED_IN");
    meeting.does(check).does({ type: "startStatement", applicantId: a1 });
    expect(meeting.tries({ type: "endDefense", applicantId: a1 })).toBe("done");
  });

  test("called but without a document: 迟到 goes to the end, 缺席 is 自动放弃, as is decided there", () => {
    const meeting = aMeeting({ applicants: 6 }).everyoneCheckedIn();
    meeting.does(call("A1")).does({ type: "markLate", applicantId: a1 });
    expect(namesOf(meeting)).toEqual(["A3", "A5", "A1"]);

    meeting.does(call("A3")).does({ type: "markAbsent", applicantId: a3 });
    expect(stageOf(meeting.state(), a3)).toBe("abandoned");
    expect(namesOf(meeting)).toEqual(["A5", "A1"]);
    expect(meeting.tries({ type: "markLate", applicantId: a3 })).toBe("APPLICANT_ABSENT");
  });

  test("who is late comes last in the order of becoming late, whatever number was drawn", () => {
    const meeting = aMeeting({ applicants: 6 }).everyoneCheckedIn();
    meeting.does(draws({ A1: 1, A3: 2, A5: 3 }));
    meeting.does({ type: "markLate", applicantId: a3 }).does({ type: "markLate", applicantId: a1 });

    expect(namesOf(meeting)).toEqual(["A5", "A3", "A1"]);
  });

  test("an absence is the panel leader's to say; a graded applicant can't be made absent", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(meeting.tries({ type: "markAbsent", applicantId: a1 }, [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ type: "markAbsent", applicantId: a1 }, ["Z1"])).toBe("done");

    meeting.defended("A2").graded("A2", 80);
    expect(meeting.tries({ type: "markAbsent", applicantId: a2 })).toBe("DEFENSE_ENDED");
  });

  test("缓 is the chair's with a reason, stays undecided, and ends with a call or as unfinished", () => {
    const meeting = aMeeting({ applicants: 2 }).everyoneCheckedIn();
    const postpone = { type: "postponeDefense", applicantId: a1, reason: "突发疾病" } as const;
    expect(meeting.tries({ ...postpone, reason: "" })).toBe("REASON_MISSING");
    expect(meeting.tries(postpone, ["Z3"])).toBe("AUTHORITY_MISSING");

    meeting.does(postpone);
    expect(stageOf(meeting.state(), a1)).toBe("postponed");
    expect(nextInPanel(meeting.state(), first)).toBeUndefined();
    expect(unfinishedBusiness(meeting.state())).toBe(2);
    expect(meeting.tries({ type: "lockMeeting", note: null })).toBe("BUSINESS_UNFINISHED");
    meeting.called("A1");
    expect(stageOf(meeting.state(), a1)).toBe("defending");
    expect(meeting.state().applicants.get(a1)?.postponed).toBeNull();
  });
});

describe("§9.9 not on the exam's list but in the room", () => {
  test("is called by the chair with a reason alone, and then is late or absent like anyone", () => {
    const meeting = aMeeting({
      applicant: (one) => (one.id === "A1" ? { ...one, examVerdict: "absent" } : one),
    }).everyoneCheckedIn();

    expect(meeting.tries(call("A1"))).toBe("EXAM_NOT_PASSED");
    expect(meeting.tries({ type: "markAbsent", applicantId: a1 })).toBe("EXAM_NOT_PASSED");
    meeting.does(call("A1", "名单漏列，已与办公室核实"));
    expect(meeting.tries({ type: "markAbsent", applicantId: a1 })).toBe("done");
  });
});

describe("§9.10 an applicant withdraws", () => {
  test("in writing, before the chair, up to the round: then no grade, discussion or vote", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote();
    expect(meeting.tries({ ...withdraw("A1"), document: "" })).toBe("DOCUMENT_MISSING");
    expect(meeting.tries({ ...withdraw("A1"), reason: "" })).toBe("REASON_MISSING");
    expect(meeting.tries(withdraw("A1"), ["Z3"])).toBe("AUTHORITY_MISSING");

    meeting.does(withdraw("A1"));
    expect(stageOf(meeting.state(), a1)).toBe("withdrawn");
    const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
    const open = { type: "openRound", way: "station", ...counters } as const;
    expect(meeting.tries({ ...open, motions: [a1] })).toBe("APPLICATION_WITHDRAWN");
    expect(meeting.tries({ ...open, motions: [a2] })).toBe("done");
  });

  test("during a round it is too late; once the round is void it isn't", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().roundOpened("A1", "A2");

    expect(meeting.tries(withdraw("A1"))).toBe("WITHDRAWN_AFTER_ROUND");
    meeting.does({ type: "voidRound", note: "申报人撤回" });
    expect(meeting.tries(withdraw("A1"))).toBe("done");
  });

  test("while standing before the panel frees the place for the next", () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1").does(withdraw("A1"));

    expect(meeting.state().called).toBeNull();
    expect(meeting.tries(call("A3"))).toBe("done");
    expect(meeting.tries(call("A1"))).toBe("APPLICATION_WITHDRAWN");
  });
});

describe("§3 the clock and the record", () => {
  test("the clock gates nothing: the statement may be passed over, the next call waits for no grade", () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1");
    meeting.does({ type: "startQuestions", applicantId: a1 });
    expect(meeting.tries({ type: "startStatement", applicantId: a1 })).toBe(
      "QUESTIONS_ALREADY_STARTED",
    );
    meeting.does({ type: "pauseClock", applicantId: a1 });
    meeting.does({ type: "endDefense", applicantId: a1 });

    expect(meeting.tries(call("A3"))).toBe("done");
  });

  test("pressing the clock twice does nothing more", () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1");
    expect(meeting.tries({ type: "pauseClock", applicantId: a1 })).toBe("CLOCK_NOT_STARTED");
    meeting.does({ type: "startStatement", applicantId: a1 });
    const before = meeting.events().length;
    meeting.does({ type: "startStatement", applicantId: a1 });
    meeting.does({ type: "continueClock", applicantId: a1 });

    expect(meeting.events()).toHaveLength(before);
  });

  test("questions and answers are written freely until the next call, then only corrected", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    const rows = [{ expertId: personId("Z3"), question: " 本人承担什么？ ", answer: "负责建模" }];
    const empty = { expertId: null, question: "", answer: " " };
    const record = { type: "recordAnswers", applicantId: a1 } as const;
    const stranger = [{ ...empty, expertId: personId("Z2"), question: "？" }];
    expect(meeting.tries({ ...record, rows: stranger })).toBe("NOT_OF_THE_PANEL");
    meeting.does({ ...record, rows: [...rows, empty] });
    expect(meeting.state().applicants.get(a1)?.answers).toEqual([
      { expertId: "Z3", question: "本人承担什么？", answer: "负责建模" },
    ]);

    const correct = {
      type: "correctAnswers",
      applicantId: a1,
      rows: [],
      reason: "记错人",
    } as const;
    expect(meeting.tries(correct)).toBe("ANSWERS_OPEN");
    meeting.called("A3");
    expect(meeting.tries({ ...record, rows })).toBe("ANSWERS_CLOSED");
    expect(meeting.tries(correct, [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...correct, reason: "" })).toBe("REASON_MISSING");
    expect(meeting.tries(correct)).toBe("done");
    expect(meeting.events().filter(({ type }) => type === "answersRecorded")).toHaveLength(1);
    expect(meeting.tries({ ...record, applicantId: a5, rows })).toBe("APPLICANT_UNKNOWN");
  });
});
