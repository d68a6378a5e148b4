import type { MeetingEvent } from "../../../core/meeting/events.ts";
import { chinaTime } from "../china-time.ts";
import type { PageWriter } from "../page-writer.ts";
import { body, namesOf, type FormSource } from "./form.ts";

/** 会议经过: who presided when, and what changed about the people, in the journal's order. */
export function writeProceedings(writer: PageWriter, source: FormSource): void {
  const lines = proceedingsOf(source);
  if (lines.length === 0) return;
  writer.space(6);
  writer.keepTogether(40);
  writer.paragraph("会议经过", { font: "strong", sizePt: 10.5, spaceAfterPt: 2 });
  for (const line of lines) writer.paragraph(line, { ...body, sizePt: 9.5 });
}

/** One line for each fact, with its time by the station's clock where it has one. */
export function proceedingsOf(source: FormSource): readonly string[] {
  return source.records.flatMap(({ event, at }) => {
    const said = sentenceOf(source, event);
    return said === undefined ? [] : [at === undefined ? said : `${chinaTime(at)}　${said}`];
  });
}

function sentenceOf(source: FormSource, event: MeetingEvent): string | undefined {
  const name = (id: Parameters<typeof namesOf>[1][number]) => namesOf(source, [id]);
  switch (event.type) {
    case "recessBegan":
      return `${name(event.chairId)}主持，休会。`;
    case "meetingResumed":
      return `${name(event.chairId)}主持，复会（第 ${event.session} 场）。`;
    case "pinReset":
      return `${name(event.personId)}的 PIN 重置，由${name(event.chairId)}、${name(event.witnessId)}核实。`;
    default:
      return undefined;
  }
}
