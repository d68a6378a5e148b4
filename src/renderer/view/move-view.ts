import type { MovableCopyView } from "../../contract/journal-answers.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import type { MeetingContent } from "../../core/meeting/meeting-content.ts";
import type { Move } from "../../core/meeting/state.ts";
import { endCode, endNumber, endTime } from "./restore-view.ts";

/** `U盘“stick”上的副本`. */
export const movableName = ({ label }: Pick<MovableCopyView, "label">): string =>
  `U盘“${label ?? ""}”上的副本`;

/** What lies in a copy, as people know it: how far the meeting had come. */
export function contentText(content: MeetingContent): string {
  const { applicants, heard, graded, concluded, voted } = content;
  return `申报人 ${applicants} 名：答辩 ${heard}，已评分 ${graded}，有结论 ${concluded}，已表决 ${voted}`;
}

/** Why choosing this copy leaves another one behind; one sentence for each. */
export const forkTexts = (
  { forks }: MovableCopyView,
  copies: readonly MovableCopyView[],
): readonly string[] =>
  forks.map(({ copyId, line }) => {
    const other = copies.find((one) => one.copyId === copyId);
    const name = other ? `${movableName(other)}（${endNumber(other.head)}）` : "另一份副本";
    return `从第 ${line} 条起与${name}不同，选它就不采用那一份。请监督员一起核对。`;
  });

/** `“一号评审电脑”`, by the name that the bundle has for it. */
export function stationText({ stations }: Manifest, key: string): string {
  const known = stations.find(({ signingKey }) => signingKey === key);
  return known ? `“${known.name}”` : "另一台电脑";
}

/** Where the meeting was gone on from: whoever resumes it consents to just this. */
export function movedText(manifest: Manifest, { fromStation, taken, takenAt }: Move): string {
  const end = { ...taken, at: takenAt };
  return `接着${stationText(manifest, fromStation)}的${endNumber(end)}（${endTime(end)}，核验码 ${endCode(end)}）`;
}
