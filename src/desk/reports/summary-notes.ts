import type { PersonId } from "../../core/ids.ts";
import type { ChainHead } from "../../core/journal/record.ts";
import { annotationText } from "../../core/meeting/people/annotation-text.ts";
import type { ResultDocument } from "../../core/result/result-document.ts";
import { joinedWords, journalTroubleWords, restoredFromWords } from "../../core/words.ts";

/** What a reader of a result must know that its table doesn't say, a sentence each. */
export function summaryNotes(document: ResultDocument): readonly string[] {
  return [
    ...joinedNotes(document),
    ...annotationNotes(document),
    ...presidingNotes(document),
    ...resetNotes(document),
    ...restorationNotes(document),
    ...moveNotes(document),
  ];
}

function joinedNotes({ attendance: { joined, people } }: ResultDocument): readonly string[] {
  return joined.map(({ expertId, how, name, employer, replaces, reason, documentNumber }) => {
    const place = replaces === null ? "空缺席位" : `接替${nameIn(people, replaces)}`;
    const number = documentNumber === null ? "" : `，文号：${documentNumber}`;
    return `${joinedWords[how]}：${expertId} ${name}（${employer}），${place}${number}，理由：${reason}`;
  });
}

function annotationNotes(document: ResultDocument): readonly string[] {
  const { annotations, applicants, attendance } = document;
  const subjects = new Map(annotations.map((one) => [`${one.subject} ${one.subjectId}`, one]));
  return [...subjects.values()].map(({ subject, subjectId }) => {
    const person = attendance.people.find(({ personId }) => personId === subjectId);
    const applicant = applicants.find(({ applicantId }) => applicantId === subjectId);
    const name = (subject === "person" ? person : applicant)?.name ?? "";
    return `更正说明：${subjectId} ${name}，${annotationText(annotations, subject, subjectId)}`;
  });
}

/** Who presided over the rounds, where that changed. */
function presidingNotes({ rounds, attendance }: ResultDocument): readonly string[] {
  if (new Set(rounds.map(({ chairId }) => chairId)).size < 2) return [];
  const each = rounds.map(
    ({ round, chairId }) => `第 ${round} 轮${nameIn(attendance.people, chairId)}`,
  );
  return [`主持表决：${each.join("，")}`];
}

function resetNotes({ attendance: { pinResets, people } }: ResultDocument): readonly string[] {
  return pinResets.map(({ personId, chairId, witnessId }) => {
    const by = [chairId, witnessId].map((id) => nameIn(people, id)).join("、");
    return `PIN 重置：${nameIn(people, personId)}，由${by}核实`;
  });
}

/** The hash's first digits, as the chair has seen them on the screen. */
function restorationNotes({ restorations, attendance }: ResultDocument): readonly string[] {
  return restorations.map(({ source, because, restored, replaced, chairId, reason }) => {
    const own = replaced ? `，原日志可读到${endText(replaced)}` : "";
    const by = nameIn(attendance.people, chairId);
    const from = `用${restoredFromWords[source]}恢复到${endText(restored)}`;
    return `会议日志恢复：${journalTroubleWords[because]}${own}，${from}，由${by}同意，原因：${reason}`;
  });
}

/** 转机. Station by the first digits of its key: the result names only the one that signed it. */
function moveNotes({ moves, attendance, station }: ResultDocument): readonly string[] {
  const nameOf = (key: string) =>
    key === station.signingKey ? `“${station.name}”` : `密钥 ${key.slice(0, 8)} 的电脑`;
  return moves.map(({ fromStation, toStation, taken, passedOver, resumedBy, reason }) => {
    const by =
      resumedBy === null ? "未经复会" : `由${nameIn(attendance.people, resumedBy)}同意复会`;
    const others =
      passedOver.length === 0 ? "" : `，另有副本未采用：${passedOver.map(endText).join("、")}`;
    const way = `由${nameOf(fromStation)}转到${nameOf(toStation)}，接着U盘副本${endText(taken)}`;
    return `会议转机：${way}${others}，${by}，原因：${reason}`;
  });
}

const endText = ({ seq, hash }: ChainHead): string =>
  `第 ${seq} 条（核验码 ${hash.slice(0, 16).match(/.{4}/g)?.join(" ") ?? ""}）`;

const nameIn = (people: ResultDocument["attendance"]["people"], id: PersonId): string =>
  people.find(({ personId }) => personId === id)?.name ?? id;
