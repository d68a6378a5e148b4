import { z } from "zod";
import { reasonInput } from "../inputs.ts";

/** Whether the bundle may be used, and the end of the meeting. */
export const openingRequests = [
  z.strictObject({ type: z.literal("acceptValidity"), reason: reasonInput }),
  z.strictObject({ type: z.literal("lockMeeting"), note: reasonInput.nullable() }),
] as const;
