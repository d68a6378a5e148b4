import type { ApplicantId } from "../../../core/ids.ts";
import type { MeetingEvent } from "../../../core/meeting/events.ts";
import { undoWords } from "../../../core/meeting/defense/undo-words.ts";
import {
  gradeWords,
  journalTroubleWords,
  materialsVerdictWords,
  restoredFromWords,
  type Words,
} from "../../../core/words.ts";
import { chinaTime } from "../china-time.ts";
import { namesOf, type FormSource } from "./form.ts";
import { sentenceOf } from "./proceedings.ts";

/**
 * What else the minutes must say, in the journal's order: corrections, steps taken back, who joined,
 * doubts about the bundle, a clock that was set back, restorations, the lock. Of a corrected grade
 * never the numbers.
 */
export function remarkLines(source: FormSource): readonly string[] {
  let before: string | undefined;
  return source.records.flatMap(({ seq, event, at }) => {
    const setBack = clockRemark(seq, before, at);
    before = at ?? before;
    const said = remarkOf(source, event);
    const line = said === undefined || at === undefined ? said : `${chinaTime(at)}　${said}`;
    return [setBack, line].filter((one) => one !== undefined);
  });
}

/** Where the times that are printed go backwards. */
function clockRemark(
  seq: number,
  before: string | undefined,
  at: string | undefined,
): string | undefined {
  if (before === undefined || at === undefined) return undefined;
  const [earlier, later] = [chinaTime(at), chinaTime(before)];
  if (at >= before || earlier === later) return undefined;
  return `评审电脑的时钟：第 ${seq} 条记录的时间 ${earlier} 早于前一条的 ${later}，时钟被调过或走得不准，先后以记录序号为准。`;
}

function remarkOf(source: FormSource, event: MeetingEvent): string | undefined {
  const names = (...ids: Parameters<typeof namesOf>[1]) => namesOf(source, ids);
  const applicant = (id: ApplicantId) =>
    `申报人${source.state.facts.applicants.get(id)?.name ?? id}`;
  switch (event.type) {
    case "gradeCorrected":
      return `更正：${names(event.expertId)}更正对${applicant(event.applicantId)}的评分，理由：${event.reason}，${names(event.leaderId)}同意。`;
    case "conclusionCorrected":
      return `更正：${applicant(event.applicantId)}的答辩结论由${gradeWords[event.old]}改为${gradeWords[event.new]}，理由：${event.reason}，${names(event.leaderId, event.secondId)}确认。`;
    case "answersCorrected":
      return `更正：${applicant(event.applicantId)}的答辩记录，理由：${event.reason}，${names(event.secretaryId)}记录。`;
    case "materialsVerdictCorrected":
      return `更正：${applicant(event.applicantId)}的材料审查结论由${materialsVerdictWords[event.from]}改为${materialsVerdictWords[event.to]}，理由：${event.reason}，${names(event.leaderId, event.secretaryId)}确认。`;
    case "stepUndone":
      return `撤销：${subjectOf(source, event.step)}的“${undoWords[event.step.command]}”，理由：${event.reason}。`;
    case "validityDoubted":
      return `材料包有效期至 ${event.validUntil}，评审电脑的日期是 ${event.clockDate}（${doubtWords[event.because]}）。`;
    case "validityAccepted":
      return `${names(event.chairId)}决定继续使用材料包，理由：${event.reason}。`;
    case "journalRestored":
      return `${journalTroubleWords[event.because]}，用${restoredFromWords[event.source]}恢复会议日志至第 ${event.restored.seq} 条，${names(event.chairId)}同意，理由：${event.reason}。`;
    case "meetingMoved":
      return `评审电脑故障，会议由${stationIn(source, event.fromStation)}转到${stationIn(source, event.toStation)}，接着U盘副本第 ${event.taken.seq} 条继续，理由：${event.reason}。全体人员重新签到，未计票的表决轮次作废。`;
    case "meetingResumed":
      return consentTo(source, event);
    case "talliedRoundVoided":
      return `第 ${event.round} 轮计票后作废，原计票保留，理由：${event.note}，${names(event.chairId, event.supervisorId)}确认。`;
    case "pinReset":
    case "reserveMovedUp":
    case "expertAdded":
    case "factAnnotated":
      return sentenceOf(source, event);
    case "meetingLocked":
      return `${names(event.chairId)}宣布会议结束，会议日志锁定。${event.note === null ? "" : `未办完的事项：${event.note}。`}`;
    default:
      return undefined;
  }
}

const stationIn = ({ manifest }: FormSource, key: string): string => {
  const known = manifest.stations.find(({ signingKey }) => signingKey === key);
  return known ? `“${known.name}”` : "另一台电脑";
};

/** Who resumes behind a move consents to where the meeting went on. */
function consentTo(
  source: FormSource,
  event: Extract<MeetingEvent, { type: "meetingResumed" }>,
): string | undefined {
  const at = source.records.findIndex((record) => record.event === event);
  const before = source.records
    .slice(0, at)
    .findLast(({ event: { type } }) => type === "meetingMoved" || type === "meetingResumed");
  return before?.event.type === "meetingMoved"
    ? `${namesOf(source, [event.chairId])}核对后复会，同意在备用电脑上继续。`
    : undefined;
}

function subjectOf(
  source: FormSource,
  step: Extract<MeetingEvent, { type: "stepUndone" }>["step"],
): string {
  if ("personId" in step) return namesOf(source, [step.personId]);
  return `申报人${source.state.facts.applicants.get(step.applicantId)?.name ?? step.applicantId}`;
}

const doubtWords: Words<"expired" | "clockBehind"> = {
  expired: "已过有效期",
  clockBehind: "早于密封日期",
};
