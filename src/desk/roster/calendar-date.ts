import { halfWidth } from "./plain-text.ts";

const written = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;

/** `2024-9-20`, `2024/9/20`, `2024年9月20日`, `20240920` → `2024-09-20`; `undefined` if it is no date. */
export function dateOf(text: string): string | undefined {
  const found = written.exec(halfWidth(text)) ?? compact.exec(halfWidth(text));
  if (!found) return undefined;
  const [, year = "", month = "", day = ""] = found;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : undefined;
}

/** Whether `YYYY-MM-DD` names a day that exists, from 1900 to 2199. */
export function isCalendarDate(date: string): boolean {
  const found = /^(19|20|21)\d\d-\d\d-\d\d$/.test(date);
  const time = Date.parse(`${date}T00:00:00Z`);
  return found && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
