import { z } from "zod";
import { defenseRequests } from "./defense-requests.ts";
import { discussionRequests } from "./discussion-requests.ts";
import { formRequests } from "./form-requests.ts";
import { gradeRequests } from "./grade-requests.ts";
import { openingRequests } from "./opening-requests.ts";
import { peopleRequests } from "./people-requests.ts";
import { privatePageRequests } from "./private-page-requests.ts";
import { readingRequests } from "./reading-requests.ts";
import { roundRequests } from "./round-requests.ts";

/**
 * What the screens ask of an open meeting: core's commands, less what only the desk knows (session
 * keys, signatures, counts), and with what only it may see (a new PIN, marks).
 */
export const meetingRequest = z.discriminatedUnion("type", [
  ...openingRequests,
  ...peopleRequests,
  ...readingRequests,
  ...defenseRequests,
  ...gradeRequests,
  ...privatePageRequests,
  ...discussionRequests,
  ...formRequests,
  ...roundRequests,
]);

export type MeetingRequest = z.output<typeof meetingRequest>;
export type RequestOf<T extends MeetingRequest["type"]> = Extract<MeetingRequest, { type: T }>;
