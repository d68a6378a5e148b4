import * as z from "zod";
import { applicant, count, event, hex, person, text } from "./event-schema.ts";

const inRound = { round: z.int().min(1) };
const marks = { applicantId: applicant, approve: count, reject: count, abstain: count };

export const roundEventSchemas = [
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
  z.discriminatedUnion("v", [
    event("paperReturned", { ...inRound, expertId: person }),
    event("paperReturned", { ...inRound, expertId: person, slot: hex(64) }).extend({
      v: z.literal(2),
    }),
  ]),
  event("roundCodesConfirmed", { ...inRound, slot: hex(64) }),
  event("roundInterrupted", { ...inRound }),
  event("roundResumed", { ...inRound }),
  event("roundCodesDestroyed", {
    ...inRound,
    chairId: person,
    witnessId: person,
    note: text.nullable(),
  }),
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
] as const;
