import { z } from "zod";
import {
  applicantIdInput,
  mostInput,
  panelIdInput,
  personIdInput,
  reasonInput,
} from "../inputs.ts";

const applicantOnly = { applicantId: applicantIdInput };
const verdictInput = z.enum(["pass", "fail"]);
/** Most originals that one check may name. */
const mostOriginals = 50;

/** 材料审查, 原件核验, 一票否决. */
export const readingRequests = [
  z.strictObject({
    type: z.literal("judgeMaterials"),
    ...applicantOnly,
    expertId: personIdInput,
    verdict: verdictInput,
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("confirmMaterialsVerdicts"),
    panelId: panelIdInput.nullable(),
    confirmedBy: personIdInput,
    verdicts: z
      .array(
        z.strictObject({ ...applicantOnly, verdict: verdictInput, reason: reasonInput.nullable() }),
      )
      .max(mostInput),
  }),
  z.strictObject({
    type: z.literal("correctMaterialsVerdict"),
    ...applicantOnly,
    to: verdictInput,
    reason: reasonInput,
  }),
  z.strictObject({
    type: z.literal("checkOriginals"),
    ...applicantOnly,
    checkedBy: personIdInput,
    originals: z.array(reasonInput).max(mostOriginals),
    agree: z.boolean(),
    remark: reasonInput,
  }),
  z.strictObject({
    type: z.literal("vetoApplication"),
    ...applicantOnly,
    reason: reasonInput,
    evidence: z.strictObject({
      material: z.string().min(1).max(1_000).nullable(),
      text: reasonInput,
    }),
  }),
] as const;
