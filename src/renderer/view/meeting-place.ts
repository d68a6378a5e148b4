import type { ApplicantId } from "../../core/ids.ts";
import type { Step } from "./meeting-path.ts";

/** What is shown of the defenses: the list, one applicant, or one applicant's score sheets. */
export type DefenseView =
  | { readonly kind: "list" }
  | { readonly kind: "applicant" | "grades"; readonly applicantId: ApplicantId };

/** Where in a meeting the screens are, to come back to it after the station was locked. */
export interface MeetingPlace {
  readonly step: Step;
  readonly defense: DefenseView;
  /** Whose materials are open in 材料. */
  readonly reading?: ApplicantId | null;
}
