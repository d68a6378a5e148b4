import * as z from "zod";
import { event, hex, person, text } from "./event-schema.ts";

const head = z.strictObject({ seq: z.int().min(1), hash: hex(64) });

export const journalEventSchemas = [
  event("journalRestored", {
    source: z.enum(["replica", "mirror", "remainder"]),
    because: z.enum(["missing", "damaged", "torn", "unreadable", "outdated"]),
    restored: head,
    replaced: head.nullable(),
    chairId: person,
    reason: text,
  }),
  event("meetingMoved", {
    fromStation: hex(64),
    toStation: hex(64),
    taken: head,
    takenAt: text.nullable(),
    passedOver: z.array(head).max(64),
    reason: text,
  }),
] as const;
