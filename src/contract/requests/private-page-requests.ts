import { z } from "zod";
import { applicantIdInput, pageTokenInput, reasonInput } from "../inputs.ts";

/** Whose page and what for, the token says: see `privatePages.open`. */
export const privatePageRequests = [
  z.strictObject({
    type: z.literal("keepPrivatePage"),
    token: pageTokenInput,
    applicantId: applicantIdInput,
    text: reasonInput,
  }),
] as const;
