import { applicantForm } from "./applicant-form.ts";
import { baseConditionForm } from "./base-condition-sheet.ts";
import { formerNameForm } from "./former-name-sheet.ts";
import { expertForm } from "./expert-sheet.ts";
import { meetingForm } from "./meeting-sheet.ts";
import { requirementForm } from "./requirement-sheet.ts";
import { rubricForm } from "./rubric-sheet.ts";
import { rulesForm } from "./rules-form.ts";
import type { SheetForm } from "./sheet-form.ts";
import { staffForm } from "./staff-sheet.ts";

/** Every sheet of a roster, in the order of the template. */
export const sheetForms: readonly SheetForm[] = [
  meetingForm,
  applicantForm,
  expertForm,
  staffForm,
  rubricForm,
  rulesForm,
  requirementForm,
  formerNameForm,
  baseConditionForm,
];
