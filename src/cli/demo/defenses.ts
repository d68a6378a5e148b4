import type { Applicant, StaffRole } from "../../core/bundle/manifest.ts";
import type { PersonId } from "../../core/ids.ts";
import type { Sheet } from "../../core/meeting/grade-events.ts";
import { isCallable } from "../../core/meeting/stage.ts";
import { differingSheets } from "../../core/meeting/sheets.ts";
import { notCalled } from "../../core/meeting/state.ts";
import { gradersOf } from "../../core/meeting/graders.ts";
import { staffPresent } from "../../core/meeting/who.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import { Fault } from "../../desk/sealed/fault.ts";
import type { MeetingClient } from "./meeting-client.ts";
import { misread, scoreOf, scoreText } from "./scores.ts";
import type { Steps } from "./steps.ts";

/** 答辩: calls everyone who may be called, in the drawn order, and has each graded. */
export async function holdDefenses(client: MeetingClient, steps: Steps): Promise<number> {
  const called = callOrder(client);
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
        await client.act({ type: "endDefense", applicantId: applicant.id });
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

function callOrder({ manifest, state }: MeetingClient): readonly Applicant[] {
  const turn = ({ drawNumber, order }: Applicant) => drawNumber ?? order;
  const callable = manifest.applicants.filter((applicant) => isCallable(state(), applicant));
  return callable.sort((a, b) => turn(a) - turn(b));
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
