import { z } from "zod";
import {
  applicantIdInput,
  mostInput,
  panelIdInput,
  personIdInput,
  reasonInput,
} from "../inputs.ts";

/** 集体讨论; the desk adds the signatures of those whose PINs were shown. */
export const discussionRequests = [
  z.strictObject({
    type: z.literal("signOpinions"),
    panelId: panelIdInput.nullable(),
    opinions: z
      .array(z.strictObject({ applicantId: applicantIdInput, text: reasonInput }))
      .max(mostInput),
    signers: z.array(personIdInput).max(99),
  }),
  z.strictObject({ type: z.literal("closeDiscussion"), note: reasonInput }),
] as const;
