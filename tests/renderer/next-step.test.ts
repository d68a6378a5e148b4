import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { applicantRows } from "../../src/renderer/view/applicants-view.ts";
import { isNext } from "../../src/renderer/view/is-next.ts";
import { nextStep, sheetsAtHand } from "../../src/renderer/view/next-step.ts";
import { recusalLists } from "../../src/renderer/view/recusal-lists.ts";
import { stageWords } from "../../src/renderer/words/stage-words.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const a1 = applicantId("A1");

describe("grades that are missing", () => {
  test("are offered beside the next call, which doesn't wait for them", () => {
    const meeting = aMeeting({ applicants: 2 }).everyoneCheckedIn();
    expect(sheetsAtHand(meeting.state())).toBeNull();

    meeting.defended("A1");
    expect(nextStep(meeting.state()).text).toBe("点名 申报人2");
    expect(sheetsAtHand(meeting.state())).toEqual({
      applicantId: "A1",
      text: "待录分 1 人，去录 申报人1",
    });

    meeting.graded("A1", 90);
    expect(sheetsAtHand(meeting.state())).toBeNull();
  });

  test("lead to whoever is first in the drawn order", () => {
    const drawn: Readonly<Record<string, number>> = { A3: 1, A1: 2 };
    const meeting = aMeeting({
      applicants: 4,
      applicant: (one) => ({ ...one, drawNumber: drawn[one.id] ?? null }),
    }).everyoneCheckedIn();
    meeting.defended("A1").defended("A3");

    expect(sheetsAtHand(meeting.state())).toMatchObject({ applicantId: "A3" });
  });

  test("are no concern of the secretary's where experts grade themselves", () => {
    const meeting = aMeeting({ applicants: 2, rules: { gradeEntry: "pin" } });
    meeting.everyoneCheckedIn().defended("A1");

    expect(sheetsAtHand(meeting.state())).toBeNull();
  });
});

test("with all grades in, the list says that the conclusion is waited for, and offers no entry", () => {
  const meeting = aMeeting({ applicants: 2 }).everyoneCheckedIn().defended("A1");
  const row = () => {
    const [{ stage, next } = { stage: null, next: null }] = applicantRows(meeting.state());
    return [stage && stageWords[stage], next];
  };
  expect(row()).toEqual(["评分中", "enterGrades"]);

  meeting.graded("A1", 90);
  expect(row()).toEqual(["待结论", "look"]);
});

test("a screen's one blue button is what core names: the defense ends only after its questions", () => {
  const meeting = aMeeting().everyoneCheckedIn();
  const ends = () => isNext(meeting.state(), "endDefense", a1);
  expect(isNext(meeting.state(), "callApplicant", a1)).toBe(true);
  expect(isNext(meeting.state(), "callApplicant", applicantId("A2"))).toBe(false);

  meeting.does({ type: "callApplicant", applicantId: a1, overrideReason: null });
  const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
  meeting.does({ type: "checkIdentity", applicantId: a1, ...seen });
  meeting.does({ type: "startStatement", applicantId: a1 });
  expect(ends()).toBe(false);
  meeting.does({ type: "startQuestions", applicantId: a1 });
  expect(ends()).toBe(true);
});

describe("recusals that are decided together", () => {
  const decision = (expertId: string) =>
    ({
      type: "decideRecusal",
      expertId: personId(expertId),
      applicantId: a1,
      recused: true,
      reason: "同单位",
    }) as const;

  test("are in the chair's order first, and say why the vice chair is needed", () => {
    const state = aMeeting().everyoneCheckedIn().state();
    const { requests, whyOthers } = recusalLists(state, ["Z1", "Z4", "Z5"].map(decision));

    expect(requests.map(({ expertId }) => expertId)).toEqual(["Z4", "Z5", "Z1"]);
    expect(whyOthers).toBe("副主任委员 专家2 只决定主任委员 专家1 本人有关的 1 条。");
  });

  test("ask nobody else where none is about the chair", () => {
    const state = aMeeting().everyoneCheckedIn().state();
    expect(recusalLists(state, [decision("Z4")]).whyOthers).toBe("");
  });
});
