import type { ApplicantId, PanelId, PersonId } from "../../core/ids.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { roleText } from "../words/person-role.ts";

/** What one person confirms, as one list. */
export interface ConfirmerList<Item> {
  readonly confirmedBy: PersonId;
  readonly items: readonly Item[];
}

/** One list for the leader, and lists apart for those whose leader can't speak; who nobody can speak for is left out. */
export function listsByConfirmer<Item extends { readonly applicantId: ApplicantId }>(
  items: readonly Item[],
  inLine: (ids: readonly ApplicantId[]) => readonly PersonId[],
): readonly ConfirmerList<Item>[] {
  const lists = new Map<PersonId, readonly Item[]>();
  for (const item of items) {
    const [confirmedBy] = inLine([item.applicantId]);
    if (confirmedBy !== undefined)
      lists.set(confirmedBy, [...(lists.get(confirmedBy) ?? []), item]);
  }
  return [...lists].map(([confirmedBy, own]) => ({ confirmedBy, items: own }));
}

/** `由组长 张三 确认`, or how many by whom; `whyApart` says what parts the lists. */
export function confirmersText(
  state: MeetingState,
  panelId: PanelId | null,
  lists: readonly ConfirmerList<unknown>[],
  whyApart: string,
): string {
  if (lists.length === 0) return "";
  const parts = lists.map(({ confirmedBy, items }) => {
    const expert = state.facts.experts.get(confirmedBy);
    const leads = expert?.panelLeader === true && expert.panel === panelId;
    const role = leads ? "组长" : roleText(state, confirmedBy);
    const who = `${role} ${nameOf(state, confirmedBy)} 确认`;
    return lists.length === 1 ? who : `${who} ${items.length} 人`;
  });
  return `由${parts.join("，")}${lists.length > 1 ? `（${whyApart}，由主持会议的主任委员确认）` : ""}。`;
}
