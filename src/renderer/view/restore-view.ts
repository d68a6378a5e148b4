import type {
  JournalComparison,
  JournalCopyView,
  JournalEnd,
  OwnJournalView,
} from "../../contract/journal-answers.ts";
import { restoredFromWords } from "../../core/words.ts";

/** Where a copy comes from, as people call it. */
export function copyName({ source, label }: Pick<JournalCopyView, "source" | "label">): string {
  return label === null ? restoredFromWords[source] : `${restoredFromWords[source]}“${label}”`;
}

/** What is wrong with the journal in place, in a word. */
export function conditionText({ condition }: OwnJournalView): string {
  switch (condition) {
    case "sound":
      return "完好";
    case "missing":
      return "不在本机上";
    case "torn":
      return "末尾不完整";
    case "damaged":
      return "中间损坏";
    case "unreadable":
      return "无法使用";
  }
}

/** What restoring from a copy would win and lose, in plain words. */
export function gainText({ own }: JournalComparison, copy: JournalCopyView): string {
  if (!copy.head || copy.refusal) return "";
  if (!own.head) return `找回 ${copy.head.seq} 条记录`;
  const lost =
    copy.lost > 0
      ? `；本机日志另有 ${copy.lost} 条重新打开时自动写的记录，恢复后不再有效，原件另存`
      : "";
  if (copy.won > 0) return `比本机日志多 ${copy.won} 条记录${lost}`;
  return copy.source === "remainder"
    ? "损坏之后的记录不在其中，恢复后要重新办理"
    : "与本机日志可读的部分相同，损坏之后的记录不在其中";
}

/** `11月25日 18:05`, by the computer's clock. */
export function endTime(end: JournalEnd | null): string {
  if (!end?.at) return "—";
  const at = new Date(end.at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The first 16 digits of the end's hash, to be read out and compared. */
export const endCode = (end: JournalEnd | null): string =>
  end === null ? "—" : (end.hash.slice(0, 16).match(/.{4}/g)?.join(" ") ?? "");

/** `第 57 条`. */
export const endNumber = (end: JournalEnd | null): string =>
  end === null ? "—" : `第 ${end.seq} 条`;

/** Copies from which most can be won first. */
export function copiesInOrder({ copies }: JournalComparison): readonly JournalCopyView[] {
  const worth = ({ refusal, head }: JournalCopyView) => (refusal ? -1 : (head?.seq ?? 0));
  return [...copies].sort((one, other) => worth(other) - worth(one));
}
