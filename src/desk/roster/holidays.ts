/** One year's 节假日安排: spans of days off, and the weekend days that are worked in exchange. */
export interface YearOfHolidays {
  readonly daysOff: readonly (readonly [from: string, to: string])[];
  readonly workedWeekends: readonly string[];
}

/** The year's holidays of `day` (`YYYY-MM-DD`), where this table has them. */
export function holidaysOf(day: string): YearOfHolidays | undefined {
  return years[day.slice(0, 4)];
}

/**
 * As the State Council's office announced them: 国办发明电〔2023〕7号 (2023-10-25),
 * 国办发明电〔2024〕12号 (2024-11-12), and the notice of 2025-11-04 for 2026. A new year is
 * announced each autumn and added here; until then its Mondays to Fridays are counted.
 */
const years: Readonly<Record<string, YearOfHolidays>> = {
  "2024": {
    daysOff: [
      ["2024-01-01", "2024-01-01"],
      ["2024-02-10", "2024-02-17"],
      ["2024-04-04", "2024-04-06"],
      ["2024-05-01", "2024-05-05"],
      ["2024-06-10", "2024-06-10"],
      ["2024-09-15", "2024-09-17"],
      ["2024-10-01", "2024-10-07"],
    ],
    workedWeekends: [
      ...["2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11"],
      ...["2024-09-14", "2024-09-29", "2024-10-12"],
    ],
  },
  "2025": {
    daysOff: [
      ["2025-01-01", "2025-01-01"],
      ["2025-01-28", "2025-02-04"],
      ["2025-04-04", "2025-04-06"],
      ["2025-05-01", "2025-05-05"],
      ["2025-05-31", "2025-06-02"],
      ["2025-10-01", "2025-10-08"],
    ],
    workedWeekends: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  "2026": {
    daysOff: [
      ["2026-01-01", "2026-01-03"],
      ["2026-02-15", "2026-02-23"],
      ["2026-04-04", "2026-04-06"],
      ["2026-05-01", "2026-05-05"],
      ["2026-06-19", "2026-06-21"],
      ["2026-09-25", "2026-09-27"],
      ["2026-10-01", "2026-10-07"],
    ],
    workedWeekends: [
      ...["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
    ],
  },
};
