import type { BaseCondition } from "../../src/core/bundle/base-conditions.ts";
import type { FormerName } from "../../src/core/bundle/former-names.ts";
import type {
  Applicant,
  Expert,
  Manifest,
  MeetingPart,
  PublicKeys,
  StaffMember,
} from "../../src/core/bundle/manifest.ts";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { Ruleset } from "../../src/core/rules/ruleset.ts";

/** The sample's rules: two-thirds twice, paper totals, mean into bands. */
export const sampleRules: Ruleset = {
  quorum: { numerator: 2, denominator: 3 },
  passShare: { numerator: 2, denominator: 3 },
  base: "presentLessRecused",
  recusedCountTowardQuorum: true,
  abstentionAllowed: true,
  gradeEntry: "either",
  scoreKind: "total",
  combination: "meanTotal",
  dropExtremes: false,
  excellentFrom: 85,
  passFrom: 60,
  tie: "lower",
  minimumGraders: 3,
  defenseMinutes: 20,
  statementMinutes: 10,
  absence: "abandoned",
  maxRounds: 1,
  resumableRounds: false,
  signers: 2,
};

const noKeys: PublicKeys = {
  name: "评委会办公室",
  recipient: "age1office",
  signingKey: "00".repeat(32),
};

export interface ManifestWishes {
  /** Experts Z1, Z2, …: Z1 chairs and leads 第一组, Z2 is vice chair and leads 第二组. */
  readonly experts?: number;
  /** Applicants A1, A2, …, odd ones for 第一组. */
  readonly applicants?: number;
  readonly part?: MeetingPart;
  /** Without it, as many as there are experts. */
  readonly committeeSize?: number;
  readonly rules?: Partial<Ruleset>;
  readonly formerNames?: readonly FormerName[];
  readonly baseConditions?: readonly BaseCondition[];
  readonly applicant?: (applicant: Applicant) => Applicant;
  readonly expert?: (expert: Expert) => Expert;
  readonly staff?: (staff: readonly StaffMember[]) => readonly StaffMember[];
}

/** A small committee without hints; keys and materials are for the caller to fill in. */
export function aSmallManifest(wishes: ManifestWishes = {}): Manifest {
  const experts = Array.from({ length: wishes.experts ?? 9 }, (_, index) => anExpert(index + 1));
  const applicants = Array.from({ length: wishes.applicants ?? 4 }, (_, index) =>
    anApplicant(index + 1),
  );
  return {
    format: "vivaseal-manifest",
    version: "1.0",
    bundleId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    serial: 1,
    kind: "rehearsal",
    sealedAt: "2024-10-20T01:02:03Z",
    validUntil: "2024-12-31",
    office: noKeys,
    stations: [{ ...noKeys, name: "评审电脑" }],
    meeting: {
      year: 2024,
      title: "2024年度职称评审会",
      officeName: "评委会办公室",
      committeeName: "中级职称评审委员会",
      committeeSize: wishes.committeeSize ?? experts.length,
      part: wishes.part ?? "defenseAndVote",
      venue: "一会议室",
      startsOn: "2024-11-11",
      endsOn: "2024-11-12",
      qualifiedBy: "2024-12-31",
    },
    panels: [{ id: panelId("第一组") }, { id: panelId("第二组") }],
    experts: experts.map(wishes.expert ?? ((expert) => expert)),
    staff: (wishes.staff ?? ((staff) => staff))([
      aStaffMember("GZ1", "秘书甲", "secretary"),
      aStaffMember("GZ2", "核对人乙", "checker"),
      aStaffMember("GZ3", "监督员丙", "supervisor"),
    ]),
    applicants: applicants.map(wishes.applicant ?? ((applicant) => applicant)),
    rubric: [
      { id: "R1", element: "学识水平", explanation: "", maximum: 60 },
      { id: "R2", element: "工作能力", explanation: "", maximum: 40 },
    ],
    rules: { ...sampleRules, ...wishes.rules },
    requiredMaterials: [],
    formerNames: wishes.formerNames ?? [],
    ...(wishes.baseConditions ? { baseConditions: wishes.baseConditions } : {}),
    materials: [],
  };
}

function aStaffMember(id: string, name: string, role: StaffMember["role"]): StaffMember {
  return { id: personId(id), name, employer: "评委会办公室", role };
}

function anExpert(number: number): Expert {
  const office = number === 1 ? "chair" : number === 2 ? "viceChair" : "member";
  return {
    id: personId(`Z${number}`),
    name: `专家${number}`,
    gender: "女",
    employer: `专家单位${number}`,
    title: "高级工程师",
    field: "大数据",
    office,
    reserve: false,
    panel: panelId(number % 2 === 1 ? "第一组" : "第二组"),
    panelLeader: number <= 2,
    outside: false,
    phoneLastFour: "0000",
    recusalUnits: [],
  };
}

function anApplicant(number: number): Applicant {
  return {
    order: number,
    id: applicantId(`A${number}`),
    name: `申报人${number}`,
    gender: "男",
    idNumber: "",
    employer: `申报单位${number}`,
    status: "事业单位",
    county: "市本级",
    entrusted: false,
    entrustedBy: "",
    level: "engineer",
    specialty: "大数据",
    firstApplication: true,
    exceptional: false,
    education: "本科",
    degree: "学士",
    school: "四川大学",
    graduatedOn: "2014-06-30",
    currentTitle: "无",
    currentTitleOn: "",
    currentTitleIssuer: "",
    qualification: "",
    yearsInField: 8,
    underSanction: false,
    publicNotice: "2024-09-02至2024-09-06",
    materialsVerdict: "pass",
    examScore: "80",
    examVerdict: "pass",
    panel: panelId(number % 2 === 1 ? "第一组" : "第二组"),
    leadReader: null,
    drawNumber: null,
    originalsChecked: true,
    materialsFolder: `A${number}`,
    note: "",
  };
}
