import type { ApplicantId, PersonId } from "../../core/ids.ts";
import type { MeetingState } from "../../core/meeting/state.ts";

export interface DiscussedOpinion {
  readonly applicantId: ApplicantId;
  readonly name: string;
  readonly text: string;
  readonly signers: readonly PersonId[];
}

/** Opinions on those whose discussion is closed, in the roster's order. */
export function discussedOpinions({
  facts,
  applicants,
  discussed,
}: MeetingState): readonly DiscussedOpinion[] {
  return [...facts.applicants.values()].flatMap(({ id, name }) => {
    const opinion = applicants.get(id)?.opinion;
    return opinion && discussed.has(id)
      ? [{ applicantId: id, name, text: opinion.text, signers: opinion.signers }]
      : [];
  });
}
