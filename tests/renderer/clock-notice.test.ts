import { expect, test } from "vitest";
import { clockNotice } from "../../src/renderer/view/clock-notice.ts";

test("a clock that is behind the journal is told of with both times and what to do", () => {
  const notice = clockNotice({
    now: "2024-11-02T01:30:00.000Z",
    latestAt: "2024-11-02T03:00:09.000Z",
  });
  expect(notice?.title).toMatch(
    /^本机时钟是 11月\d日 \d\d:30:00，早于会议记录中最晚的时间 11月\d日 \d\d:00:09/,
  );
  expect(notice?.advice).toContain("请对照手机核对");
});

test("years are said where they differ: a dead battery sets the clock years back", () => {
  const notice = clockNotice({
    now: "2001-01-05T03:00:00.000Z",
    latestAt: "2024-11-02T03:00:00.000Z",
  });
  expect(notice?.title).toMatch(/2001年1月\d日.*2024年11月\d日/);
});

test("nothing is said of a clock that isn't behind, or of a journal without times", () => {
  const now = "2024-11-02T03:00:00.000Z";
  expect(clockNotice({ now, latestAt: now })).toBeUndefined();
  expect(clockNotice({ now, latestAt: null })).toBeUndefined();
});
