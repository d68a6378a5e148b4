import { z } from "zod";
import { applicantIdInput, mostInput, personIdInput, reasonInput } from "../inputs.ts";

const expertOnly = { expertId: personIdInput };
const applicantOnly = { applicantId: applicantIdInput };
const count = z.int().min(0).max(10_000);
/** The scrutineer looked: no projector shows this screen. */
const projector = { projectorChecked: z.boolean() };

/** The chair's code and the scrutineer's, as typed from their slips. */
const typedCodes = { chairCode: z.string().max(64), scrutineerCode: z.string().max(64) };

/** The secret ballot. Marks are in `castPaper` alone, and go no further than the desk's counts. */
export const roundRequests = [
  z.strictObject({
    type: z.literal("openRound"),
    way: z.enum(["station", "paper"]),
    motions: z.array(applicantIdInput).max(mostInput),
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
      .max(mostInput),
  }),
  z.strictObject({ type: z.literal("confirmCodes"), ...typedCodes }),
  z.strictObject({ type: z.literal("resumeRound"), ...typedCodes }),
  z.strictObject({ type: z.literal("destroyCodes"), round: count, note: reasonInput.nullable() }),
  z.strictObject({ type: z.literal("closeRound"), reason: reasonInput.nullable() }),
  z.strictObject({ type: z.literal("tallyRound") }),
  z.strictObject({
    type: z.literal("enterPaperCounts"),
    entry: z.enum(["first", "second"]),
    papers: z
      .array(z.strictObject({ kind: count, issued: count, returned: count, spoiled: count }))
      .max(mostInput),
    counts: z
      .array(
        z.strictObject({
          ...applicantOnly,
          ...{ approve: count, reject: count, abstain: count, unreadable: count },
        }),
      )
      .max(mostInput),
  }),
  z.strictObject({ type: z.literal("voidRound"), note: reasonInput }),
  z.strictObject({ type: z.literal("voidTalliedRound"), round: count, note: reasonInput }),
  z.strictObject({ type: z.literal("announceOutcomes") }),
] as const;
