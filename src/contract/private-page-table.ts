import { z } from "zod";
import type { PrivatePagesOpened } from "./answers.ts";
import { pageTokenInput, personIdInput, pinInput } from "./inputs.ts";
import { gives, method } from "./method.ts";

/** What experts write for themselves: drafts of grades, notes on materials. */
export const privatePageTable = {
  "privatePages.open": method(
    "Opens one expert's private pages of one purpose, against the PIN, and shuts anybody else's. Pages written before a new PIN was set stay shut.",
    z.strictObject({
      personId: personIdInput,
      pin: pinInput,
      purpose: z.enum(["gradeDraft", "readingNote"]),
    }),
    gives<PrivatePagesOpened>("PrivatePagesOpened"),
  ),
  "privatePages.close": method(
    "Shuts the pages that this token opened; the desk forgets their key.",
    z.strictObject({ token: pageTokenInput }),
    gives<null>("null"),
  ),
} as const;
