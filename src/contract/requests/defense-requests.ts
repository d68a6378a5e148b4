import { z } from "zod";
import { applicantIdInput, reasonInput } from "../inputs.ts";

const applicantOnly = { applicantId: applicantIdInput };

/** Who stands before the panel. */
export const defenseRequests = [
  z.strictObject({
    type: z.literal("callApplicant"),
    ...applicantOnly,
    overrideReason: reasonInput.nullable(),
  }),
  z.strictObject({ type: z.literal("markAbsent"), ...applicantOnly }),
  z.strictObject({ type: z.literal("endDefense"), ...applicantOnly }),
] as const;
