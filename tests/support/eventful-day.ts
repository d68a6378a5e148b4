import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { UndoableStep } from "../../src/core/meeting/defense/undoable-step.ts";
import { aMeeting } from "./meeting-builder.ts";

const a = applicantId;
const p = personId;
const signature = "00".repeat(64);

/**
 * Eight applicants, and all that can come between: someone late, someone away, a step taken back, a
 * recusal, corrections of a name, a grade, a conclusion and a record, a void round, a recess.
 */
export function anEventfulDay() {
  const day = aMeeting({ applicants: 8 });
  const early = ["GZ1", "GZ2", "GZ3", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8"];
  day.checkedIn(...early);
  const pair = { expertId: p("Z6"), applicantId: a("A2") };
  day.does({ type: "decideRecusal", ...pair, recused: true, reason: "大学同学" });
  const name = {
    subject: "applicant",
    subjectId: "A1",
    fact: "name",
    correct: "申报人壹",
  } as const;
  day.does({ type: "annotateFact", ...name, reason: "与身份证不一致" });
  defenses(day);
  day.graded("A1", 90).graded("A2", 90).graded("A3", 90).graded("A5", 90).graded("A7", 90);
  day.graded("A8", 70);
  const left: UndoableStep = { command: "leave", personId: p("Z7") };
  day.does({ type: "leave", expertId: p("Z7") });
  day.does({ type: "undoStep", step: left, reason: "点错了人" });
  const better = { kind: "total", total: 76 } as const;
  const z3 = { expertId: p("Z3"), applicantId: a("A1"), signature };
  day.does({ type: "correctGrade", ...z3, score: better, reason: "合计加错" });
  day.concluded("第一组", "Z1", {
    ...{ A1: "excellent", A3: "excellent", A5: "excellent", A7: "excellent" },
  });
  day.concluded("第二组", "Z2", { A2: "excellent", A8: "pass" });
  const fraud = { applicantId: a("A8"), grade: "fail", reason: "核对发现业绩不实" } as const;
  day.does({ type: "correctConclusion", ...fraud });
  return day;
}

function defenses(day: ReturnType<typeof aMeeting>): void {
  const rows = [
    {
      expertId: p("Z3"),
      question: "请说明本人在政务云平台迁移项目中承担的部分",
      answer: "负责数据建模和迁移脚本，约占总工作量的四成",
    },
    { expertId: null, question: "难点何在", answer: "举了两例" },
  ];
  day.called("A1");
  day.does({ type: "recordAnswers", applicantId: a("A1"), rows });
  day.does({ type: "endDefense", applicantId: a("A1") });
  day.checkedIn("Z9");
  day.called("A2").does({ type: "endDefense", applicantId: a("A2") });
  const [first] = rows;
  const correction = { applicantId: a("A1"), rows: first ? [first] : [], reason: "第二问记错了人" };
  day.does({ type: "correctAnswers", ...correction });
  day.does({ type: "callApplicant", applicantId: a("A4"), overrideReason: null });
  day.does({ type: "markAbsent", applicantId: a("A4") });
  day.does({ type: "postponeDefense", applicantId: a("A6"), reason: "突发疾病" });
  day.does({ type: "callApplicant", applicantId: a("A3"), overrideReason: null });
  day.does({ type: "markLate", applicantId: a("A3") });
  day.defended("A5", "A7", "A8", "A3");
}

/** The same day voted on: a first round void, a recess, the second one announced, and locked. */
export function anEventfulDayVoted() {
  const day = anEventfulDay();
  const signatures = ["Z1", "Z3", "Z5"].map((id) => ({ personId: p(id), signature: "" }));
  const opinions = [{ applicantId: a("A1"), text: "专业基础扎实，业绩真实" }];
  day.does({ type: "signOpinions", panelId: panelId("第一组"), opinions, signatures });
  day.does({ type: "closeDiscussion", note: "其余逐人讨论，未另写评议意见" });
  day.roundOpened("A1", "A2").cast("Z1", "Z2");
  day.does({ type: "voidRound", note: "票箱被移动" });
  day.does({ type: "beginRecess" });
  for (const id of ["GZ1", "GZ2", "GZ3", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z8", "Z9"]) {
    day.does({ type: "checkInAgain", personId: p(id) });
  }
  day.does({ type: "resumeMeeting" });
  day.roundOpened("A1", "A2", "A3", "A5", "A7").cast(...day.votersOf());
  day.does({ type: "closeRound", reason: null });
  day.does({ type: "tallyRound", counts: day.countsOf(6) });
  day.does({ type: "announceOutcomes" });
  return day.does({ type: "lockMeeting", note: "A6 缓，未答辩" });
}
