import { dateOf } from "./calendar-date.ts";
import { halfWidth } from "./plain-text.ts";

/** First and last day of a public notice, `YYYY-MM-DD`. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

const day = String.raw`(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`;
const between = String.raw`\s*(?:至|到|起至|—+|–|-+|~|～)\s*`;
const written = new RegExp(`^(?:自|从)?${day}${between}${day}(?:止)?$`);
const compact = new RegExp(String.raw`^(\d{8})${between}(\d{8})$`);

/**
 * Reads 公示起止日期: `2024-09-02至2024-09-06`, `2024年9月2日—9月6日`, `2024.9.2-2024.9.6`,
 * `20240902-20240906`. The last day's year may be left out. `undefined` for anything else.
 */
export function periodOf(text: string): Period | undefined {
  const plain = halfWidth(text).replace(/\s+/g, "");
  const [, firstDay = "", lastDay = ""] = compact.exec(plain) ?? [];
  if (firstDay !== "") return period(firstDay, lastDay);
  const found = written.exec(plain);
  if (!found) return undefined;
  const [, year, month, date, lastYear = year, lastMonth, lastDate] = found;
  return period(`${year}-${month}-${date}`, `${lastYear}-${lastMonth}-${lastDate}`);
}

function period(firstDay: string, lastDay: string): Period | undefined {
  const first = dateOf(firstDay);
  const last = dateOf(lastDay);
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}
