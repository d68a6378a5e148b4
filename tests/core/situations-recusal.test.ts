import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { stageOf } from "../../src/core/meeting/stage.ts";
import { gradersOf } from "../../src/core/meeting/grades/graders.ts";
import { isRecused, openHints } from "../../src/core/meeting/who.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const a1 = applicantId("A1");
const z3 = personId("Z3");
const declare = (expert: string, relation = "师生") =>
  ({
    type: "declare",
    expertId: personId(expert),
    related: [{ applicantId: a1, relation }],
  }) as const;
const decide = (expert: string, recused: boolean) =>
  ({
    type: "decideRecusal",
    expertId: personId(expert),
    applicantId: a1,
    recused,
    reason: recused ? "师生关系" : "不影响公正",
  }) as const;
const openOver = (...ids: readonly string[]) =>
  ({
    type: "openRound",
    way: "station",
    motions: ids.map(applicantId),
    scrutineerId: personId("Z4"),
    tellerId: personId("Z5"),
  }) as const;
const sheets = (expert: string) =>
  ({
    type: "enterSheets",
    applicantId: a1,
    entry: "first",
    enteredBy: personId("GZ1"),
    sheets: [{ expertId: personId(expert), score: { kind: "total", total: 80 } }],
  }) as const;

describe("declarations", () => {
  test("an expert who hasn't declared can't grade, and no round opens with one in the room", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const late = aMeeting().checkedIn("GZ1", "GZ2", "Z1", "Z2");
    late.does({ type: "checkIn", personId: z3, sessionKey: "ab".repeat(32) }).defended("A1");

    expect(late.tries(sheets("Z3"))).toBe("DECLARATION_MISSING");
    late.does({ type: "declare", expertId: z3, related: [] });
    expect(late.tries(sheets("Z3"))).toBe("done");
    expect(meeting.tries({ type: "declare", expertId: z3, related: [] })).toBe("ALREADY_DECLARED");
  });

  test("is the expert's own: nobody else's PIN makes it", () => {
    const meeting = aMeeting().everyoneCheckedIn();

    expect(meeting.tries(declare("Z3"), ["Z1", "GZ1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(declare("Z3", " "))).toBe("RELATION_MISSING");
  });

  test("a declared relation recuses nobody: the chair decides, and until then nobody grades", () => {
    const meeting = aMeeting().everyoneCheckedIn().does(declare("Z3")).defended("A1");

    expect(openHints(meeting.state())).toEqual([
      { expertId: "Z3", applicantId: "A1", because: "declared", relation: "师生" },
    ]);
    expect(isRecused(meeting.state(), z3, a1)).toBe(false);
    expect(meeting.tries(sheets("Z5"))).toBe("RECUSAL_UNDECIDED");
    meeting.does(decide("Z3", true));
    expect(meeting.tries(sheets("Z3"))).toBe("EXPERT_RECUSED");
    expect(meeting.tries(sheets("Z5"))).toBe("done");
  });

  test("what is declared after the chair said no is decided anew", () => {
    const meeting = aMeeting().everyoneCheckedIn().does(decide("Z3", false)).does(declare("Z3"));

    expect(openHints(meeting.state())).toHaveLength(1);
    meeting.does(decide("Z3", false));
    expect(openHints(meeting.state())).toEqual([]);
  });

  test("the chair's own relation is decided by the vice chair", () => {
    const meeting = aMeeting().everyoneCheckedIn().does(declare("Z1"));

    expect(meeting.tries(decide("Z1", true), ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(decide("Z1", true), ["Z2"])).toBe("done");
  });
});

describe("§9.26 hints", () => {
  test("§9.26 colleague: the same unit, a listed unit and a listed applicant are asked about", () => {
    const meeting = aMeeting({
      expert: (expert) => {
        if (expert.id === "Z3") return { ...expert, employer: "申报单位1" };
        if (expert.id === "Z4") return { ...expert, recusalUnits: ["申报单位2"] };
        return expert.id === "Z5" ? { ...expert, recusalUnits: ["A3"] } : expert;
      },
    });

    expect(openHints(meeting.state())).toEqual([
      { expertId: "Z3", applicantId: "A1", because: "sameUnit" },
      { expertId: "Z4", applicantId: "A2", because: "listedUnit" },
      { expertId: "Z5", applicantId: "A3", because: "listedApplicant" },
    ]);
  });
});

describe("§9.26 former names of a unit", () => {
  const renamed = (employer: string, formerNames: readonly (readonly [string, string])[]) =>
    openHints(
      aMeeting({
        formerNames: formerNames.map(([unit, formerName]) => ({ unit, formerName })),
        expert: (expert) => (expert.id === "Z3" ? { ...expert, employer } : expert),
      }).state(),
    );

  test("§9.26 colleague under the unit's older name, over two changes of name, is asked about", () => {
    const names = [
      ["申报单位1", "市信息中心"],
      ["市信息中心", "市电子站"],
    ] as const;
    expect(renamed("市电子站", names)).toEqual([
      { expertId: "Z3", applicantId: "A1", because: "formerName" },
    ]);
    expect(renamed("县信息中心", names)).toEqual([]);
  });

  test("two units that came out of one are two, but each is that one; circles end", () => {
    const split = [
      ["申报单位1", "老局"],
      ["申报单位2", "老局"],
    ] as const;
    expect(renamed("老局", split).map(({ applicantId }) => applicantId)).toEqual(["A1", "A2"]);
    expect(renamed("申报单位2", split).map(({ because }) => because)).toEqual(["sameUnit"]);
    expect(
      renamed("甲", [
        ["甲", "乙"],
        ["乙", "甲"],
      ]),
    ).toEqual([]);
  });
});

describe("§9.5 a recusal found afterwards", () => {
  test("§9.5 after the grade: the grade is struck, stays on record, and the conclusion rests on the others", () => {
    const meeting = aMeeting({ applicants: 1 }).everyoneCheckedIn().defended("A1");
    meeting.graded("A1", 90).does(declare("Z3")).does(decide("Z3", true));
    const { applicants, struckGrades, facts } = meeting.state();

    expect([...(applicants.get(a1)?.grades.keys() ?? [])]).toEqual(["Z1", "Z5", "Z7", "Z9"]);
    expect(struckGrades).toMatchObject([{ expertId: "Z3", score: { kind: "total", total: 90 } }]);
    expect(gradersOf(meeting.state(), facts.applicants.get(a1)!).map(({ id }) => id)).toEqual([
      ...["Z1", "Z5", "Z7", "Z9"],
    ]);
    meeting.concluded("第一组", "Z1", { A1: "excellent" });
  });

  test("§9.5 after the conclusion and before the vote: the conclusion stands, the expert has no vote on it", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().does(declare("Z3"));
    expect(meeting.tries(openOver("A1"))).toBe("RECUSAL_UNDECIDED");
    meeting.does(decide("Z3", true)).does(openOver("A1"));

    expect(meeting.state().struckGrades).toEqual([]);
    expect(meeting.state().rounds[0]?.motions).toEqual([{ applicantId: "A1", recused: ["Z3"] }]);
  });

  test("§9.5 while the round is open: it is voided first", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().does(openOver("A1"));

    expect(meeting.tries(decide("Z3", true))).toBe("RECUSAL_AFTER_ROUND");
    meeting.does({ type: "voidRound", note: "发现应回避" });
    expect(meeting.tries(decide("Z3", true))).toBe("done");
  });

  test.each([0, 1])(
    "§9.5 after the announcement: declared, voided by chair and supervisor, decided, voted again, both kept (%s more rounds allowed)",
    (maxRounds) => {
      const meeting = aMeeting({ applicants: 1, rules: { maxRounds } }).readyToVote();
      const everyone = Array.from({ length: 9 }, (_, index) => `Z${index + 1}`);
      meeting.does(openOver("A1")).does({ type: "confirmEmptyBox", projectorChecked: true });
      meeting.cast(...everyone).does({ type: "closeRound", reason: null });
      meeting.does({ type: "tallyRound", counts: meeting.countsOf(6) });
      meeting.does({ type: "announceOutcomes" }).does(declare("Z3"));
      expect(stageOf(meeting.state(), a1)).toBe("passed");
      expect(openHints(meeting.state())).toHaveLength(1);
      expect(meeting.tries(decide("Z3", true))).toBe("RECUSAL_AFTER_ROUND");

      meeting.does({ type: "voidTalliedRound", round: 1, note: "Z3 应回避" }, ["Z1", "GZ3"]);
      expect(meeting.tries(openOver("A1"))).toBe("RECUSAL_UNDECIDED");
      meeting.does(decide("Z3", true)).does(openOver("A1"));
      meeting.does({ type: "confirmEmptyBox", projectorChecked: true });
      meeting.cast(...everyone.filter((id) => id !== "Z3"));
      meeting.does({ type: "closeRound", reason: null });
      meeting.does({ type: "tallyRound", counts: meeting.countsOf(5) });
      meeting.does({ type: "announceOutcomes" });

      expect(stageOf(meeting.state(), a1)).toBe("notPassed");
      expect(meeting.state().rounds.map(({ status, counts }) => [status, counts.length])).toEqual([
        ["void", 1],
        ["announced", 1],
      ]);
    },
  );

  test("§9.5 the chair may find that the relation changes nothing; the tally then stands", () => {
    const meeting = aMeeting({ applicants: 1 }).readyToVote().does(openOver("A1"));
    meeting.does(declare("Z3"));

    expect(meeting.tries(decide("Z3", false))).toBe("done");
    expect(openHints(meeting.state())).toEqual([]);
  });
});
