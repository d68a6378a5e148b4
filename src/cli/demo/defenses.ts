import type { Applicant, StaffRole } from "../../core/bundle/manifest.ts";
import type { PersonId } from "../../core/ids.ts";
import type { Sheet } from "../../core/meeting/grades/grade-events.ts";
import { callList, panelsWithApplicants } from "../../core/meeting/defense/call-order.ts";
import { differingSheets } from "../../core/meeting/grades/sheets.ts";
import { notCalled, type MeetingState } from "../../core/meeting/state.ts";
import { gradersOf } from "../../core/meeting/grades/graders.ts";
import { panelOf, staffPresent } from "../../core/meeting/who.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import { Fault } from "../../desk/sealed/fault.ts";
import type { MeetingClient } from "./meeting-client.ts";
import { misread, scoreOf, scoreText } from "./scores.ts";
import type { Steps } from "./steps.ts";

/** 答辩: calls everyone who may be called, in the drawn order, and has each graded. */
export async function holdDefenses(client: MeetingClient, steps: Steps): Promise<number> {
  const called = callOrder(client.state());
  let misreadLeft = true;
  for (const [index, applicant] of called.entries()) {
    const { gradeEntry } = client.state().facts.rules;
    const byPin = gradeEntry === "pin" || (gradeEntry === "either" && index === 0);
    await steps.run(
      async () => {
        await client.act({
          type: "callApplicant",
          applicantId: applicant.id,
          overrideReason: null,
        });
        await hear(client, applicant, index);
        const sheets = sheetsFor(client, applicant);
        if (byPin) await submitGrades(client, applicant, sheets);
        else await enterSheets(client, steps, applicant, sheets, misreadLeft);
        misreadLeft &&= byPin;
        return sheets;
      },
      (sheets) => ({
        zh: `点名 ${index + 1}/${called.length} ${applicant.name}，答辩结束，${byPin ? "专家输入 PIN 评分" : "评分表录入两遍并核对"}：${sheets.map(({ score }) => scoreText(score)).join("、")}`,
        en: `Called and graded ${byPin ? "by PIN" : "on paper, entered twice"}`,
      }),
    );
  }
  return called.length;
}

const callOrder = (state: MeetingState): readonly Applicant[] =>
  panelsWithApplicants(state).flatMap((panel) => callList(state, panel));

/** 核对身份, 陈述, 提问: the clock started for both, and what was asked written down. */
async function hear(
  client: MeetingClient,
  { id: applicantId, specialty }: Applicant,
  index: number,
): Promise<void> {
  const checkedBy = staff(client, "secretary");
  await client.act({ type: "checkIdentity", applicantId, checkedBy, document: "居民身份证" });
  await client.act({ type: "startStatement", applicantId });
  await client.act({ type: "startQuestions", applicantId });
  const applicant = client.state().facts.applicants.get(applicantId);
  const asking = applicant ? panelOf(client.state(), applicant)[index % 2] : undefined;
  const answered = "说明了本人承担的部分和主要做法，与申报材料一致。";
  await client.act({
    ...{ type: "recordAnswers", applicantId },
    rows: [
      {
        expertId: asking?.id ?? null,
        question: `请说明你在${specialty}项目中具体负责什么。`,
        answer: answered,
      },
      {
        expertId: null,
        question: "项目中遇到的主要问题如何解决？",
        answer: "举了两个实例，要点清楚。",
      },
    ],
  });
  await client.act({ type: "endDefense", applicantId });
}

function sheetsFor({ state }: MeetingClient, applicant: Applicant): readonly Sheet[] {
  const { rules, rubric } = state().facts;
  return gradersOf(state(), applicant).map(({ id: expertId }) => ({
    expertId,
    score: scoreOf(applicant.id, expertId, rules, rubric),
  }));
}

async function submitGrades(
  { act }: MeetingClient,
  { id: applicantId }: Applicant,
  sheets: readonly Sheet[],
): Promise<void> {
  for (const { expertId, score } of sheets)
    await act({ type: "submitGrade", applicantId, expertId, score: asInput(score) });
}

/** Secretary and checker read the sheets apart; with `oneMisread` the checker misreads one and reads it again. */
async function enterSheets(
  client: MeetingClient,
  steps: Steps,
  { id: applicantId, name }: Applicant,
  sheets: readonly Sheet[],
  oneMisread: boolean,
): Promise<void> {
  const secretary = staff(client, "secretary");
  const checker = staff(client, "checker");
  const enter = (entry: "first" | "second", enteredBy: PersonId, read: readonly Sheet[]) =>
    client.act({
      ...{ type: "enterSheets", applicantId, entry, enteredBy },
      sheets: read.map(({ expertId, score }) => ({ expertId, score: asInput(score) })),
    });
  const readWrong = sheets.map((sheet, index) =>
    oneMisread && index === 0 ? { ...sheet, score: misread(sheet.score) } : sheet,
  );
  await enter("first", secretary, sheets);
  await enter("second", checker, readWrong);
  const differing = differingSheets(client.state().applicants.get(applicantId) ?? notCalled);
  if (differing.length === 0) return;
  await steps.run(
    () =>
      enter(
        "second",
        checker,
        sheets.filter(({ expertId }) => differing.includes(expertId)),
      ),
    () => ({
      zh: `${name}有 ${differing.length} 张评分表两遍录入不一致（${differing.join("、")}），核对人对照原表重录后一致`,
      en: "Two readings of a sheet differed; read again, they agree",
    }),
  );
}

function staff({ state }: MeetingClient, role: StaffRole): PersonId {
  const id = staffPresent(state(), role);
  const code = role === "checker" ? "NO_CHECKER_PRESENT" : "NO_SECRETARY_PRESENT";
  if (id === undefined) throw new Fault(refusal(code));
  return id;
}

/** The contract's input has lists that may be written to; core's are read-only. */
function asInput(score: Sheet["score"]) {
  return score.kind === "items"
    ? { kind: score.kind, items: score.items.map((item) => ({ ...item })) }
    : score;
}
