import type { ClockCheck } from "../../contract/answers.ts";

export interface ClockNoticeText {
  readonly title: string;
  readonly advice: string;
}

/**
 * Said where this computer's clock is behind the latest time in the journal. Both by the computer's
 * own clock, as its taskbar has them. Nobody can tell from here which of the two is right.
 */
export function clockNotice({ now, latestAt }: ClockCheck): ClockNoticeText | undefined {
  if (latestAt === null || Date.parse(now) >= Date.parse(latestAt)) return undefined;
  const sameYear = new Date(now).getFullYear() === new Date(latestAt).getFullYear();
  const latest = wallTime(latestAt, !sameYear);
  return {
    title: `本机时钟是 ${wallTime(now, !sameYear)}，早于会议记录中最晚的时间 ${latest}，两者至少有一个不准。`,
    advice: `请对照手机核对本机的日期和时间，不准就改正（Windows：设置 → 时间和语言）。若是先前走快、刚刚改准的，不必再处理，本提示到时自行消失。会议照常进行：记录都已保存，先后以记录序号为准，只是期间记下的时间不准。`,
  };
}

/** `11月2日 09:05:07`. */
function wallTime(instant: string, withYear: boolean): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":");
  const year = withYear ? `${at.getFullYear()}年` : "";
  return `${year}${at.getMonth() + 1}月${at.getDate()}日 ${clock}`;
}
