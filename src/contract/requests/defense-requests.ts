import { z } from "zod";
import { isWellFormed } from "../../core/canonical-json.ts";
import { applicantSteps, personSteps } from "../../core/meeting/defense/undoable-step.ts";
import {
  applicantIdInput,
  mostInput,
  panelIdInput,
  personIdInput,
  reasonInput,
} from "../inputs.ts";

const applicantOnly = { applicantId: applicantIdInput };

/** Most rows of one 答辩记录. */
const mostAnswers = 100;

const answerRows = z
  .array(
    z.strictObject({
      expertId: personIdInput.nullable(),
      question: reasonInput,
      answer: reasonInput,
    }),
  )
  .max(mostAnswers);

const documentInput = z.string().max(200).refine(isWellFormed);

/** Who stands before the panel, in which order, and what is said there. */
export const defenseRequests = [
  z.strictObject({
    type: z.literal("recordDraws"),
    panelId: panelIdInput.nullable(),
    witnessId: personIdInput,
    draws: z.array(z.strictObject({ ...applicantOnly, drawNumber: z.int() })).max(mostInput),
    reason: reasonInput.nullable(),
  }),
  z.strictObject({
    type: z.literal("callApplicant"),
    ...applicantOnly,
    overrideReason: reasonInput.nullable(),
  }),
  z.strictObject({
    type: z.literal("checkIdentity"),
    ...applicantOnly,
    checkedBy: personIdInput,
    document: documentInput,
  }),
  z.strictObject({ type: z.literal("startStatement"), ...applicantOnly }),
  z.strictObject({ type: z.literal("startQuestions"), ...applicantOnly }),
  z.strictObject({ type: z.literal("pauseClock"), ...applicantOnly }),
  z.strictObject({ type: z.literal("continueClock"), ...applicantOnly }),
  z.strictObject({
    type: z.literal("recordAnswers"),
    ...applicantOnly,
    rows: answerRows,
  }),
  z.strictObject({
    type: z.literal("correctAnswers"),
    ...applicantOnly,
    rows: answerRows,
    reason: reasonInput,
  }),
  z.strictObject({ type: z.literal("markLate"), ...applicantOnly }),
  z.strictObject({ type: z.literal("markAbsent"), ...applicantOnly }),
  z.strictObject({
    type: z.literal("postponeDefense"),
    ...applicantOnly,
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("withdrawApplication"),
    ...applicantOnly,
    document: documentInput,
    reason: reasonInput,
  }),
  z.strictObject({ type: z.literal("endDefense"), ...applicantOnly }),
  z.strictObject({
    type: z.literal("undoStep"),
    step: z.union([
      z.strictObject({ command: z.enum(personSteps), personId: personIdInput }),
      z.strictObject({ command: z.enum(applicantSteps), ...applicantOnly }),
    ]),
    reason: reasonInput,
  }),
] as const;
