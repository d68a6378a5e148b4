import type { PanelId } from "../../core/ids.ts";

/** Who grades: a panel by its name; the committee where an applicant has no panel. */
export const groupText = (panelId: PanelId | null): string => panelId ?? "全体委员";
