import { reportWords } from "../../../core/report-kinds.ts";
import { reviewsMaterials } from "../../../core/meeting/reading/readers.ts";
import { papersByForm, unsignedPapers } from "../../../core/meeting/forms/printed-papers.ts";
import { partWords } from "../../../core/words.ts";
import { officialPortrait } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import { rulesSentence } from "../results-summary-of.ts";
import {
  body,
  isDraftOf,
  meetingDates,
  namesOf,
  signatureLabel,
  signaturesHeight,
  writeSignatureLines,
  writeTitle,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";
import { drawLines, readingLines, writeDefenses } from "./minutes-applicants.ts";
import { attendanceLines, recusalLines } from "./minutes-people.ts";
import { remarkLines } from "./minutes-remarks.ts";
import { discussionLines, writeRounds } from "./minutes-votes.ts";

/**
 * 会议记录: how the meeting went, from the journal's facts alone. Nobody's score and nobody's vote
 * stands in it. `attached` names the records that go with it.
 */
export function minutesForm(
  source: FormSource,
  choice: FormChoice,
  attached: readonly string[],
): Form | undefined {
  if (source.state.people.size === 0) return undefined;
  const title = reportWords.minutes;
  const isDraft = isDraftOf(source, choice);
  return {
    ...{ title, format: officialPortrait, isDraft },
    write: (writer) => {
      writer.startPart(title, { kind: "meeting" });
      writeTitle(writer, source, { title, isDraft });
      const sections = sectionsOf(source).filter(({ isEmpty }) => !isEmpty);
      sections.forEach(({ heading, write }, index) => {
        writer.keepTogether(50);
        const numbered = `${"一二三四五六七八"[index] ?? ""}、${heading}`;
        writer.paragraph(numbered, { font: "strong", sizePt: 12, spaceAfterPt: 2 });
        write(writer);
        writer.space(6);
      });
      writeEnd(writer, source, attached);
    },
  };
}

interface Section {
  readonly heading: string;
  readonly isEmpty: boolean;
  readonly write: (writer: PageWriter) => void;
}

function sectionsOf(source: FormSource): readonly Section[] {
  const { state } = source;
  const lines = (heading: string, texts: readonly string[]): Section => ({
    ...{ heading, isEmpty: texts.length === 0 },
    write: (writer) => writeLines(writer, texts),
  });
  const reviewing = state.facts.part === "materialsReview";
  return [
    lines("会议概况", overview(source)),
    lines("出席", attendanceLines(source)),
    lines("回避", recusalLines(source)),
    lines(reviewsMaterials(state.facts) ? "材料审查" : "材料", readingLines(source)),
    {
      ...{ heading: "答辩", isEmpty: reviewing },
      write: (writer) => {
        writeLines(writer, drawLines(source));
        writeDefenses(writer, source);
      },
    },
    lines("集体讨论", discussionLines(source)),
    {
      ...{ heading: "表决", isEmpty: state.rounds.length === 0 },
      write: (writer) => writeRounds(writer, source),
    },
    lines("更正和其他事项", remarkLines(source)),
  ];
}

function writeLines(writer: PageWriter, texts: readonly string[]): void {
  for (const text of texts) writer.paragraph(text, body);
}

function overview(source: FormSource): readonly string[] {
  const { meeting, rules } = source.manifest;
  const { expected, quorum } = source.document.attendance;
  return [
    `评审委员会：${meeting.committeeName}`,
    `时间：${meetingDates(source)}　　地点：${meeting.venue}`,
    `环节：${partWords[meeting.part]}　　应到 ${expected} 人　　法定人数 ${quorum} 人　　主持：${presiding(source)}`,
    `评审规则：${rulesSentence(rules)}。`,
  ];
}

/** Everyone who presided over something, first to last; before that, the chair. */
function presiding(source: FormSource): string {
  const { state, records } = source;
  const chairs = records.flatMap(({ event }) =>
    event.type === "roundOpened" ||
    event.type === "recessBegan" ||
    event.type === "meetingResumed" ||
    event.type === "discussionClosed" ||
    event.type === "meetingLocked"
      ? [event.chairId]
      : [],
  );
  const appointed = [...state.facts.experts.values()].filter(({ office }) => office === "chair");
  return namesOf(source, chairs.length > 0 ? chairs : appointed.map(({ id }) => id));
}

function writeEnd(writer: PageWriter, source: FormSource, attached: readonly string[]): void {
  const { manifest, state } = source;
  const staff = (role: string) =>
    namesOf(
      source,
      manifest.staff.filter((one) => one.role === role).map(({ id }) => id),
    );
  const labels = [
    signatureLabel("主持人", presiding(source)),
    signatureLabel("秘书", staff("secretary")),
    signatureLabel("监督员", staff("supervisor")),
    ...(state.rounds.length === 0
      ? []
      : [
          signatureLabel("监票人", namesOf(source, counters(source, "scrutineerId"))),
          signatureLabel("计票人", namesOf(source, counters(source, "tellerId"))),
        ]),
  ];
  writer.keepTogether(signaturesHeight(labels.length, 2) + 55);
  if (attached.length > 0) writer.paragraph(`附件：${attached.join("、")}。`, body);
  // Not the minutes themselves: they are signed last.
  const awaited = papersByForm(unsignedPapers(state).filter(({ form }) => form !== "minutes"));
  if (awaited !== "") writer.paragraph(`手写签名尚未收回：${awaited}。`, body);
  writer.paragraph("以上记录经核对无误。", body);
  writeSignatureLines(writer, labels, 2);
}

const counters = ({ state }: FormSource, who: "scrutineerId" | "tellerId") =>
  state.rounds.map((round) => round[who]);
