import type { ApplicantId } from "../../core/ids.ts";
import type { WayOfVoting } from "../../core/meeting/round/round-events.ts";
import type { ReadingDifference } from "../../core/meeting/round/paper-counts.ts";
import {
  forecastOf,
  usualLimits,
  warningsBefore,
  type RoundLimits,
  type RoundWarning,
} from "../../core/meeting/round/round-warnings.ts";
import type { HandedPaper } from "../../contract/answers.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import type { TalliedMotion } from "../../core/meeting/round/tally-view.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";
import { voidWords, type Words } from "../../core/words.ts";

/** What must be said before a round is opened, in plain words. */
export function warningTexts(
  state: MeetingState,
  motions: readonly ApplicantId[],
  way: WayOfVoting,
  limits: RoundLimits = usualLimits,
): readonly string[] {
  const { seconds, voters } = forecastOf(state, motions, way, limits);
  return [
    ...warningsBefore(state, motions, way, limits).map((warning) => warningText(state, warning)),
    `预计本轮需要约 ${Math.max(1, Math.round(seconds / 60))} 分钟（${voters} 人投票，${motions.length} 项）。`,
  ];
}

function warningText(state: MeetingState, warning: RoundWarning): string {
  switch (warning.code) {
    case "smallBase":
      return `${namesOf(state, warning.applicantIds)}：能投票的专家最少只有 ${warning.voters} 人，计票结果可能让人推断出个人的选择。`;
    case "oneApartInRound":
      return `${namesOf(state, warning.applicantIds)}：投票的专家比本轮其他人少 1 位，两个结果相比，差的就是这 1 票。`;
    case "oneApartFromTally":
      return `${namesOf(state, warning.applicantIds)}：投票的专家与已公布的第 ${warning.rounds.join("、")} 轮只差 1 位，两个结果相比，可能看出这 1 位的选择。`;
    case "unanimity":
      return "结果若全票一致（全部同意或全部不同意），每个人的选择也就公开了，请事先告知各位专家。";
    case "paperAdvised":
      return `本轮共需在评审电脑上选择 ${warning.marks} 次（超过 ${warning.most} 次），建议改用纸质表决票。`;
  }
}

function namesOf(state: MeetingState, ids: readonly ApplicantId[]): string {
  const names = ids.map((id) => state.facts.applicants.get(id)?.name ?? id);
  return names.length <= 4
    ? names.join("、")
    : `${names.slice(0, 4).join("、")}等 ${names.length} 人`;
}

/** Why all vote again, while the last round is a void one and no other is opened; else `null`. */
export function voidBeforeText({ rounds }: MeetingState): string | null {
  const last = rounds.at(-1);
  if (last?.status !== "void" || !last.voided) return null;
  const { because, note } = last.voided;
  return `上一轮（第 ${last.number} 轮）作废（${note === "" ? voidWords[because] : note}），开启新一轮后各位专家全部重新投票。`;
}

/** What a paper leaves out, for its voter alone: `，另 1 项因回避不列`; empty when nothing. */
export function unlistedText({ rounds }: MeetingState, paper: HandedPaper): string {
  const all = rounds.find(({ number }) => number === paper.round)?.motions.length ?? 0;
  const left = all - paper.motions.length;
  return left > 0 ? `，另 ${left} 项因回避不列` : "";
}

const countWords: Words<ReadingDifference["field"]> = {
  issued: "发出",
  returned: "收回",
  spoiled: "废票",
  approve: "同意",
  reject: "不同意",
  abstain: "弃权",
  unreadable: "无法辨认",
};

/** `申报人甲 同意：监票人 6，计票人 7`. */
export function differenceText(state: MeetingState, difference: ReadingDifference): string {
  const { field, first, second } = difference;
  const what =
    "kind" in difference
      ? `第 ${difference.kind} 种表决票`
      : namesOf(state, [difference.applicantId]);
  return `${what} ${countWords[field]}：监票人 ${first ?? "未清点"}，计票人 ${second ?? "未清点"}`;
}

/** `同意 6／计票基数 8（出席 9 − 回避 1），6×3 ≥ 8×2，通过`. */
export function tallySentence(motion: TalliedMotion, rules: Ruleset): string {
  const { approve, base, passed } = motion;
  const { numerator, denominator } = rules.passShare;
  const sign = passed ? "≥" : "<";
  const sum = base === 0 ? "基数为 0" : `${approve}×${denominator} ${sign} ${base}×${numerator}`;
  return `同意 ${approve}／计票基数 ${base}（${baseText(motion, rules)}），${sum}，${passed ? "通过" : "未通过"}`;
}

function baseText(motion: TalliedMotion, { base }: Ruleset): string {
  const { present, recused, approve, reject, abstain, committeeSize } = motion;
  switch (base) {
    case "present":
      return `出席 ${present}`;
    case "presentLessRecused":
      return `出席 ${present} − 回避 ${recused}`;
    case "wholeCommittee":
      return `全体委员 ${committeeSize}`;
    case "validMarks":
      return `有效票 ${approve} + ${reject} + ${abstain}`;
  }
}
