import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { gradersOf, gradesMayBeSeen } from "../../src/core/meeting/grades/graders.ts";
import type { Grade, Score } from "../../src/core/rules/grade.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import type { ManifestWishes } from "../support/small-manifest.ts";

/** DOMAIN.md §9, the situations about grades, each as a secretary would tell it. */
const a1 = applicantId("A1");
const grade = (given: Grade): Score => ({ kind: "grade", grade: given });
const total = (points: number): Score => ({ kind: "total", total: points });

/** A meeting whose 第一组 is Z1 (leads, chairs), Z3, Z5, …; A1 is theirs. */
const heard = (wishes: ManifestWishes) => aMeeting(wishes).everyoneCheckedIn().defended("A1");
type Meeting = ReturnType<typeof aMeeting>;

/** Paper sheets of A1, read twice. */
function sheets(meeting: Meeting, scores: Readonly<Record<string, Score>>): Meeting {
  const read = Object.entries(scores).map(([id, score]) => ({ expertId: personId(id), score }));
  const enter = { type: "enterSheets", applicantId: a1, sheets: read } as const;
  meeting.does({ ...enter, entry: "first", enteredBy: personId("GZ1") });
  return meeting.does({ ...enter, entry: "second", enteredBy: personId("GZ2") });
}

const confirm = (given: Grade, reason: string | null = null, by = "Z1") =>
  ({
    type: "confirmConclusions",
    panelId: panelId("第一组"),
    confirmedBy: personId(by),
    conclusions: [{ applicantId: a1, grade: given, reason }],
  }) as const;

describe("9.7 the panel is split evenly or three ways", () => {
  const split = { E: grade("excellent"), P: grade("pass"), F: grade("fail") };
  const byMajority = { scoreKind: "grade", combination: "majority" } as const;

  test("9.7 two 优秀 against two 合格 is 合格 where the rules say 就低, without a reason", () => {
    const meeting = heard({ experts: 8, rules: { ...byMajority, tie: "lower" } });
    sheets(meeting, { Z1: split.E, Z3: split.E, Z5: split.P, Z7: split.P });

    expect(meeting.tries(confirm("excellent"))).toBe("DEPARTURE_WITHOUT_REASON");
    expect(meeting.tries(confirm("pass"))).toBe("done");
  });

  test("9.7 the same split goes to the panel where the rules say 合议, which writes its reason", () => {
    const meeting = heard({ experts: 8, rules: { ...byMajority, tie: "agree" } });
    sheets(meeting, { Z1: split.E, Z3: split.E, Z5: split.P, Z7: split.P });

    expect(meeting.tries(confirm("pass"))).toBe("DEPARTURE_WITHOUT_REASON");
    expect(meeting.tries(confirm("pass", "合议：业绩偏少"))).toBe("done");
  });

  test("9.7 one 优秀, one 合格, one 不合格: two of three reach 合格, so 就低 is 合格", () => {
    const meeting = heard({ experts: 5, rules: { ...byMajority, tie: "lower" } });
    sheets(meeting, { Z1: split.E, Z3: split.P, Z5: split.F });

    expect(meeting.tries(confirm("fail"))).toBe("DEPARTURE_WITHOUT_REASON");
    expect(meeting.tries(confirm("pass"))).toBe("done");
  });
});

describe("who grades", () => {
  test("9.1 an expert who came after the defense hasn't heard it: no sheet is taken, none is waited for", () => {
    const meeting = aMeeting({ experts: 9 })
      .checkedIn("GZ1", "GZ2", "GZ3", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7")
      .defended("A1")
      .checkedIn("Z9");
    const late = {
      type: "enterSheets",
      applicantId: a1,
      entry: "first",
      enteredBy: personId("GZ1"),
      sheets: [{ expertId: personId("Z9"), score: total(80) }],
    } as const;
    expect(meeting.tries(late)).toBe("DEFENSE_NOT_HEARD");

    sheets(meeting, { Z1: total(80), Z3: total(80), Z5: total(80), Z7: total(80) });
    expect(meeting.tries(confirm("pass"))).toBe("done");
  });

  test("9.1 an expert who comes in while the applicant is speaking grades with the others", () => {
    const meeting = aMeeting({ experts: 9 })
      .checkedIn("GZ1", "GZ2", "GZ3", "Z1", "Z2", "Z3", "Z5")
      .called("A1")
      .checkedIn("Z7")
      .does({ type: "endDefense", applicantId: a1 });
    const applicant = meeting.manifest.applicants[0];

    expect(applicant && gradersOf(meeting.state(), applicant).map(({ id }) => id)).toEqual([
      ...["Z1", "Z3", "Z5", "Z7"],
    ]);
  });

  test("9.2 who left without grading is not waited for; who graded and left still counts", () => {
    const meeting = heard({ experts: 9 });
    sheets(meeting, { Z3: total(100) });
    meeting.does({ type: "leave", expertId: personId("Z3") });
    meeting.does({ type: "leave", expertId: personId("Z5") });
    sheets(meeting, { Z1: total(85), Z7: total(85), Z9: total(85) });

    expect(meeting.tries(confirm("pass"))).toBe("DEPARTURE_WITHOUT_REASON");
    expect(meeting.tries(confirm("excellent"))).toBe("done");
  });

  test("nobody's grade is shown before all who are here have handed in", () => {
    const meeting = heard({ experts: 5 });
    const applicant = meeting.manifest.applicants[0];
    if (!applicant) throw new Error("No applicant");
    sheets(meeting, { Z1: total(80), Z3: total(70) });
    expect(gradesMayBeSeen(meeting.state(), applicant)).toBe(false);

    sheets(meeting, { Z5: total(60) });
    expect(gradesMayBeSeen(meeting.state(), applicant)).toBe(true);
  });
});

describe("最少评分人数", () => {
  const recused = (meeting: Meeting, id: string) =>
    meeting.does({
      ...{ type: "decideRecusal", expertId: personId(id), applicantId: a1 },
      ...{ recused: true, reason: "师生" },
    });

  test("two graders of a panel of five don't conclude by the mean: the panel agrees, the chair confirms", () => {
    // The panel's leader isn't the chair here, so that it shows who confirms.
    const meeting = aMeeting({
      experts: 9,
      expert: (one) => ({ ...one, panelLeader: one.id === "Z3" || one.id === "Z2" }),
    }).everyoneCheckedIn();
    for (const id of ["Z5", "Z7", "Z9"]) recused(meeting, id);
    meeting.defended("A1");
    sheets(meeting, { Z1: total(90), Z3: total(90) });

    expect(meeting.tries(confirm("excellent", null, "Z3"))).toBe("GRADERS_BELOW_MINIMUM");
    expect(meeting.tries(confirm("excellent", null, "Z1"))).toBe("GRADERS_BELOW_MINIMUM");
    expect(meeting.tries(confirm("excellent", "三位专家回避，经合议", "Z1"))).toBe("done");
  });

  test("a panel that the office made of two needs both, and no reason", () => {
    const meeting = heard({ experts: 4 });
    sheets(meeting, { Z1: total(90) });
    expect(meeting.tries(confirm("excellent"))).toBe("GRADES_MISSING");

    sheets(meeting, { Z3: total(90) });
    expect(meeting.tries(confirm("excellent"))).toBe("done");
  });

  test("the office may ask for more than three", () => {
    const meeting = heard({ experts: 9, rules: { minimumGraders: 5 } });
    meeting.does({ type: "leave", expertId: personId("Z9") });
    sheets(meeting, { Z1: total(90), Z3: total(90), Z5: total(90), Z7: total(90) });

    expect(meeting.tries(confirm("excellent"))).toBe("GRADERS_BELOW_MINIMUM");
    expect(meeting.tries(confirm("excellent", "一位专家离场，经合议"))).toBe("done");
  });

  test("without a single grade there is nothing to agree on", () => {
    const meeting = heard({ experts: 5 });
    for (const id of ["Z3", "Z5"]) meeting.does({ type: "leave", expertId: personId(id) });
    recused(meeting, "Z1");

    expect(meeting.tries(confirm("pass", "合议", "Z2"))).toBe("GRADES_MISSING");
  });
});

describe("9.11 a grade was entered wrongly", () => {
  const correct = (points: number, reason = "抄错一位") =>
    ({
      type: "correctGrade",
      applicantId: a1,
      expertId: personId("Z3"),
      score: total(points),
      reason,
      signature: "",
    }) as const;
  const graded = () => {
    const meeting = heard({ experts: 5 });
    return sheets(meeting, { Z1: total(90), Z3: total(68), Z5: total(90) });
  };

  test("9.11 the expert and the panel's leader correct it with a reason; the old grade stays on record", () => {
    const meeting = graded();
    expect(meeting.tries(correct(86, " "))).toBe("REASON_MISSING");
    expect(meeting.tries(correct(68))).toBe("CORRECTION_CHANGES_NOTHING");
    expect(meeting.tries(correct(86), ["Z3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(correct(86), ["Z3", "Z1"])).toBe("done");

    const progress = meeting.state().applicants.get(a1);
    expect(progress?.grades.get(personId("Z3"))?.score).toEqual(total(86));
    expect(progress?.gradeCorrections).toEqual([
      { expertId: "Z3", old: total(68), new: total(86), reason: "抄错一位", leaderId: "Z1" },
    ]);
    expect(meeting.tries(confirm("excellent"))).toBe("done");
  });

  test("9.11 nobody agrees to the correction of their own grade: another who may preside does", () => {
    const meeting = graded();
    const own = { ...correct(85), expertId: personId("Z1") };

    expect(meeting.tries(own, ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(own, ["Z1", "Z2"])).toBe("done");
  });

  test("9.11 after the conclusion it has to be confirmed anew, by two, before the discussion", () => {
    const meeting = graded().does(confirm("pass")).does(correct(86));
    expect(meeting.tries({ type: "closeDiscussion", note: "一致" })).toBe("NOBODY_TO_DISCUSS");

    const anew = { type: "correctConclusion", applicantId: a1, grade: "excellent" } as const;
    expect(meeting.tries({ ...anew, reason: "评分更正" }, ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...anew, reason: "评分更正" }, ["Z1", "Z2"])).toBe("done");
    expect(meeting.state().applicants.get(a1)?.conclusion?.grade).toBe("excellent");
    expect(meeting.tries({ type: "closeDiscussion", note: "一致" })).toBe("done");
  });

  test("9.11 a conclusion that changes after its discussion is discussed again", () => {
    const meeting = graded().does(confirm("pass"));
    meeting.does({ type: "closeDiscussion", note: "一致" }).does(correct(86));
    const anew = { type: "correctConclusion", applicantId: a1, reason: "评分更正" } as const;
    meeting.does({ ...anew, grade: "excellent" });

    expect(meeting.state().discussed.has(a1)).toBe(false);
  });

  test("9.11 once the applicant is in a round nothing is corrected, until that round is void", () => {
    const meeting = aMeeting({ experts: 5, applicants: 1 }).readyToVote(90).roundOpened("A1");
    expect(meeting.tries(correct(70))).toBe("CORRECTION_AFTER_ROUND");

    meeting.does({ type: "voidRound", note: "评分有误" });
    expect(meeting.tries(correct(70))).toBe("done");
  });
});

describe("评议意见", () => {
  const sign = (text: string, ...signers: readonly string[]) =>
    ({
      type: "signOpinions",
      panelId: panelId("第一组"),
      opinions: [{ applicantId: a1, text }],
      signatures: signers.map((id) => ({ personId: personId(id), signature: "" })),
    }) as const;
  const concluded = (experts: number) => {
    const meeting = heard({ experts });
    return meeting.graded("A1", 90).does(confirm("excellent"));
  };

  test("three of the panel sign, the leader among them", () => {
    const meeting = concluded(9);
    expect(meeting.tries(sign(" ", "Z1", "Z3", "Z5"))).toBe("OPINION_BLANK");
    expect(meeting.tries(sign("业绩扎实", "Z1", "Z3"))).toBe("OPINION_SIGNERS_TOO_FEW");
    expect(meeting.tries(sign("业绩扎实", "Z3", "Z3", "Z1"))).toBe("OPINION_SIGNERS_TOO_FEW");
    expect(meeting.tries(sign("业绩扎实", "Z3", "Z5", "Z7"))).toBe("OPINION_WITHOUT_LEADER");
    expect(meeting.tries(sign("业绩扎实", "Z1", "Z3", "Z2"))).toBe("NOT_OF_THE_PANEL");
    expect(meeting.tries(sign("业绩扎实", "Z1", "Z3", "Z5"), ["Z1", "Z3"])).toBe(
      "AUTHORITY_MISSING",
    );
    expect(meeting.tries(sign("业绩扎实", "Z1", "Z3", "Z5"))).toBe("done");
    expect(meeting.tries({ type: "closeDiscussion", note: "" })).toBe("done");
    expect(meeting.tries(sign("另写", "Z1", "Z3", "Z5"))).toBe("OPINION_AFTER_DISCUSSION");
  });

  test("all of a panel of two sign", () => {
    const meeting = concluded(4);
    expect(meeting.tries(sign("业绩扎实", "Z1"))).toBe("OPINION_SIGNERS_TOO_FEW");
    expect(meeting.tries(sign("业绩扎实", "Z1", "Z3"))).toBe("done");
  });

  test("without them the chair closes the discussion only with a reason", () => {
    const meeting = concluded(5);
    expect(meeting.tries({ type: "closeDiscussion", note: " " })).toBe("OPINIONS_MISSING");
    expect(meeting.tries({ type: "closeDiscussion", note: "意见写在纸质表上" })).toBe("done");
  });
});
