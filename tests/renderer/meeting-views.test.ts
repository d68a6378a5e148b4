import { describe, expect, test } from "vitest";
import { authorizersOf } from "../../src/contract/requests/request-authority.ts";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { nextInPanel } from "../../src/core/meeting/defense/call-order.ts";
import {
  countersAtHand,
  motionsAtHand,
  voterRows,
} from "../../src/core/meeting/round/round-choices.ts";
import { decisionOn } from "../../src/core/meeting/round/tally-view.ts";
import { applicantRows, everyone, matching } from "../../src/renderer/view/applicants-view.ts";
import { conclusionRows, departs, meanText } from "../../src/renderer/view/grades-view.ts";
import { meetingPath, missingPeople, stepNow } from "../../src/renderer/view/meeting-path.ts";
import {
  tallySentence,
  unlistedText,
  voidBeforeText,
  warningTexts,
} from "../../src/renderer/view/round-view.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const notes = (meeting: ReturnType<typeof aMeeting>) =>
  Object.fromEntries(meetingPath(meeting.state()).map(({ step, note }) => [step, note]));

describe("the path", () => {
  test("names who is missing, and stays at check-in until all that must be are here", () => {
    const meeting = aMeeting();
    expect(missingPeople(meeting.state())).toEqual([
      "还差 6 位专家",
      "缺主任委员或副主任委员",
      "缺秘书",
      "缺核对人",
    ]);
    expect(stepNow(meeting.state())).toBe("checkIn");

    meeting.everyoneCheckedIn();
    expect(notes(meeting)["checkIn"]).toBe("人员到齐");
    expect(stepNow(meeting.state())).toBe("defense");
  });

  test("moves on as the meeting does", () => {
    const meeting = aMeeting({ applicants: 2 }).everyoneCheckedIn().defended("A1");
    expect(notes(meeting)["defense"]).toBe("待录分 1，待答辩 1");

    meeting.graded("A1", 90).defended("A2").graded("A2", 70);
    expect(notes(meeting)).toMatchObject({ defense: "全部答辩完毕", conclusions: "待结论 2 人" });
    expect(stepNow(meeting.state())).toBe("conclusions");

    meeting
      .concluded("第一组", "Z1", { A1: "excellent" })
      .concluded("第二组", "Z2", { A2: "pass" });
    expect(notes(meeting)["conclusions"]).toBe("待讨论 2 人");
    meeting.does({ type: "closeDiscussion", note: "逐人讨论，未另写评议意见" });
    expect(stepNow(meeting.state())).toBe("vote");
  });
});

describe("applicants", () => {
  test("come in the drawn order, who drew none after all who did", () => {
    const drawn: Readonly<Record<string, number>> = { A3: 1, A1: 2 };
    const meeting = aMeeting({
      applicants: 4,
      applicant: (one) => ({ ...one, drawNumber: drawn[one.id] ?? null }),
    });

    expect(applicantRows(meeting.state()).map(({ applicant }) => applicant.id)).toEqual([
      ...["A3", "A1", "A2", "A4"],
    ]);
  });

  test("each have one next action, and only who passed the exam is next to be called", () => {
    const meeting = aMeeting({
      applicants: 4,
      applicant: (one) => (one.id === "A1" ? { ...one, examVerdict: "fail" } : one),
    })
      .everyoneCheckedIn()
      .defended("A2");
    const rows = applicantRows(meeting.state());

    expect(rows.map(({ next }) => next)).toEqual(["look", "enterGrades", "call", "call"]);
    expect(nextInPanel(meeting.state(), panelId("第一组"))?.id).toBe("A3");
  });

  test("are found by name, number or unit, within stage and panel", () => {
    const rows = applicantRows(aMeeting({ applicants: 12 }).state());
    const found = (filter: Partial<typeof everyone>) =>
      matching(rows, { ...everyone, ...filter }).map(({ applicant }) => applicant.id);

    expect(found({ text: "申报人12" })).toEqual(["A12"]);
    expect(found({ text: " a11 " })).toEqual(["A11"]);
    expect(found({ text: "申报单位1", panel: "第二组" })).toEqual(["A10", "A12"]);
    expect(found({ stage: "passed" })).toEqual([]);
  });
});

describe("conclusions", () => {
  test("show what is missing, then the sum as a fraction with a decimal for reading", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    expect(conclusionRows(meeting.state(), panelId("第一组"))[0]?.missing).toBe(5);

    const row = conclusionRows(meeting.graded("A1", 85).state(), panelId("第一组"))[0];
    expect(row?.combined && meanText(row.combined)).toBe("425／5 = 85.0");
    expect(departs(row?.combined ?? null, "excellent")).toBe(false);
    expect(departs(row?.combined ?? null, "pass")).toBe(true);
    expect(meanText({ kind: "concluded", grade: "pass", sum: 254, counted: 3 })).toBe(
      "254／3 ≈ 84.7",
    );
  });
});

describe("a round", () => {
  test("takes all that are discussed, and lets the chair neither watch nor count", () => {
    const meeting = aMeeting().readyToVote();

    expect(motionsAtHand(meeting.state())).toEqual(["A1", "A2", "A3", "A4"]);
    expect(countersAtHand(meeting.state())).not.toContain("Z1");
    expect(countersAtHand(meeting.state())).toHaveLength(8);
  });

  test("is warned of where its tally may show how people voted", () => {
    const few = aMeeting({ experts: 3 }).readyToVote();
    const warnings = warningTexts(few.state(), motionsAtHand(few.state()), "station");
    expect(warnings[0]).toContain("最少只有 3 人");

    const meeting = aMeeting().everyoneCheckedIn();
    meeting.does({
      type: "decideRecusal",
      expertId: personId("Z5"),
      applicantId: applicantId("A2"),
      recused: true,
      reason: "亲属",
    });
    const both = [applicantId("A1"), applicantId("A2")];
    expect(warningTexts(meeting.state(), both, "station")[0]).toBe(
      "申报人2：投票的专家比本轮其他人少 1 位，两个结果相比，差的就是这 1 票。",
    );
    const alone = warningTexts(meeting.state(), [applicantId("A1")], "paper");
    expect(alone).toHaveLength(2);
    expect(alone[1]).toContain("分钟（9 人投票，1 项）");
  });

  test("tells a voter how many motions the paper leaves out, and nobody of nothing", () => {
    const state = aMeeting().readyToVote().roundOpened("A1", "A2").state();
    const round = { token: "t", round: 1 };
    expect(unlistedText(state, { ...round, motions: [applicantId("A1")] })).toBe(
      "，另 1 项因回避不列",
    );
    const all = [applicantId("A1"), applicantId("A2")];
    expect(unlistedText(state, { ...round, motions: all })).toBe("");
  });

  test("that came to nothing is told of before the next one is opened", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1");
    expect(voidBeforeText(meeting.state())).toBeNull();
    meeting.does({ type: "voidRound", note: "会场断电" });
    expect(voidBeforeText(meeting.state())).toBe(
      "上一轮（第 1 轮）作废（会场断电），开启新一轮后各位专家全部重新投票。",
    );
  });

  test("shows of each voter only where the paper is", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1").cast("Z1");
    meeting.does({ type: "handPaper", expertId: personId("Z2"), projectorChecked: true });
    const [round] = meeting.state().rounds;

    expect(voterRows(round!).slice(0, 3)).toEqual([
      { expertId: "Z1", paper: "returned" },
      { expertId: "Z2", paper: "handed" },
      { expertId: "Z3", paper: "waiting" },
    ]);
  });

  test("says its arithmetic in one sentence", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1");
    meeting.cast(...meeting.votersOf()).does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(6) });
    const state = meeting.state();
    const motion = decisionOn(state, state.rounds[0]!, applicantId("A1"));

    expect(tallySentence(motion, state.facts.rules)).toBe(
      "同意 6／计票基数 9（出席 9 − 回避 0），6×3 ≥ 9×2，通过",
    );
    const short = { ...motion, approve: 5, passed: false };
    expect(tallySentence(short, state.facts.rules)).toContain("5×3 < 9×2，未通过");
  });
});

test("PINs are asked of those whom core's table names; at check-in one is set instead", () => {
  const state = aMeeting().readyToVote().roundOpened("A1").state();

  expect(
    authorizersOf(state, { type: "checkIn", personId: personId("Z1"), newPin: "135790" }),
  ).toEqual({ ok: true, value: [] });
  expect(authorizersOf(state, { type: "tallyRound" })).toEqual({ ok: true, value: ["Z3", "Z4"] });
  expect(authorizersOf(state, { type: "closeRound", reason: null })).toEqual({
    ok: true,
    value: ["Z1"],
  });
  const cast = { type: "castPaper", expertId: personId("Z5"), paper: "token", marks: [] } as const;
  expect(authorizersOf(state, { ...cast, marks: [] })).toEqual({ ok: true, value: [] });
});
