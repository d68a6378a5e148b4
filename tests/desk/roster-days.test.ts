import { describe, expect, test } from "vitest";
import { periodOf } from "../../src/desk/roster/public-notice.ts";
import { workingDays } from "../../src/desk/roster/working-days.ts";

describe("working days", () => {
  const spans = [
    ["a week from Monday to Friday", "2024-09-02", "2024-09-06", 5],
    ["a weekend", "2024-09-07", "2024-09-08", 0],
    ["the national holiday, and the Saturday worked for it", "2024-10-01", "2024-10-12", 5],
    ["a Sunday worked for the spring festival", "2025-01-26", "2025-01-27", 2],
    ["a turn of the year", "2025-12-31", "2026-01-05", 3],
    ["a span that ends before it begins", "2024-09-06", "2024-09-02", 0],
  ] as const;
  test.each(spans)("of %s", (_, first, last, count) => {
    expect(workingDays(first, last)).toEqual({ count, holidaysKnown: true });
  });

  test("of a year without known holidays are its Mondays to Fridays, and say so", () => {
    expect(workingDays("2031-10-01", "2031-10-03")).toEqual({ count: 3, holidaysKnown: false });
  });
});

describe("a public notice's first and last day", () => {
  const written = [
    "2024-09-02至2024-09-06",
    "2024年9月2日—2024年9月6日",
    "2024年9月2日至9月6日",
    "自2024年9月2日起至2024年9月6日止",
    "2024.9.2-2024.9.6",
    "2024/09/02 ~ 2024/09/06",
    "２０２４－９－２——２０２４－９－６",
    "20240902-20240906",
  ];
  test.each(written)("are read from %s", (text) => {
    expect(periodOf(text)).toEqual({ first: "2024-09-02", last: "2024-09-06" });
  });

  test.each(["2024-09-02", "2024年9月", "9月2日至9月6日", "2024-02-30至2024-03-06"])(
    "are not guessed from %s",
    (text) => {
      expect(periodOf(text)).toBeUndefined();
    },
  );
});
