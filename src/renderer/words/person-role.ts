import type { PersonId } from "../../core/ids.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { currentRound } from "../../core/meeting/who.ts";
import { officeWords, staffRoleWords } from "../../core/words.ts";

/** 监票人 in an open round, else 主任委员, 组长, 秘书, …: the word by which this person is addressed. */
export function roleText(state: MeetingState, personId: PersonId): string {
  const { facts } = state;
  const expert = facts.experts.get(personId);
  const round = currentRound(state);
  if (round?.scrutineerId === personId) return "监票人";
  if (round?.tellerId === personId) return "计票人";
  if (!expert) return staffRoleWords[facts.staff.get(personId)?.role ?? "supervisor"];
  if (expert.office !== "member") return officeWords[expert.office];
  return expert.panelLeader ? "组长" : "专家";
}
