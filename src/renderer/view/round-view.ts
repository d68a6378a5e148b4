import type { ApplicantId, PersonId } from "../../core/ids.ts";
import { stageOf } from "../../core/meeting/stage.ts";
import type { MeetingState, Round } from "../../core/meeting/state.ts";
import type { TalliedMotion } from "../../core/meeting/tally-view.ts";
import { isRecused, presentExperts, presidingChair, votersOf } from "../../core/meeting/who.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";

/** Admitted, discussed, and in no round that counts. */
export function motionsAtHand(state: MeetingState): readonly ApplicantId[] {
  return [...state.facts.applicants.keys()].filter(
    (id) => state.discussed.has(id) && stageOf(state, id) === "admitted",
  );
}

/** Who may be scrutineer or teller: present, and not presiding. */
export function countersAtHand(state: MeetingState): readonly PersonId[] {
  const chair = presidingChair(state)?.id;
  return presentExperts(state)
    .map(({ id }) => id)
    .filter((id) => id !== chair);
}

/** What must be said before a round is opened, because its tally may show how people voted. */
export function warningsBefore(
  state: MeetingState,
  motions: readonly ApplicantId[],
): readonly string[] {
  const present = presentExperts(state);
  const votersFor = (id: ApplicantId) =>
    present.filter((expert) => !isRecused(state, expert.id, id)).length;
  const few = motions.filter((id) => votersFor(id) < 4);
  const close = motions.filter((id) => present.length - votersFor(id) === 1);
  return [
    few.length > 0
      ? `${namesOf(state, few)}：能投票的专家不足 4 人，计票结果可能让人推断出个人的选择。`
      : "",
    close.length > 0
      ? `${namesOf(state, close)}：只有 1 位专家回避，与其他人的结果相比，差的就是这 1 票。`
      : "",
    "结果若全票一致（全部同意或全部不同意），每个人的选择也就公开了，请事先告知各位专家。",
  ].filter((text) => text !== "");
}

function namesOf(state: MeetingState, ids: readonly ApplicantId[]): string {
  const names = ids.map((id) => state.facts.applicants.get(id)?.name ?? id);
  return names.length <= 4
    ? names.join("、")
    : `${names.slice(0, 4).join("、")}等 ${names.length} 人`;
}

/** A voter and where the paper is. Never anything of its marks. */
export interface VoterRow {
  readonly expertId: PersonId;
  readonly paper: "waiting" | "handed" | "returned";
}

export function voterRows(round: Round): readonly VoterRow[] {
  return votersOf(round).map((expertId) => ({
    expertId,
    paper: round.returned.has(expertId)
      ? "returned"
      : round.handed.has(expertId)
        ? "handed"
        : "waiting",
  }));
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
