import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { differingSheets } from "../../src/core/meeting/grades/sheets.ts";
import { stageOf } from "../../src/core/meeting/stage.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const a1 = applicantId("A1");
const total = (points: number) => ({ kind: "total", total: points }) as const;
const sheet = (expert: string, points: number) => ({
  expertId: personId(expert),
  score: total(points),
});
const enter = (entry: "first" | "second", ...sheets: readonly ReturnType<typeof sheet>[]) =>
  ({
    type: "enterSheets",
    applicantId: a1,
    entry,
    enteredBy: personId(entry === "first" ? "GZ1" : "GZ2"),
    sheets,
  }) as const;

describe("calling", () => {
  test("nobody without a passed exam is called, unless the chair gives a reason", () => {
    const meeting = aMeeting({
      applicant: (one) => (one.id === "A1" ? { ...one, examVerdict: "fail" } : one),
    }).everyoneCheckedIn();
    const call = { type: "callApplicant", applicantId: a1 } as const;

    expect(meeting.tries({ ...call, overrideReason: null })).toBe("EXAM_NOT_PASSED");
    expect(meeting.tries({ ...call, overrideReason: "名单漏列，已核实" }, [])).toBe(
      "AUTHORITY_MISSING",
    );
    expect(meeting.tries({ ...call, overrideReason: "名单漏列，已核实" }, ["Z1"])).toBe("done");
    expect(meeting.state().applicants.get(a1)?.override?.reason).toBe("名单漏列，已核实");
  });

  test("who did not come abandoned the application and can't be graded", () => {
    const meeting = aMeeting().everyoneCheckedIn().does({ type: "markAbsent", applicantId: a1 });

    expect(stageOf(meeting.state(), a1)).toBe("abandoned");
    expect(meeting.tries(enter("first", sheet("Z1", 80)))).toBe("APPLICANT_ABSENT");
  });

  test("one defense at a time", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    meeting.does({ type: "callApplicant", applicantId: a1, overrideReason: null });
    const next = { type: "callApplicant", applicantId: applicantId("A2") } as const;

    expect(meeting.tries({ ...next, overrideReason: null })).toBe("DEFENSE_IN_PROGRESS");
  });
});

describe("paper sheets", () => {
  test("become a grade only when secretary and checker read the same", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    meeting.does(enter("first", sheet("Z1", 88), sheet("Z3", 76)));
    expect(meeting.state().applicants.get(a1)?.grades.size).toBe(0);

    meeting.does(enter("second", sheet("Z1", 88), sheet("Z3", 67)));
    const progress = meeting.state().applicants.get(a1);
    expect([...(progress?.grades.keys() ?? [])]).toEqual(["Z1"]);
    expect(progress && differingSheets(progress)).toEqual(["Z3"]);

    meeting.does(enter("second", sheet("Z3", 76)));
    expect(meeting.state().applicants.get(a1)?.grades.get(personId("Z3"))?.score).toEqual(
      total(76),
    );
  });

  test("the second reading is the checker's, behind the checker's PIN", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");

    expect(meeting.tries(enter("second", sheet("Z1", 88)), [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...enter("second", sheet("Z1", 88)), enteredBy: personId("GZ1") })).toBe(
      "NO_CHECKER_PRESENT",
    );
  });

  test.each([
    ["another panel's expert", sheet("Z2", 80), "NOT_OF_THE_PANEL"],
    ["more than a hundred points", sheet("Z1", 101), "SCORE_OUT_OF_RANGE"],
    ["half points", sheet("Z1", 80.5), "SCORE_OUT_OF_RANGE"],
    [
      "a grade where totals are asked for",
      { expertId: personId("Z1"), score: { kind: "grade", grade: "pass" } as const },
      "SCORE_OF_ANOTHER_KIND",
    ],
  ])("of %s are refused", (_, given, code) => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    const command = { ...enter("first"), sheets: [given] };

    expect(meeting.tries(command)).toBe(code);
  });
});

describe("recusal", () => {
  const sameUnit = aMeeting({
    applicant: (one) => (one.id === "A1" ? { ...one, employer: "专家单位3" } : one),
  });

  test("a hint stops grading until the chair has decided, and recuses nobody by itself", () => {
    const meeting = sameUnit.everyoneCheckedIn().defended("A1");
    expect(meeting.tries(enter("first", sheet("Z1", 80)))).toBe("RECUSAL_UNDECIDED");

    const decision = { type: "decideRecusal", expertId: personId("Z3"), applicantId: a1 } as const;
    expect(meeting.tries({ ...decision, recused: true, reason: "" })).toBe("REASON_MISSING");
    meeting.does({ ...decision, recused: true, reason: "同一单位" });
    expect(meeting.tries(enter("first", sheet("Z3", 80)))).toBe("EXPERT_RECUSED");
    expect(meeting.tries(enter("first", sheet("Z1", 80)))).toBe("done");
  });

  test("nobody decides on their own recusal while another may preside", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const decision = { type: "decideRecusal", expertId: personId("Z1"), applicantId: a1 } as const;

    expect(meeting.tries({ ...decision, recused: true, reason: "亲属" }, ["Z1"])).toBe(
      "AUTHORITY_MISSING",
    );
    expect(meeting.tries({ ...decision, recused: true, reason: "亲属" }, ["Z2"])).toBe("done");
  });
});

describe("conclusions", () => {
  const confirm = (grade: "excellent" | "pass" | "fail", reason: string | null = null) =>
    ({
      type: "confirmConclusions",
      panelId: panelId("第一组"),
      confirmedBy: personId("Z1"),
      conclusions: [{ applicantId: a1, grade, reason }],
    }) as const;

  test("wait for every grader who is present and not recused", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    meeting.does(enter("first", sheet("Z1", 88))).does(enter("second", sheet("Z1", 88)));

    expect(meeting.tries(confirm("excellent"))).toBe("GRADES_MISSING");
  });

  test("follow the mean in integers; a departure needs its reason", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1").graded("A1", 85);

    expect(meeting.tries(confirm("pass"))).toBe("DEPARTURE_WITHOUT_REASON");
    expect(meeting.tries(confirm("pass", "材料真实性存疑"))).toBe("done");
    expect(stageOf(meeting.state(), a1)).toBe("admitted");
  });

  test("are the panel leader's; the vice chair stands in where leader and chair are recused", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const decision = { type: "decideRecusal", expertId: personId("Z1"), applicantId: a1 } as const;
    meeting
      .does({ ...decision, recused: true, reason: "亲属" })
      .defended("A1")
      .graded("A1", 70);

    expect(meeting.tries(confirm("pass"))).toBe("NOT_THE_PANEL_LEADER");
    expect(meeting.tries({ ...confirm("pass"), confirmedBy: personId("Z2") })).toBe("done");
  });

  test("of 不合格 don't enter the review", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1").graded("A1", 59);
    meeting.concluded("第一组", "Z1", { A1: "fail" });

    expect(stageOf(meeting.state(), a1)).toBe("defenseFailed");
    expect(meeting.tries({ type: "closeDiscussion", note: "" })).toBe("NOBODY_TO_DISCUSS");
  });
});

test("an applicant without a panel is graded by the committee and concluded by who presides", () => {
  const meeting = aMeeting({
    experts: 5,
    applicant: (one) => (one.id === "A1" ? { ...one, panel: null } : one),
  });
  meeting.everyoneCheckedIn().defended("A1").graded("A1", 90);
  expect(meeting.state().applicants.get(a1)?.grades.size).toBe(5);

  const confirm = {
    type: "confirmConclusions",
    panelId: null,
    confirmedBy: personId("Z1"),
    conclusions: [{ applicantId: a1, grade: "excellent", reason: null }],
  } as const;
  expect(meeting.tries({ ...confirm, confirmedBy: personId("Z2") })).toBe("NOT_THE_PANEL_LEADER");
  expect(meeting.tries(confirm)).toBe("done");
});
