import { z } from "zod";
import { reasonInput } from "../inputs.ts";

/** 集体讨论. */
export const discussionRequests = [
  z.strictObject({ type: z.literal("closeDiscussion"), note: reasonInput }),
] as const;
