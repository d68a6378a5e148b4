import type { PanelId } from "../../core/ids.ts";
import type { MeetingState } from "../../core/meeting/state.ts";

/** Who confirms lists: the panels, and `null` for the committee where applicants have no panel. */
export function panelsToConfirm({ facts }: MeetingState): readonly (PanelId | null)[] {
  const panels = facts.panels.map(({ id }) => id);
  const alone = [...facts.applicants.values()].some(({ panel }) => panel === null);
  return alone ? [...panels, null] : panels;
}
