import * as z from "zod";
import type { Json } from "../../core/canonical-json.ts";
import type { JournalRecord } from "../../core/journal/record.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import { instantSchema } from "../sealed/calendar.ts";
import { hex } from "./event-schemas/event-schema.ts";
import { defenseEventSchemas } from "./event-schemas/defense-events.ts";
import { discussionEventSchemas } from "./event-schemas/discussion-events.ts";
import { formEventSchemas } from "./event-schemas/form-events.ts";
import { gradeEventSchemas } from "./event-schemas/grade-events.ts";
import { journalEventSchemas } from "./event-schemas/journal-events.ts";
import { openingEventSchemas } from "./event-schemas/opening-events.ts";
import { peopleEventSchemas } from "./event-schemas/people-events.ts";
import { privatePageEventSchemas } from "./event-schemas/private-page-events.ts";
import { readingEventSchemas } from "./event-schemas/reading-events.ts";
import { roundEventSchemas } from "./event-schemas/round-events.ts";

/**
 * The form of a journal line, event by event, for lines that this process didn't write itself:
 * a journal read from disk, a result package. Order and meaning are core's to judge.
 */
export const eventSchema = z.discriminatedUnion("type", [
  ...journalEventSchemas,
  ...openingEventSchemas,
  ...peopleEventSchemas,
  ...readingEventSchemas,
  ...defenseEventSchemas,
  ...gradeEventSchemas,
  ...privatePageEventSchemas,
  ...discussionEventSchemas,
  ...formEventSchemas,
  ...roundEventSchemas,
]);

const recordSchema = z.strictObject({
  v: z.literal(1),
  seq: z.int().min(1),
  prev: hex(64),
  command: z.uuid().lowercase(),
  event: eventSchema,
  at: instantSchema.optional(),
});

/** One line's record; `undefined` for what isn't of this form. */
export function readRecord(value: Json): JournalRecord<MeetingEvent> | undefined {
  if (!recordSchema.safeParse(value).success) return undefined;
  // What was read is what was given: strict objects drop nothing, and an id is its own text.
  return value as unknown as JournalRecord<MeetingEvent>;
}
