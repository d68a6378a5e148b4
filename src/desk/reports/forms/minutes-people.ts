import type { PersonId } from "../../../core/ids.ts";
import type { JournalRecord } from "../../../core/journal/record.ts";
import type { MeetingEvent } from "../../../core/meeting/events.ts";
import type { Session } from "../../../core/meeting/people/people-state.ts";
import { withoutUndone } from "../../../core/meeting/step-of-event.ts";
import { committee } from "../../../core/meeting/who.ts";
import { chinaTime } from "../china-time.ts";
import { namesOf, type FormSource } from "./form.ts";

type Records = readonly JournalRecord<MeetingEvent>[];

/** Session by session: who was there, who came late, left, and came back; who called the recess. */
export function attendanceLines(source: FormSource): readonly string[] {
  const bySession = recordsBySession(withoutUndone(source.records));
  return source.state.sessions
    .filter(({ checkedIn }) => checkedIn.size > 0)
    .flatMap((session) => sessionLines(source, session, bySession.get(session.number) ?? []));
}

function recordsBySession(records: Records): ReadonlyMap<number, Records> {
  const sessions = new Map<number, JournalRecord<MeetingEvent>[]>();
  let number = 1;
  let inRecess = false;
  for (const record of records) {
    const { type } = record.event;
    sessions.set(number, [...(sessions.get(number) ?? []), record]);
    // After a move everyone checks in anew, in a recess for the same session.
    if (type === "meetingMoved" && inRecess) sessions.delete(number);
    else if (type === "recessBegan" || type === "meetingMoved") number += 1;
    if (type === "meetingResumed") inRecess = false;
    else inRecess ||= type === "recessBegan" || type === "meetingMoved";
  }
  return sessions;
}

function sessionLines(source: FormSource, session: Session, records: Records): readonly string[] {
  const { state, manifest } = source;
  const { checkedIn, resumedBy } = session;
  const members = committee(state).map(({ id }) => id);
  const present = members.filter((id) => checkedIn.has(id));
  const away = members.filter((id) => !checkedIn.has(id));
  const staff = manifest.staff.map(({ id }) => id).filter((id) => checkedIn.has(id));
  const begun = resumedBy === null ? "" : `，${namesOf(source, [resumedBy])}宣布复会`;
  return [
    `第 ${session.number} 场${begun}：实到委员 ${present.length} 人：${namesOf(source, present)}。`,
    away.length === 0 ? "" : `未到 ${away.length} 人：${namesOf(source, away)}。`,
    staff.length === 0 ? "" : `工作人员：${namesOf(source, staff)}。`,
    movements(source, records),
    endOf(source, session),
  ].filter((line) => line !== "");
}

/** A session that nobody ended, with another behind it, ended with the station that kept it. */
function endOf(source: FormSource, { number, recessedBy }: Session): string {
  if (recessedBy !== null) return `${namesOf(source, [recessedBy])}宣布休会。`;
  const isLast = source.state.sessions.at(-1)?.number === number;
  return isLast ? "" : "评审电脑故障，会议转到备用电脑，全体人员重新签到。";
}

/** Who comes once the first applicant was called, or a round opened, is late. */
function movements(source: FormSource, records: Records): string {
  const begun = records.findIndex(
    ({ event }) => event.type === "applicantCalled" || event.type === "roundOpened",
  );
  let round = 0;
  const parts = records.flatMap((record, index) => {
    const { event } = record;
    if (event.type === "roundOpened") round = event.round;
    if (event.type === "roundClosed" || event.type === "roundVoided") round = 0;
    const moved = movementOf(event, begun >= 0 && index > begun);
    return moved
      ? [`${namesOf(source, [moved.personId])}${whenOf(record, round)}${moved.word}`]
      : [];
  });
  return parts.length === 0 ? "" : `${parts.join("；")}。`;
}

/** Nothing in a round has a time, so that nobody's vote can be dated: its number says when. */
function whenOf({ at }: JournalRecord<MeetingEvent>, round: number): string {
  if (round > 0) return `在第 ${round} 轮表决时`;
  return at === undefined ? "" : ` ${chinaTime(at)} `;
}

function movementOf(
  event: MeetingEvent,
  hasBegun: boolean,
): { readonly personId: PersonId; readonly word: string } | undefined {
  switch (event.type) {
    case "personCheckedIn":
    case "personCheckedInAgain":
      return hasBegun ? { personId: event.personId, word: "迟到签到" } : undefined;
    case "expertLeft":
      return { personId: event.expertId, word: "离场" };
    case "expertCameBack":
      return { personId: event.expertId, word: "返回" };
    case "staffLeft":
      return { personId: event.staffId, word: "离场" };
    case "staffCameBack":
      return { personId: event.staffId, word: "返回" };
    default:
      return undefined;
  }
}

/** 保密承诺, and each decision on 回避 with its reason; of grades set aside only that they were. */
export function recusalLines(source: FormSource): readonly string[] {
  const { state, records } = source;
  const made = [...state.declarations.keys()];
  const applicant = (id: string) =>
    [...state.facts.applicants.values()].find((one) => one.id === id)?.name ?? id;
  const decided = records.flatMap(({ event }) => {
    if (event.type === "recusalDecided") {
      const pair = `${namesOf(source, [event.expertId])}与申报人${applicant(event.applicantId)}`;
      const verdict = event.recused ? "回避" : "不回避";
      return [
        `${pair}：${verdict}，理由：${event.reason}（${namesOf(source, [event.chairId])}决定）。`,
      ];
    }
    if (event.type !== "gradeStruck") return [];
    const whose = `${namesOf(source, [event.expertId])}对申报人${applicant(event.applicantId)}`;
    return [`${whose}的评分因回避不计，理由：${event.reason}。`];
  });
  const promised =
    made.length === 0
      ? []
      : [`作出保密承诺和回避声明的专家 ${made.length} 人：${namesOf(source, made)}。`];
  return decided.length === 0 && made.length > 0
    ? [...promised, "没有需要决定的回避事项。"]
    : [...promised, ...decided];
}
