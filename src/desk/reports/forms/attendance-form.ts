import type { Expert, StaffMember } from "../../../core/bundle/manifest.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { Session } from "../../../core/meeting/people/people-state.ts";
import { annotationText } from "../../../core/meeting/people/annotation-text.ts";
import { withoutUndone } from "../../../core/meeting/step-of-event.ts";
import { joinedText, nameOf } from "../../../core/meeting/people/person-name.ts";
import { committee, isReplaced } from "../../../core/meeting/who.ts";
import type { MeetingEvent } from "../../../core/meeting/events.ts";
import { reportWords } from "../../../core/report-kinds.ts";
import { officeWords, staffRoleWords } from "../../../core/words.ts";
import { chinaTime } from "../china-time.ts";
import { officialPortrait } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import { writeProceedings } from "./proceedings.ts";
import {
  body,
  isDraftOf,
  meetingDates,
  signaturesHeight,
  writeSignatureLines,
  writeTitle,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";

/** 会议签到表, a page for each session: committee, reserves and staff, each with a cell to sign in. */
export function attendanceForm(source: FormSource, choice: FormChoice): Form {
  const { blank = false } = choice;
  const title = reportWords.attendance;
  const isDraft = isDraftOf(source, choice);
  const { sessions } = source.state;
  // Blank, it is the next to be signed.
  const shown = blank ? sessions.slice(-1) : sessions.filter(({ checkedIn }) => checkedIn.size > 0);
  const times = timesIn(source);
  return {
    title,
    format: officialPortrait,
    isDraft,
    write: (writer) => {
      for (const session of shown.length > 0 ? shown : sessions) {
        const of = { kind: "session", session: session.number } as const;
        writer.startPart(`${title}　第 ${session.number} 场`, of);
        writeTitle(writer, source, { title, note: `第 ${session.number} 场`, isDraft });
        writeFacts(writer, source, session, blank);
        writePeople(writer, source, blank ? () => "" : (id) => times(session, id));
        writer.space(8);
        writeSignatureLines(writer, ["秘书：", "监督员："], 3);
      }
      if (!blank) writeProceedings(writer, source);
    },
  };
}

function writeFacts(
  writer: PageWriter,
  source: FormSource,
  { checkedIn }: Session,
  blank: boolean,
): void {
  const { meeting } = source.manifest;
  const { expected, quorum } = source.document.attendance;
  const members = committee(source.state).filter(({ id }) => checkedIn.has(id));
  const present = blank ? "　　　" : String(members.length);
  writer.paragraph(`评审委员会：${meeting.committeeName}`, body);
  writer.paragraph(`会议时间：${meetingDates(source)}　　地点：${meeting.venue}`, body);
  writer.paragraph(`应到 ${expected} 人　　实到 ${present} 人　　法定人数 ${quorum} 人`, {
    ...body,
    spaceAfterPt: 4,
  });
}

type TimesOf = (personId: PersonId) => string;

const columns: readonly TableColumn[] = [
  { title: "序号", share: 10, align: "center" },
  { title: "姓名", share: 22, align: "center" },
  { title: "单位", share: 34, align: "left" },
  { title: "职称", share: 19, align: "center" },
  { title: "评议组", share: 14, align: "center" },
  { title: "职务", share: 23, align: "center" },
  { title: "签名", share: 24, align: "center" },
  { title: "时间", share: 22, align: "center", sizePt: 8 },
];
const rowPt = 25;
/** Longer lists are broken where the page ends. */
const mostKept = 12;

function writePeople(writer: PageWriter, source: FormSource, times: TimesOf): void {
  const { state } = source;
  const experts = [...state.facts.experts.values()];
  const rows = (of: readonly Expert[]) => of.map((expert) => expertRow(source, expert, times));
  const groups: readonly Group[] = [
    { title: "一、评审委员会", rows: rows(committee(state)) },
    { title: "二、候补专家（递补后签到）", rows: rows(experts.filter(({ reserve }) => reserve)) },
    {
      title: "三、已由他人接替的委员",
      rows: rows(experts.filter(({ id }) => isReplaced(state, id))),
    },
    {
      title: "四、工作人员",
      rows: source.manifest.staff.map((one) => staffRow(source, one, times)),
    },
  ];
  const shown = groups.filter(({ rows }) => rows.length > 0);
  shown.forEach(({ title, rows }, index) => {
    const numbered = `${"一二三四"[index] ?? ""}${title.slice(1)}`;
    // Nobody should sign for the sheet on a page without people.
    const isLast = index === shown.length - 1;
    const whole = (rows.length + 2) * rowPt + signaturesHeight(2, 3);
    writer.keepTogether(isLast && rows.length <= mostKept ? whole : 3 * rowPt + 20);
    writer.paragraph(numbered, { font: "strong", sizePt: 10.5, spaceAfterPt: 2 });
    writer.table(
      columns,
      rows.map((cells, at) => ({
        cells: [String(at + 1), ...cells],
        whose: cells[0] ?? "",
        heightPt: rowPt,
      })),
      9,
    );
    writer.space(5);
  });
}

interface Group {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

function expertRow(source: FormSource, expert: Expert, times: TimesOf): readonly string[] {
  const { id, employer, title, panel, office, panelLeader, reserve } = expert;
  const duties = [
    reserve ? "候补" : officeWords[office],
    panelLeader ? "组长" : "",
    joinedText(source.state, id),
  ].filter((duty) => duty !== "");
  const name = annotatedName(source, id);
  return [name, employer, title, panel ?? "", duties.join("\n"), "", times(id)];
}

const staffRow = (
  source: FormSource,
  { id, employer, role }: StaffMember,
  times: TimesOf,
): readonly string[] => {
  return [annotatedName(source, id), employer, "", "", staffRoleWords[role], "", times(id)];
};

/** The name as the roster has it, and that there is a 更正说明, whose text stands in 会议经过. */
function annotatedName({ state }: FormSource, id: PersonId): string {
  const name = nameOf(state, id);
  const note = annotationText(state.annotations, "person", id);
  return note === "" ? name : `${name}\n（有更正说明）`;
}

/** When somebody checked in, left and came back in a session; 未到 for who didn't come to it. */
function timesIn({ records }: FormSource): (session: Session, personId: PersonId) => string {
  const lines = new Map<string, string[]>();
  let number = 1;
  for (const { event, at } of withoutUndone(records)) {
    if (event.type === "recessBegan") number += 1;
    const moved = movementOf(event);
    if (!moved) continue;
    const key = `${number} ${moved.personId}`;
    const line = `${moved.word}${at === undefined ? "" : chinaTime(at)}`;
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  return (session, id) =>
    lines.get(`${session.number} ${id}`)?.join("\n") ?? (session.checkedIn.has(id) ? "" : "未到");
}

function movementOf(event: MeetingEvent): { personId: PersonId; word: string } | undefined {
  switch (event.type) {
    case "personCheckedIn":
    case "personCheckedInAgain":
      return { personId: event.personId, word: "" };
    case "expertLeft":
      return { personId: event.expertId, word: "离 " };
    case "expertCameBack":
      return { personId: event.expertId, word: "回 " };
    case "staffLeft":
      return { personId: event.staffId, word: "离 " };
    case "staffCameBack":
      return { personId: event.staffId, word: "回 " };
    default:
      return undefined;
  }
}
