import type { FormSubject, SignedForm } from "../../src/core/meeting/forms/form-events.ts";
import { printedAs } from "../../src/core/meeting/forms/printed-papers.ts";
import { papersOf, paperChoice, type ReportChoice } from "../../src/desk/reports/make-report.ts";
import { formSourceOf } from "./forms-sample.ts";
import type { aMeeting } from "./meeting-builder.ts";

type Meeting = ReturnType<typeof aMeeting>;
export type SignedChoice = ReportChoice & { readonly kind: SignedForm };

/** As the desk does when 打印 is pressed: what the papers say now gets its 打印序号. */
export function printed(meeting: Meeting, choice: SignedChoice): Meeting {
  const whole = paperChoice(choice);
  const papers = papersOf(formSourceOf(meeting), whole);
  const blank = whole.blank === true;
  return meeting.does({ type: "printForms", form: choice.kind, blank, papers });
}

/** The 打印序号 of each paper as it is now; `null` where it wasn't printed like this. */
export function serialsNow(
  meeting: Meeting,
  choice: SignedChoice,
): readonly (readonly [FormSubject, number | null])[] {
  const about = { form: choice.kind, blank: choice.blank === true };
  return papersOf(formSourceOf(meeting), paperChoice(choice)).map((paper) => [
    paper.of,
    printedAs(meeting.state(), { ...about, ...paper })?.serial ?? null,
  ]);
}
