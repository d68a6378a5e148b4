import { event, person, text } from "./event-schema.ts";

export const discussionEventSchemas = [
  event("discussionClosed", { chairId: person, note: text }),
] as const;
