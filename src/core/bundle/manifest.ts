import type { ApplicantId, PanelId, PersonId } from "../ids.ts";
import type { BaseCondition } from "./base-conditions.ts";
import type { FormerName } from "./former-names.ts";
import type { Ruleset } from "../rules/ruleset.ts";

/** 申报层级, lowest first. */
export const levels = ["technician", "assistantEngineer", "engineer"] as const;
export type Level = (typeof levels)[number];

/** 本次会议环节: which part of the process this meeting holds. */
export type MeetingPart = "materialsReview" | "defenseAndVote" | "whole";

export type BundleKind = "official" | "rehearsal";

/** Public keys as they stand in a card: age recipient (`age1…`) and Ed25519 key (64 hex digits). */
export interface PublicKeys {
  readonly name: string;
  readonly recipient: string;
  readonly signingKey: string;
}

/** The payload of `manifest.dsse.json`. "The bundle's hash" is the SHA-256 of its bytes. */
export interface Manifest {
  readonly format: "vivaseal-manifest";
  readonly version: "1.0";
  /** UUID; the same for every re-issue. */
  readonly bundleId: string;
  /** 1 for the first issue, higher for each re-issue. */
  readonly serial: number;
  readonly kind: BundleKind;
  /** RFC 3339, UTC, whole seconds. */
  readonly sealedAt: string;
  /** Last day on which the bundle may be used, `YYYY-MM-DD`; a rehearsal doesn't expire. */
  readonly validUntil: string;
  readonly office: PublicKeys;
  /** None where the bundle is sealed under a passphrase: any station that has it may open it. */
  readonly stations: readonly PublicKeys[];
  readonly meeting: Meeting;
  readonly panels: readonly Panel[];
  readonly experts: readonly Expert[];
  readonly staff: readonly StaffMember[];
  readonly applicants: readonly Applicant[];
  readonly rubric: readonly RubricItem[];
  readonly rules: Ruleset;
  readonly requiredMaterials: readonly RequiredMaterial[];
  /** 单位曾用名, by which colleagues under an older name are known. */
  readonly formerNames: readonly FormerName[];
  /** 基本条件; absent where the roster has no such sheet: then nothing is said about them. */
  readonly baseConditions?: readonly BaseCondition[];
  readonly materials: readonly Material[];
}

export interface Meeting {
  readonly year: number;
  readonly title: string;
  readonly officeName: string;
  readonly committeeName: string;
  /** 委员会人数: the whole committee, of which the quorum is a share. */
  readonly committeeSize: number;
  readonly part: MeetingPart;
  readonly venue: string;
  /** Dates are `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** 资格计算截止日期. */
  readonly qualifiedBy: string;
}

export interface Panel {
  readonly id: PanelId;
}

/** 职务 in the committee. */
export type Office = "chair" | "viceChair" | "member";

export interface Expert {
  readonly id: PersonId;
  readonly name: string;
  readonly gender: string;
  readonly employer: string;
  readonly title: string;
  readonly field: string;
  readonly office: Office;
  /** 候补: not of the committee until moved up. */
  readonly reserve: boolean;
  readonly panel: PanelId | null;
  readonly panelLeader: boolean;
  /** 外单位. */
  readonly outside: boolean;
  readonly phoneLastFour: string;
  /** 回避单位: units whose applicants give a recusal hint. */
  readonly recusalUnits: readonly string[];
}

/** 秘书, 核对人, 监督员. */
export type StaffRole = "secretary" | "checker" | "supervisor";

export interface StaffMember {
  readonly id: PersonId;
  readonly name: string;
  readonly employer: string;
  readonly role: StaffRole;
}

/** Every field of the roster's 申报人 sheet, in its order. Texts are as the office wrote them. */
export interface Applicant {
  readonly order: number;
  readonly id: ApplicantId;
  readonly name: string;
  readonly gender: string;
  readonly idNumber: string;
  readonly employer: string;
  /** 人员身份. */
  readonly status: string;
  readonly county: string;
  readonly entrusted: boolean;
  readonly entrustedBy: string;
  readonly level: Level;
  /** 子专业, one of the eight. */
  readonly specialty: string;
  readonly firstApplication: boolean;
  readonly exceptional: boolean;
  readonly education: string;
  readonly degree: string;
  readonly school: string;
  readonly graduatedOn: string;
  readonly currentTitle: string;
  readonly currentTitleOn: string;
  readonly currentTitleIssuer: string;
  readonly qualification: string;
  readonly yearsInField: number;
  readonly underSanction: boolean;
  /** 公示起止日期, as written. */
  readonly publicNotice: string;
  readonly materialsVerdict: "pass" | "fail" | null;
  /** 笔试成绩 as written: it decides nothing here, the verdict does. */
  readonly examScore: string;
  readonly examVerdict: "pass" | "fail" | "absent" | null;
  readonly panel: PanelId | null;
  /** 主审专家. */
  readonly leadReader: PersonId | null;
  readonly drawNumber: number | null;
  readonly originalsChecked: boolean;
  readonly materialsFolder: string;
  readonly note: string;
}

export interface RubricItem {
  readonly id: string;
  readonly element: string;
  readonly explanation: string;
  readonly maximum: number;
}

export interface RequiredMaterial {
  readonly name: string;
  readonly required: boolean;
  /** 适用, as written: 全部, 委托评审, … */
  readonly appliesTo: string;
}

export interface Material {
  readonly applicantId: ApplicantId;
  /** Name of the ZIP entry: `materials/<材料目录>/<file>`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
}
