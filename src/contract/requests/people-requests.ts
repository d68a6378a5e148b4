import { z } from "zod";
import { annotatedFacts, annotatedSubjects } from "../../core/meeting/people/people-events.ts";
import {
  applicantIdInput,
  idInput,
  mostInput,
  nameInput,
  panelIdInput,
  personIdInput,
  pinInput,
  reasonInput,
} from "../inputs.ts";

const expertOnly = { expertId: personIdInput };
const applicantOnly = { applicantId: applicantIdInput };
const place = { replaces: personIdInput.nullable(), panel: panelIdInput.nullable() };

/** Attendance and recusal. A new PIN is the desk's to see alone. */
export const peopleRequests = [
  z.strictObject({ type: z.literal("checkIn"), personId: personIdInput, newPin: pinInput }),
  z.strictObject({ type: z.literal("checkInAgain"), personId: personIdInput }),
  z.strictObject({ type: z.literal("leave"), ...expertOnly }),
  z.strictObject({ type: z.literal("comeBack"), ...expertOnly }),
  z.strictObject({ type: z.literal("staffLeave"), staffId: personIdInput }),
  z.strictObject({ type: z.literal("staffComeBack"), staffId: personIdInput }),
  z.strictObject({ type: z.literal("beginRecess") }),
  z.strictObject({ type: z.literal("resumeMeeting") }),
  z.strictObject({ type: z.literal("resetPin"), personId: personIdInput, newPin: pinInput }),
  z.strictObject({
    type: z.literal("declare"),
    ...expertOnly,
    related: z.array(z.strictObject({ ...applicantOnly, relation: reasonInput })).max(mostInput),
  }),
  z.strictObject({
    type: z.literal("moveUpReserve"),
    ...expertOnly,
    ...place,
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("addExpert"),
    name: nameInput,
    employer: nameInput,
    title: nameInput,
    field: nameInput,
    ...place,
    reason: reasonInput,
    documentNumber: nameInput,
    idNumber: nameInput,
  }),
  z.strictObject({
    type: z.literal("annotateFact"),
    subject: z.enum(annotatedSubjects),
    subjectId: idInput,
    fact: z.enum(annotatedFacts),
    correct: nameInput,
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("decideRecusal"),
    ...expertOnly,
    ...applicantOnly,
    recused: z.boolean(),
    reason: reasonInput,
  }),
] as const;
