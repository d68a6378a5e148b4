import type { PersonId } from "../../core/ids.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { officeWords, staffRoleWords } from "../../core/words.ts";

/** 主任委员, 组长, 委员, 秘书, …: the word by which this person is addressed. */
export function roleText({ facts }: MeetingState, personId: PersonId): string {
  const expert = facts.experts.get(personId);
  if (!expert) return staffRoleWords[facts.staff.get(personId)?.role ?? "supervisor"];
  if (expert.office !== "member") return officeWords[expert.office];
  return expert.panelLeader ? "组长" : "专家";
}
