import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { annotationText } from "../../src/core/meeting/people/annotation-text.ts";
import { markedName } from "../../src/core/meeting/people/person-name.ts";
import { committee, openHints, presentExperts, quorumNeeded } from "../../src/core/meeting/who.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const staff = ["GZ1", "GZ2", "GZ3"];
const experts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `Z${from + index}`);
/** Nine members, and Z10 in reserve. */
const withReserve = (committeeSize = 9) =>
  aMeeting({
    experts: 10,
    committeeSize,
    expert: (expert) => (expert.id === "Z10" ? { ...expert, reserve: true } : expert),
  });
const moveUp = (replaces: string | null) =>
  ({
    type: "moveUpReserve",
    expertId: personId("Z10"),
    replaces: replaces === null ? null : personId(replaces),
    panel: panelId("第一组"),
    reason: "该委员因病请假",
  }) as const;
const add = {
  type: "addExpert",
  name: "赵新",
  employer: "市大数据中心",
  title: "正高级工程师",
  field: "大数据",
  panel: panelId("第一组"),
  replaces: personId("Z9"),
  reason: "委员请假，无候补",
  documentNumber: "巴数办〔2024〕3号",
  idNumber: "",
} as const;

describe("§9.6 reserves moving up", () => {
  test("§9.6 too few members: a reserve takes the place of an absent one, and the quorum stays", () => {
    const meeting = withReserve().checkedIn(...staff, ...experts(1, 5));
    expect(meeting.tries({ type: "checkIn", personId: personId("Z10"), sessionKey: "" })).toBe(
      "RESERVE_NOT_MOVED_UP",
    );
    meeting.does(moveUp("Z9")).checkedIn("Z10");

    expect(quorumNeeded(meeting.state())).toBe(6);
    expect(presentExperts(meeting.state())).toHaveLength(6);
    expect(committee(meeting.state()).map(({ id }) => id)).toEqual([...experts(1, 8), "Z10"]);
    expect(markedName(meeting.state(), personId("Z10"))).toBe("专家10（候补递补）");
  });

  test("who was replaced can't check in any more, whose place is taken must be away", () => {
    const meeting = withReserve().checkedIn(...staff, ...experts(1, 8));

    expect(meeting.tries(moveUp("Z8"))).toBe("REPLACED_IS_HERE");
    meeting.does(moveUp("Z9"));
    expect(meeting.tries({ type: "checkIn", personId: personId("Z9"), sessionKey: "" })).toBe(
      "MEMBER_REPLACED",
    );
  });

  test("a full committee takes nobody more; a free place is filled up to its size", () => {
    expect(
      withReserve()
        .checkedIn(...staff, "Z1")
        .tries(moveUp(null)),
    ).toBe("COMMITTEE_FULL");
    const meeting = withReserve(10).checkedIn(...staff, ...experts(1, 9));
    expect(meeting.tries(moveUp(null))).toBe("done");
    expect(committee(meeting.state())).toHaveLength(10);
    expect(meeting.tries({ ...add, replaces: null })).toBe("COMMITTEE_FULL");
  });

  test("is the chair's act, with a reason, and never while a round runs", () => {
    const meeting = withReserve().checkedIn(...staff, ...experts(1, 8));

    expect(meeting.tries(moveUp("Z9"), ["GZ1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...moveUp("Z9"), reason: " " })).toBe("REASON_MISSING");
    expect(meeting.tries({ ...moveUp("Z9"), expertId: personId("Z7") })).toBe("NOT_A_RESERVE");
  });

  test("a reserve's hints are asked from the moment of moving up", () => {
    const meeting = aMeeting({
      experts: 10,
      committeeSize: 9,
      expert: (expert) =>
        expert.id === "Z10" ? { ...expert, reserve: true, employer: "申报单位1" } : expert,
    }).checkedIn(...staff, ...experts(1, 8));

    expect(openHints(meeting.state())).toEqual([]);
    meeting.does(moveUp("Z9"));
    expect(openHints(meeting.state())).toMatchObject([{ expertId: "Z10", applicantId: "A1" }]);
  });

  test("what the replaced member had graded stays a grade", () => {
    const meeting = withReserve().checkedIn(...staff, ...experts(1, 9));
    meeting.defended("A1").graded("A1", 90);
    meeting
      .does({ type: "leave", expertId: personId("Z9") })
      .does(moveUp("Z9"))
      .checkedIn("Z10");

    expect(meeting.state().applicants.get(applicantId("A1"))?.grades.has(personId("Z9"))).toBe(
      true,
    );
  });
});

describe("§9.32 an expert added at the venue", () => {
  const meeting = () => aMeeting().checkedIn(...staff, ...experts(1, 8));

  test("is added by chair and secretary, checks in, and is marked 现场增补", () => {
    const held = meeting();
    expect(held.tries(add, ["Z1"])).toBe("AUTHORITY_MISSING");
    held.does(add, ["Z1", "GZ1"]).checkedIn("XC1");

    expect(presentExperts(held.state()).map(({ id }) => id)).toContain("XC1");
    expect(markedName(held.state(), personId("XC1"))).toBe("赵新（现场增补）");
    held.defended("A1").graded("A1", 80);
    expect(held.state().applicants.get(applicantId("A1"))?.grades.has(personId("XC1"))).toBe(true);
  });

  test("needs a document number and all facts", () => {
    expect(meeting().tries({ ...add, documentNumber: " " })).toBe("DOCUMENT_NUMBER_MISSING");
    expect(meeting().tries({ ...add, title: "" })).toBe("EXPERT_FACTS_MISSING");
  });

  test("§9.32 an applicant or a member of staff is refused, and so is who is listed already", () => {
    const applicant = { ...add, name: "申报人2", employer: "申报单位2" };
    expect(meeting().tries(applicant)).toBe("EXPERT_IS_APPLICANT");
    expect(meeting().tries({ ...add, name: "秘书甲", employer: "评委会办公室" })).toBe(
      "EXPERT_IS_STAFF",
    );
    expect(meeting().tries({ ...add, name: "专家3", employer: "专家单位3" })).toBe(
      "EXPERT_ALREADY_LISTED",
    );
  });

  test("§9.32 an applicant under another name and unit is known by the ID number", () => {
    const held = aMeeting({
      applicant: (applicant) => ({ ...applicant, idNumber: `51370119900101${applicant.order}` }),
    }).checkedIn(...staff, ...experts(1, 8));

    expect(held.tries({ ...add, idNumber: "513701199001012" })).toBe("EXPERT_IS_APPLICANT");
  });

  test("§9.26 gets recusal hints like everybody else", () => {
    const held = meeting().does({ ...add, employer: "申报单位3" });

    expect(openHints(held.state())).toEqual([
      { expertId: "XC1", applicantId: "A3", because: "sameUnit" },
    ]);
  });
});

describe("a slip in a name", () => {
  const note = {
    type: "annotateFact",
    subject: "applicant",
    subjectId: "A1",
    fact: "name",
    correct: "申报人壹",
    reason: "身份证所载",
  } as const;

  test("is explained by chair and secretary; the roster's name stays", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(meeting.tries(note, ["GZ1"])).toBe("AUTHORITY_MISSING");
    meeting.does(note, ["Z1", "GZ1"]);

    expect(meeting.state().facts.applicants.get(applicantId("A1"))?.name).toBe("申报人1");
    expect(annotationText(meeting.state().annotations, "applicant", "A1")).toBe(
      "姓名应为“申报人壹”",
    );
  });

  test("a later note on the same fact is the one to show", () => {
    const meeting = aMeeting().everyoneCheckedIn().does(note);
    meeting.does({ ...note, correct: "申报人一" });

    expect(annotationText(meeting.state().annotations, "applicant", "A1")).toBe(
      "姓名应为“申报人一”",
    );
  });

  test("says nothing where it repeats the roster, or names nobody", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    expect(meeting.tries({ ...note, correct: "申报人1" })).toBe("ANNOTATION_SAYS_NOTHING");
    expect(meeting.tries({ ...note, subjectId: "A99" })).toBe("FACT_UNKNOWN");
    expect(meeting.tries({ ...note, fact: "title" })).toBe("FACT_UNKNOWN");
  });
});
