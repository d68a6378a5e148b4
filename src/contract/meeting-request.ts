import { z } from "zod";
import {
  applicantIdInput,
  gradeInput,
  panelIdInput,
  personIdInput,
  pinInput,
  reasonInput,
  scoreInput,
} from "./inputs.ts";

/** Largest number of people or motions in one request. */
const most = 2_000;

const expertOnly = { expertId: personIdInput };
const applicantOnly = { applicantId: applicantIdInput };
const count = z.int().min(0).max(10_000);
/** The scrutineer looked: a projector shows the audience page alone, or there is none. */
const projector = { projectorChecked: z.boolean() };

/**
 * What the screens ask of an open meeting: core's commands, less what only the desk knows (session
 * keys, signatures, counts), and with what only it may see (a new PIN, marks).
 */
export const meetingRequest = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("checkIn"), personId: personIdInput, newPin: pinInput }),
  z.strictObject({ type: z.literal("acceptValidity"), reason: reasonInput }),
  z.strictObject({ type: z.literal("leave"), ...expertOnly }),
  z.strictObject({ type: z.literal("comeBack"), ...expertOnly }),
  z.strictObject({
    type: z.literal("decideRecusal"),
    ...expertOnly,
    ...applicantOnly,
    recused: z.boolean(),
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("callApplicant"),
    ...applicantOnly,
    overrideReason: reasonInput.nullable(),
  }),
  z.strictObject({ type: z.literal("markAbsent"), ...applicantOnly }),
  z.strictObject({ type: z.literal("endDefense"), ...applicantOnly }),
  z.strictObject({
    type: z.literal("enterSheets"),
    ...applicantOnly,
    entry: z.enum(["first", "second"]),
    enteredBy: personIdInput,
    sheets: z.array(z.strictObject({ ...expertOnly, score: scoreInput })).max(most),
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
      .max(most),
  }),
  z.strictObject({ type: z.literal("closeDiscussion"), note: reasonInput }),
  z.strictObject({
    type: z.literal("openRound"),
    way: z.enum(["station", "paper"]),
    motions: z.array(applicantIdInput).max(most),
    scrutineerId: personIdInput,
    tellerId: personIdInput,
  }),
  z.strictObject({ type: z.literal("confirmEmptyBox"), ...projector }),
  z.strictObject({ type: z.literal("handPaper"), ...expertOnly, ...projector }),
  z.strictObject({ type: z.literal("notePaperInBox"), ...expertOnly }),
  z.strictObject({
    type: z.literal("castPaper"),
    ...expertOnly,
    /** The token that `handPaper` gave. */
    paper: z.string().max(64),
    marks: z
      .array(z.strictObject({ ...applicantOnly, mark: z.enum(["approve", "reject", "abstain"]) }))
      .max(most),
  }),
  z.strictObject({ type: z.literal("closeRound"), reason: reasonInput.nullable() }),
  z.strictObject({ type: z.literal("tallyRound") }),
  z.strictObject({
    type: z.literal("enterPaperCounts"),
    entry: z.enum(["first", "second"]),
    papers: z
      .array(z.strictObject({ kind: count, issued: count, returned: count, spoiled: count }))
      .max(most),
    counts: z
      .array(
        z.strictObject({
          ...applicantOnly,
          ...{ approve: count, reject: count, abstain: count, unreadable: count },
        }),
      )
      .max(most),
  }),
  z.strictObject({ type: z.literal("voidRound"), note: reasonInput }),
  z.strictObject({ type: z.literal("voidTalliedRound"), round: count, note: reasonInput }),
  z.strictObject({ type: z.literal("announceOutcomes") }),
  z.strictObject({ type: z.literal("lockMeeting"), note: reasonInput.nullable() }),
]);

export type MeetingRequest = z.output<typeof meetingRequest>;
export type RequestOf<T extends MeetingRequest["type"]> = Extract<MeetingRequest, { type: T }>;
