import * as z from "zod";
import type { Json } from "../../core/canonical-json.ts";
import { applicantId, panelId, personId } from "../../core/ids.ts";
import type { JournalRecord } from "../../core/journal/record.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";

/**
 * The form of a journal line, event by event, for lines that this process didn't write itself:
 * a journal read from disk, a result package. Order and meaning are core's to judge.
 */
const count = z.int().min(0).max(100_000);
const points = z.int().min(0).max(100);
const text = z.string().max(4_000);
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const date = z.iso.date();
const person = z.string().min(1).max(64).transform(personId);
const applicant = z.string().min(1).max(64).transform(applicantId);
const panel = z.string().min(1).max(64).transform(panelId);
const grade = z.enum(["excellent", "pass", "fail"]);
const score = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("total"), total: points }),
  z.strictObject({
    kind: z.literal("items"),
    items: z.array(z.strictObject({ itemId: z.string(), points })),
  }),
  z.strictObject({ kind: z.literal("grade"), grade }),
]);

const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) => z.strictObject({ type: z.literal(type), v: z.literal(1), ...shape });

const inRound = { round: z.int().min(1) };
const marks = { applicantId: applicant, approve: count, reject: count, abstain: count };

export const eventSchema = z.discriminatedUnion("type", [
  event("meetingOpened", {
    bundleId: z.uuid(),
    serial: z.int().min(1),
    bundleHash: hex(64),
    rulesHash: hex(64),
    stationKey: hex(64),
  }),
  event("validityDoubted", {
    because: z.enum(["expired", "clockBehind"]),
    clockDate: date,
    validUntil: date,
  }),
  event("validityAccepted", { chairId: person, reason: text }),
  event("meetingLocked", { chairId: person, secretaryId: person, note: text.nullable() }),
  event("personCheckedIn", { personId: person, sessionKey: hex(64) }),
  event("expertLeft", { expertId: person }),
  event("expertCameBack", { expertId: person }),
  event("recusalDecided", {
    expertId: person,
    applicantId: applicant,
    recused: z.boolean(),
    reason: text,
    chairId: person,
  }),
  event("applicantCalled", {
    applicantId: applicant,
    override: z.strictObject({ chairId: person, reason: text }).nullable(),
  }),
  event("applicantAbsent", { applicantId: applicant }),
  event("defenseEnded", { applicantId: applicant }),
  event("sheetsEntered", {
    applicantId: applicant,
    entry: z.enum(["first", "second"]),
    enteredBy: person,
    sheets: z.array(z.strictObject({ expertId: person, score })),
  }),
  event("gradeRecorded", {
    applicantId: applicant,
    expertId: person,
    score,
    source: z.enum(["paper", "pin"]),
    signature: hex(128).nullable(),
  }),
  event("conclusionsConfirmed", {
    panelId: panel.nullable(),
    leaderId: person,
    conclusions: z.array(
      z.strictObject({ applicantId: applicant, grade, reason: text.nullable() }),
    ),
  }),
  event("discussionClosed", { chairId: person, note: text }),
  event("roundOpened", {
    ...inRound,
    way: z.enum(["station", "paper"]),
    motions: z.array(z.strictObject({ applicantId: applicant, recused: z.array(person) })),
    present: z.array(person),
    chairId: person,
    scrutineerId: person,
    tellerId: person,
  }),
  event("emptyBoxConfirmed", { ...inRound, projectorChecked: z.boolean() }),
  event("paperHanded", { ...inRound, expertId: person }),
  event("paperReturned", { ...inRound, expertId: person }),
  event("roundClosed", { ...inRound, chairId: person, reason: text.nullable() }),
  event("paperCountsEntered", {
    ...inRound,
    entry: z.enum(["first", "second"]),
    papers: z.array(
      z.strictObject({ kind: z.int().min(1), issued: count, returned: count, spoiled: count }),
    ),
    counts: z.array(z.strictObject({ ...marks, unreadable: count })),
  }),
  event("roundTallied", {
    ...inRound,
    counts: z.array(z.strictObject({ ...marks, spoiled: count, unreadable: count })),
  }),
  event("roundVoided", {
    ...inRound,
    because: z.enum(["interrupted", "belowQuorum", "tooFewReturned", "tooManyReturned", "chair"]),
    note: text,
  }),
  event("talliedRoundVoided", {
    ...inRound,
    chairId: person,
    supervisorId: person,
    note: text,
  }),
  event("outcomesAnnounced", { ...inRound, chairId: person }),
]);

const recordSchema = z.strictObject({
  v: z.literal(1),
  seq: z.int().min(1),
  prev: hex(64),
  command: z.uuid(),
  event: eventSchema,
  at: z.iso.datetime().optional(),
});

/** One line's record; `undefined` for what isn't of this form. */
export function readRecord(value: Json): JournalRecord<MeetingEvent> | undefined {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { at, event: read, ...rest } = parsed.data;
  const known: MeetingEvent = read;
  return { ...rest, event: known, ...(at === undefined ? {} : { at }) };
}
