import { sameUnitBy, type FormerName } from "../bundle/former-names.ts";
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

/**
 * What the rules need of a bundle, signed by the office. A meeting changes none of it; it only adds
 * who joined the committee (`joined` of the state says how).
 */
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
  readonly formerNames: readonly FormerName[];
  readonly hints: readonly RecusalHint[];
  /** Whose each material is, by its path. */
  readonly materialOwners: ReadonlyMap<string, ApplicantId>;
}

/** A reason to ask whether an expert must recuse. It never recuses by itself: the chair decides. */
export interface RecusalHint {
  readonly expertId: PersonId;
  readonly applicantId: ApplicantId;
  readonly because: "declared" | "sameUnit" | "formerName" | "listedUnit" | "listedApplicant";
  /** What the expert declared; only where that is the reason. */
  readonly relation?: string;
}

export function meetingFacts(manifest: Manifest): MeetingFacts {
  const { formerNames } = manifest;
  const applicants = new Map(manifest.applicants.map((applicant) => [applicant.id, applicant]));
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
    applicants,
    formerNames,
    hints: hintsOf({ applicants, formerNames }, manifest.experts),
    materialOwners: new Map(manifest.materials.map(({ path, applicantId }) => [path, applicantId])),
  };
}

/** Every pair about whom these experts must be asked, each once. */
export function hintsOf(
  { applicants, formerNames }: Pick<MeetingFacts, "applicants" | "formerNames">,
  experts: readonly Expert[],
): readonly RecusalHint[] {
  const same = sameUnitBy(formerNames);
  return experts.flatMap((expert) =>
    [...applicants.values()].flatMap((applicant) => {
      const because = reasonToAsk(expert, applicant, same);
      return because ? [{ expertId: expert.id, applicantId: applicant.id, because }] : [];
    }),
  );
}

function reasonToAsk(
  { employer, recusalUnits }: Expert,
  applicant: Applicant,
  same: (a: string, b: string) => boolean,
): RecusalHint["because"] | undefined {
  if (employer === applicant.employer) return "sameUnit";
  if (same(employer, applicant.employer)) return "formerName";
  if (recusalUnits.some((unit) => same(unit, applicant.employer))) return "listedUnit";
  // An office that knows of a tie to one person names that application among the units.
  if (recusalUnits.includes(applicant.id)) return "listedApplicant";
  return undefined;
}
