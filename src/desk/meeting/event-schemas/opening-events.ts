import * as z from "zod";
import { date, event, hex, person, text } from "./event-schema.ts";

export const openingEventSchemas = [
  event("meetingOpened", {
    bundleId: z.uuid(),
    serial: z.int().min(1),
    bundleHash: hex(64),
    rulesHash: hex(64),
    stationKey: hex(64),
  }),
  event("validityDoubted", {
    because: z.enum(["expired", "clockBehind"]),
    clockDate: date,
    validUntil: date,
  }),
  event("validityAccepted", { chairId: person, reason: text }),
  event("meetingLocked", { chairId: person, secretaryId: person, note: text.nullable() }),
] as const;
