import { holidaysOf } from "./holidays.ts";

/** A count of working days, and whether the holidays of all its years are known. */
export interface WorkingDays {
  readonly count: number;
  readonly holidaysKnown: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A public notice of years is a slip of the pen; nothing is counted day by day for it. */
const longestDays = 400;

/** Working days from `first` to `last`, both counted, `YYYY-MM-DD`. Without a year's holidays: Mondays to Fridays. */
export function workingDays(first: string, last: string): WorkingDays {
  const from = Date.parse(`${first}T00:00:00Z`);
  const to = Date.parse(`${last}T00:00:00Z`);
  const length = Math.min(Math.floor((to - from) / dayMs) + 1, longestDays);
  const days = Array.from({ length: Math.max(length, 0) }, (_, index) => dayAt(from, index));
  return {
    count: days.filter(isWorkingDay).length,
    holidaysKnown: [first, last].every((day) => holidaysOf(day) !== undefined),
  };
}

function dayAt(from: number, index: number): Date {
  return new Date(from + index * dayMs);
}

function isWorkingDay(day: Date): boolean {
  const name = day.toISOString().slice(0, 10);
  const year = holidaysOf(name);
  if (year?.workedWeekends.includes(name)) return true;
  const isWeekend = [0, 6].includes(day.getUTCDay());
  return !isWeekend && !year?.daysOff.some(([from, to]) => from <= name && name <= to);
}
