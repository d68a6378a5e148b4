import { z } from "zod";
import {
  applicantIdInput,
  gradeInput,
  mostInput,
  panelIdInput,
  personIdInput,
  reasonInput,
  scoreInput,
} from "../inputs.ts";

const expertOnly = { expertId: personIdInput };
const applicantOnly = { applicantId: applicantIdInput };

/** Grades and conclusions; the desk adds signatures. */
export const gradeRequests = [
  z.strictObject({
    type: z.literal("enterSheets"),
    ...applicantOnly,
    entry: z.enum(["first", "second"]),
    enteredBy: personIdInput,
    sheets: z.array(z.strictObject({ ...expertOnly, score: scoreInput })).max(mostInput),
  }),
  z.strictObject({
    type: z.literal("submitGrade"),
    ...applicantOnly,
    ...expertOnly,
    score: scoreInput,
  }),
  z.strictObject({
    type: z.literal("confirmConclusions"),
    panelId: panelIdInput.nullable(),
    confirmedBy: personIdInput,
    conclusions: z
      .array(
        z.strictObject({ ...applicantOnly, grade: gradeInput, reason: reasonInput.nullable() }),
      )
      .max(mostInput),
  }),
  z.strictObject({
    type: z.literal("correctGrade"),
    ...applicantOnly,
    ...expertOnly,
    score: scoreInput,
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("correctConclusion"),
    ...applicantOnly,
    grade: gradeInput,
    reason: reasonInput,
  }),
] as const;
