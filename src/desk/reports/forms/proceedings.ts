import { applicantId, personId, type PersonId } from "../../../core/ids.ts";
import type { MeetingEvent } from "../../../core/meeting/events.ts";
import { factWords } from "../../../core/words.ts";
import { chinaTime } from "../china-time.ts";
import type { PageWriter } from "../page-writer.ts";
import { body, namesOf, type FormSource } from "./form.ts";

/** 会议经过: who presided when, and what changed about the people, in the journal's order. */
export function writeProceedings(writer: PageWriter, source: FormSource): void {
  const lines = proceedingsOf(source);
  if (lines.length === 0) return;
  writer.space(6);
  // On one page where that can be: a last line alone on a page of its own looks like a slip.
  writer.keepTogether(24 + Math.min(lines.length, mostKept) * linePt);
  writer.paragraph("会议经过", { font: "strong", sizePt: 10.5, spaceAfterPt: 2 });
  for (const line of lines) writer.paragraph(line, { ...body, sizePt: 9.5 });
}

const mostKept = 25;
const linePt = 9.5 * 1.5;

/** One line for each fact, with its time by the station's clock where it has one. */
export function proceedingsOf(source: FormSource): readonly string[] {
  return source.records.flatMap(({ event, at }) => {
    const said = sentenceOf(source, event);
    return said === undefined ? [] : [at === undefined ? said : `${chinaTime(at)}　${said}`];
  });
}

/** What is to be said of a fact about how the meeting went; nothing of all others. */
export function sentenceOf(source: FormSource, event: MeetingEvent): string | undefined {
  const name = (id: PersonId) => namesOf(source, [id]);
  switch (event.type) {
    case "recessBegan":
      return `${name(event.chairId)}主持，休会。`;
    case "meetingResumed":
      return `${name(event.chairId)}主持，复会（第 ${event.session} 场）。`;
    case "pinReset":
      return `${name(event.personId)}的 PIN 重置，由${name(event.chairId)}、${name(event.witnessId)}核实。`;
    case "reserveMovedUp":
      return `${name(event.chairId)}决定由${name(event.expertId)}${placeText(source, event.replaces)}，理由：${event.reason}。`;
    case "expertAdded":
      return `${name(event.chairId)}、${name(event.secretaryId)}办理${name(event.expertId)}${placeText(source, event.replaces)}，文号：${event.documentNumber}，理由：${event.reason}。`;
    case "factAnnotated":
      return `更正说明：${annotated(source, event)}${factWords[event.fact]}应为“${event.correct}”，依据：${event.reason}。`;
    case "roundOpened":
      return `${name(event.chairId)}主持第 ${event.round} 轮表决。`;
    case "meetingLocked":
      return `${name(event.chairId)}主持，会议锁定。`;
    default:
      return undefined;
  }
}

const placeText = (source: FormSource, replaces: PersonId | null): string =>
  replaces === null ? "进入委员会空缺席位" : `接替${namesOf(source, [replaces])}`;

function annotated(
  source: FormSource,
  { subject, subjectId }: Extract<MeetingEvent, { type: "factAnnotated" }>,
): string {
  if (subject === "person") return namesOf(source, [personId(subjectId)]);
  return `申报人${source.state.facts.applicants.get(applicantId(subjectId))?.name ?? subjectId}`;
}
