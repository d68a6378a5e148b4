import * as z from "zod";

/** `YYYY-MM-DD`: a day that exists. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, "day");

/** `YYYY-MM-DDThh:mm:ssZ`: a second that exists, leap seconds apart. */
export const secondSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .refine(isInstant, "time");

/** The same, with up to nine digits of a second if it likes. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/)
  .refine(isInstant, "time");

/** Dates roll over instead of refusing: 30 February is 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Only `Date` takes 24:00 for the next day's beginning. */
function isInstant(text: string): boolean {
  return isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)) && text.slice(11, 13) < "24";
}
