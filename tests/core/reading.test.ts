import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { MaterialsVerdict } from "../../src/core/meeting/reading/reading-events.ts";
import { stageOf, unfinishedBusiness } from "../../src/core/meeting/stage.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const a1 = applicantId("A1");
const judge = (expert: string, verdict: MaterialsVerdict, reason = "", applicant = "A1") =>
  ({
    type: "judgeMaterials",
    applicantId: applicantId(applicant),
    expertId: personId(expert),
    ...{ verdict, reason },
  }) as const;
const confirm = (verdict: MaterialsVerdict, reason: string | null = null, applicant = "A1") =>
  ({
    type: "confirmMaterialsVerdicts",
    panelId: panelId("第一组"),
    confirmedBy: personId("Z1"),
    verdicts: [{ applicantId: applicantId(applicant), verdict, reason }],
  }) as const;
const call = { type: "callApplicant", applicantId: a1, overrideReason: null } as const;
const veto = (text = "系统内论文为他人发表，已向刊物核实") =>
  ({
    type: "vetoApplication",
    applicantId: a1,
    reason: "论文弄虚作假",
    evidence: { material: null, text },
  }) as const;
const aReview = () =>
  aMeeting({
    part: "materialsReview",
    applicant: (one) => ({ ...one, materialsVerdict: null, examVerdict: null }),
  }).everyoneCheckedIn();
const aWholeMeeting = () =>
  aMeeting({
    part: "whole",
    applicant: (one) => ({ ...one, materialsVerdict: null }),
  }).everyoneCheckedIn();

describe("who reads", () => {
  test("the lead reader alone where one is named, others only while that one is away", () => {
    const meeting = aMeeting({
      part: "materialsReview",
      applicant: (one) => ({ ...one, leadReader: personId("Z5") }),
    }).everyoneCheckedIn();

    expect(meeting.tries(judge("Z3", "pass"))).toBe("NOT_THE_READER");
    expect(meeting.tries(judge("Z5", "pass"))).toBe("done");
    meeting.does({ type: "leave", expertId: personId("Z5") });
    expect(meeting.tries(judge("Z3", "pass"))).toBe("done");
  });

  test("nobody before having promised confidentiality and declared who is to be recused", () => {
    const meeting = aMeeting({
      part: "materialsReview",
      applicant: (one) => ({ ...one, materialsVerdict: null }),
    }).checkedIn("GZ1", "Z1");
    const z3 = personId("Z3");
    meeting.does({ type: "checkIn", personId: z3, sessionKey: "33".repeat(32) });

    expect(meeting.tries(judge("Z3", "pass"))).toBe("DECLARATION_MISSING");
    meeting.does({ type: "declare", expertId: z3, related: [] });
    expect(meeting.tries(judge("Z3", "pass"))).toBe("done");
  });

  test("any expert of the panel where no lead reader is named, each behind the own PIN", () => {
    const meeting = aReview();

    expect(meeting.tries(judge("Z2", "pass"))).toBe("NOT_THE_READER");
    expect(meeting.tries(judge("Z3", "pass"), ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(judge("Z3", "pass"))).toBe("done");
  });

  test("nobody who is recused, and nobody while a recusal hint is open", () => {
    const meeting = aMeeting({
      part: "materialsReview",
      expert: (one) => (one.id === "Z3" ? { ...one, employer: "申报单位1" } : one),
    }).everyoneCheckedIn();

    expect(meeting.tries(judge("Z5", "pass"))).toBe("RECUSAL_UNDECIDED");
    const recusal = { type: "decideRecusal", applicantId: a1, reason: "同单位" } as const;
    meeting.does({ ...recusal, expertId: personId("Z3"), recused: true });
    expect(meeting.tries(judge("Z3", "pass"))).toBe("READER_RECUSED");
    expect(meeting.tries(judge("Z5", "pass"))).toBe("done");
  });

  test("a reader found recused afterwards no longer counts", () => {
    const meeting = aReview().does(judge("Z3", "fail", "缺公示证明"));
    const recusal = { type: "decideRecusal", applicantId: a1, reason: "同门" } as const;
    meeting.does({ ...recusal, expertId: personId("Z3"), recused: true });

    expect(meeting.tries(confirm("fail"))).toBe("READING_MISSING");
  });

  test("不合格 needs its reason, and an opinion may change until the panel's verdict", () => {
    const meeting = aReview();

    expect(meeting.tries(judge("Z3", "fail", "  "))).toBe("RETURN_REASON_MISSING");
    meeting.does(judge("Z3", "fail", "缺公示证明")).does(judge("Z3", "pass"));
    meeting.does(confirm("pass"));
    expect(meeting.tries(judge("Z3", "fail", "缺公示证明"))).toBe("VERDICT_ALREADY_CONFIRMED");
  });
});

describe("the panel's verdict", () => {
  test("follows the readers, or says why not", () => {
    const meeting = aReview();

    expect(meeting.tries(confirm("pass"))).toBe("READING_MISSING");
    meeting.does(judge("Z3", "pass")).does(judge("Z5", "fail", "业绩材料看不清"));
    expect(meeting.tries(confirm("pass"))).toBe("VERDICT_WITHOUT_REASON");
    expect(meeting.tries(confirm("pass", "原件清晰，已核对"))).toBe("done");
    expect(stageOf(meeting.state(), a1)).toBe("materialsPassed");
  });

  test("is the panel leader's to confirm, for the own panel's applicants", () => {
    const meeting = aReview()
      .does(judge("Z3", "pass"))
      .does(judge("Z2", "pass", "", "A2"));

    expect(meeting.tries({ ...confirm("pass"), confirmedBy: personId("Z3") })).toBe(
      "NOT_THE_PANEL_LEADER",
    );
    expect(meeting.tries(confirm("pass", null, "A2"))).toBe("NOT_THIS_PANELS_APPLICANT");
  });

  test("is corrected by leader and secretary with a reason, and both verdicts stay on record", () => {
    const meeting = aReview()
      .does(judge("Z3", "fail", "缺公示证明"))
      .does(confirm("fail"));
    const correct = {
      type: "correctMaterialsVerdict",
      applicantId: a1,
      to: "pass",
      reason: "公示证明夹在另一份材料里",
    } as const;

    expect(meeting.tries(correct, ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...correct, to: "fail" })).toBe("VERDICT_UNCHANGED");
    expect(meeting.tries(correct, ["Z1", "GZ1"])).toBe("done");
    expect(stageOf(meeting.state(), a1)).toBe("materialsPassed");
    expect(meeting.events().at(-1)).toMatchObject({ from: "fail", to: "pass" });
  });

  test("is missing business until it stands, in a meeting that reviews materials", () => {
    const meeting = aReview();

    expect(unfinishedBusiness(meeting.state())).toBe(4);
    meeting.does(judge("Z3", "pass")).does(confirm("pass"));
    expect(unfinishedBusiness(meeting.state())).toBe(3);
  });
});

describe("what the verdict opens", () => {
  test("in a whole meeting 合格 and a passed exam let the applicant be called", () => {
    const meeting = aWholeMeeting();

    expect(stageOf(meeting.state(), a1)).toBe("reading");
    expect(meeting.tries(call)).toBe("MATERIALS_NOT_PASSED");
    meeting.does(judge("Z3", "pass")).does(confirm("pass"));
    expect(meeting.tries(call)).toBe("done");
    const correct = { type: "correctMaterialsVerdict", applicantId: a1, to: "fail" } as const;
    expect(meeting.tries({ ...correct, reason: "复核" })).toBe("VERDICT_AFTER_CALL");
  });

  test("in a meeting of defense and vote the bundle's verdict stands and nobody reads anew", () => {
    const meeting = aMeeting().everyoneCheckedIn();

    expect(meeting.tries(judge("Z3", "pass"))).toBe("NO_READING_IN_THIS_MEETING");
    expect(meeting.tries(call)).toBe("done");
  });

  test("a meeting that only reviews materials calls nobody", () => {
    const meeting = aReview().does(judge("Z3", "pass")).does(confirm("pass"));

    expect(meeting.tries(call)).toBe("NO_DEFENSE_IN_THIS_MEETING");
  });
});

describe("一票否决", () => {
  test("needs the leader, a reason and its evidence, and ends the application", () => {
    const meeting = aReview();

    expect(meeting.tries(veto(), ["Z3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...veto(), reason: " " })).toBe("REASON_MISSING");
    expect(meeting.tries(veto(" "))).toBe("EVIDENCE_MISSING");
    expect(meeting.tries(veto())).toBe("done");
    expect(stageOf(meeting.state(), a1)).toBe("vetoed");
    expect(meeting.tries(judge("Z3", "pass"))).toBe("APPLICANT_VETOED");
    expect(meeting.tries(veto())).toBe("APPLICANT_VETOED");
  });

  test("points at a material of this applicant or at none", () => {
    const meeting = aReview();
    const evidence = { material: "materials/A2/01.pdf", text: "第 3 页" };

    expect(meeting.tries({ ...veto(), evidence })).toBe("EVIDENCE_NOT_OF_APPLICANT");
  });

  test("waits until the defense is over, and takes the admitted out of discussion and vote", () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1");

    expect(meeting.tries(veto())).toBe("DEFENSE_IN_PROGRESS");
    meeting.does({ type: "endDefense", applicantId: a1 }).graded("A1", 90);
    meeting.concluded("第一组", "Z1", { A1: "excellent" }).does(veto());
    expect(meeting.tries({ type: "closeDiscussion", note: "" })).toBe("NOBODY_TO_DISCUSS");
  });

  test("after a round it waits until that round is void", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1");

    expect(meeting.tries(veto())).toBe("VETO_AFTER_ROUND");
    meeting.does({ type: "voidRound", note: "发现业绩造假" });
    expect(meeting.tries(veto())).toBe("done");
  });
});

describe("原件核验", () => {
  const check = {
    type: "checkOriginals",
    applicantId: a1,
    checkedBy: personId("GZ1"),
    originals: ["学历证书", "职称证书"],
    agree: true,
    remark: "",
  } as const;

  test("says who checked which, behind the own PIN, and gates nothing", () => {
    const meeting = aReview();

    expect(meeting.tries(check, [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...check, originals: [] })).toBe("ORIGINALS_EMPTY");
    expect(meeting.tries({ ...check, agree: false })).toBe("ORIGINALS_WITHOUT_REMARK");
    meeting.does({ ...check, agree: false, remark: "学历证书姓名不符" });
    expect(meeting.tries(judge("Z3", "pass"))).toBe("done");
    expect(meeting.tries(confirm("pass"))).toBe("done");
  });
});
