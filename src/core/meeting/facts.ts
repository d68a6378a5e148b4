import type {
  Applicant,
  BundleKind,
  Expert,
  Manifest,
  MeetingPart,
  Panel,
  RubricItem,
  StaffMember,
} from "../bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../ids.ts";
import type { Ruleset } from "../rules/ruleset.ts";

/** What the rules need of a bundle: all of it signed by the office, none of it changed by the meeting. */
export interface MeetingFacts {
  /** The bundle's id: one bundle, one meeting. */
  readonly meetingId: string;
  readonly serial: number;
  readonly kind: BundleKind;
  readonly title: string;
  /** 本次会议环节. */
  readonly part: MeetingPart;
  readonly committeeSize: number;
  readonly rules: Ruleset;
  readonly rubric: readonly RubricItem[];
  readonly panels: readonly Panel[];
  readonly experts: ReadonlyMap<PersonId, Expert>;
  readonly staff: ReadonlyMap<PersonId, StaffMember>;
  readonly applicants: ReadonlyMap<ApplicantId, Applicant>;
  readonly hints: readonly RecusalHint[];
  /** Whose each material is, by its path. */
  readonly materialOwners: ReadonlyMap<string, ApplicantId>;
}

/** A reason to ask whether an expert must recuse. It never recuses by itself: the chair decides. */
export interface RecusalHint {
  readonly expertId: PersonId;
  readonly applicantId: ApplicantId;
  readonly because: "sameUnit" | "listedUnit";
}

export function meetingFacts(manifest: Manifest): MeetingFacts {
  return {
    meetingId: manifest.bundleId,
    serial: manifest.serial,
    kind: manifest.kind,
    title: manifest.meeting.title,
    part: manifest.meeting.part,
    committeeSize: manifest.meeting.committeeSize,
    rules: manifest.rules,
    rubric: manifest.rubric,
    panels: manifest.panels,
    experts: new Map(manifest.experts.map((expert) => [expert.id, expert])),
    staff: new Map(manifest.staff.map((member) => [member.id, member])),
    applicants: new Map(manifest.applicants.map((applicant) => [applicant.id, applicant])),
    hints: manifest.applicants.flatMap((applicant) =>
      manifest.experts.flatMap((expert) => hintOf(expert, applicant)),
    ),
    materialOwners: new Map(manifest.materials.map(({ path, applicantId }) => [path, applicantId])),
  };
}

function hintOf(expert: Expert, applicant: Applicant): readonly RecusalHint[] {
  const pair = { expertId: expert.id, applicantId: applicant.id };
  if (expert.employer === applicant.employer) return [{ ...pair, because: "sameUnit" }];
  if (expert.recusalUnits.includes(applicant.employer)) return [{ ...pair, because: "listedUnit" }];
  return [];
}
