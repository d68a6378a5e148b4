import { z } from "zod";
import { applicantIdInput, personIdInput, pinInput, reasonInput } from "../inputs.ts";

const expertOnly = { expertId: personIdInput };
const applicantOnly = { applicantId: applicantIdInput };

/** Attendance and recusal. A new PIN is the desk's to see alone. */
export const peopleRequests = [
  z.strictObject({ type: z.literal("checkIn"), personId: personIdInput, newPin: pinInput }),
  z.strictObject({ type: z.literal("checkInAgain"), personId: personIdInput }),
  z.strictObject({ type: z.literal("leave"), ...expertOnly }),
  z.strictObject({ type: z.literal("comeBack"), ...expertOnly }),
  z.strictObject({ type: z.literal("staffLeave"), staffId: personIdInput }),
  z.strictObject({ type: z.literal("staffComeBack"), staffId: personIdInput }),
  z.strictObject({ type: z.literal("beginRecess") }),
  z.strictObject({ type: z.literal("resumeMeeting") }),
  z.strictObject({ type: z.literal("resetPin"), personId: personIdInput, newPin: pinInput }),
  z.strictObject({
    type: z.literal("decideRecusal"),
    ...expertOnly,
    ...applicantOnly,
    recused: z.boolean(),
    reason: reasonInput,
  }),
] as const;
