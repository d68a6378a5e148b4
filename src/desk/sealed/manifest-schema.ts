import * as z from "zod";
import { educations } from "../../core/bundle/base-conditions.ts";
import { levels, type Manifest } from "../../core/bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../core/ids.ts";
import { bounds } from "./bounds.ts";
import { isRecipient, recipientForm } from "./age-file.ts";
import { daySchema, secondSchema } from "./calendar.ts";
import { isSigningKey } from "./ed25519.ts";

/** Documents of these formats are read in these versions and no other. */
export const manifestFormat = "vivaseal-manifest";
export const manifestVersion = "1.0";
export const manifestType = "application/vnd.vivaseal.manifest+json";

const text = z.string().max(bounds.text);
const named = text.min(1);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().min(0);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(bounds.rows);

/** Ids are plain texts in a file; their kinds live in the types only. */
const applicantIdText = named.max(200) as unknown as z.ZodType<ApplicantId>;
const personIdText = named.max(200) as unknown as z.ZodType<PersonId>;
const panelIdText = named.max(200) as unknown as z.ZodType<PanelId>;

/** An age X25519 recipient, `age1…`. */
export const recipientSchema = z.string().regex(recipientForm).refine(isRecipient, "age recipient");
/** An Ed25519 public key that signatures may be verified under, 64 hex digits. */
export const signingKeySchema = sha256Hex.refine(isSigningKey, "Ed25519 key");

/** What a person wrote as a name: on one line, nothing that turns its direction. */
export const nameSchema = z
  .string()
  .min(1)
  .max(bounds.name)
  .regex(
    /^[^\p{Cc}\p{Zl}\p{Zp}\u{061C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]*$/u,
  );

/** Public keys as on a card. */
export const publicKeysSchema = z.strictObject({
  name: nameSchema,
  recipient: recipientSchema,
  signingKey: signingKeySchema,
});

const fraction = z.strictObject({
  numerator: z.int().min(1).max(1000),
  denominator: z.int().min(1).max(1000),
});

export const meetingSchema = z.strictObject({
  year: z.int().min(1900).max(9999),
  title: named,
  officeName: named,
  committeeName: named,
  committeeSize: z.int().min(1).max(bounds.rows),
  part: z.enum(["materialsReview", "defenseAndVote", "whole"]),
  venue: text,
  startsOn: daySchema,
  endsOn: daySchema,
  qualifiedBy: daySchema,
});

const expert = z.strictObject({
  id: personIdText,
  name: named,
  gender: text,
  employer: text,
  title: text,
  field: text,
  office: z.enum(["chair", "viceChair", "member"]),
  reserve: z.boolean(),
  panel: panelIdText.nullable(),
  panelLeader: z.boolean(),
  outside: z.boolean(),
  phoneLastFour: text,
  recusalUnits: list(text),
});

const staffMember = z.strictObject({
  id: personIdText,
  name: named,
  employer: text,
  role: z.enum(["secretary", "checker", "supervisor"]),
});

const applicant = z.strictObject({
  order: whole,
  id: applicantIdText,
  name: named,
  gender: text,
  idNumber: text,
  employer: text,
  status: text,
  county: text,
  entrusted: z.boolean(),
  entrustedBy: text,
  level: z.enum(levels),
  specialty: text,
  firstApplication: z.boolean(),
  exceptional: z.boolean(),
  education: text,
  degree: text,
  school: text,
  graduatedOn: text,
  currentTitle: text,
  currentTitleOn: text,
  currentTitleIssuer: text,
  qualification: text,
  yearsInField: whole,
  underSanction: z.boolean(),
  publicNotice: text,
  materialsVerdict: z.enum(["pass", "fail"]).nullable(),
  examScore: text,
  examVerdict: z.enum(["pass", "fail", "absent"]).nullable(),
  panel: panelIdText.nullable(),
  leadReader: personIdText.nullable(),
  drawNumber: whole.nullable(),
  originalsChecked: z.boolean(),
  materialsFolder: text,
  note: text,
});

export const rulesetSchema = z.strictObject({
  quorum: fraction,
  passShare: fraction,
  base: z.enum(["present", "presentLessRecused", "wholeCommittee", "validMarks"]),
  recusedCountTowardQuorum: z.boolean(),
  abstentionAllowed: z.boolean(),
  gradeEntry: z.enum(["paper", "pin", "either"]),
  scoreKind: z.enum(["total", "items", "grade"]),
  combination: z.enum(["meanTotal", "majority", "twoThirds", "agreed"]),
  dropExtremes: z.boolean(),
  excellentFrom: whole.max(100),
  passFrom: whole.max(100),
  tie: z.enum(["lower", "agree"]),
  minimumGraders: z.int().min(1).max(99),
  defenseMinutes: whole,
  statementMinutes: whole,
  levelMinutes: z
    .array(
      z.strictObject({
        level: z.enum(levels),
        defenseMinutes: whole,
        statementMinutes: whole,
      }),
    )
    .max(levels.length)
    .exactOptional(),
  absence: z.literal("abandoned"),
  maxRounds: z.int().min(1),
  resumableRounds: z.boolean(),
  signers: whole,
});

const years = z.int().min(1).max(60).nullable();

const baseCondition = z.strictObject({
  level: z.enum(levels),
  specialty: text,
  appliesTo: z.enum(["everyone", "exceptional", "firstApplication", "nonPublicFirst"]),
  education: z.enum(educations).nullable(),
  yearsSinceGraduation: years,
  currentTitles: list(named),
  yearsInTitle: years,
  yearsInField: years,
  other: text,
  document: named,
  clause: text,
});

/** The form of a manifest's payload. That it equals core's `Manifest` is checked below. */
export const manifestSchema = z.strictObject({
  format: z.literal(manifestFormat),
  version: z.literal(manifestVersion),
  bundleId: z.uuid().lowercase(),
  serial: z.int().min(1),
  kind: z.enum(["official", "rehearsal"]),
  sealedAt: secondSchema,
  validUntil: daySchema,
  office: publicKeysSchema,
  stations: z.array(publicKeysSchema).max(bounds.recipients - 1),
  meeting: meetingSchema,
  panels: list(z.strictObject({ id: panelIdText })),
  experts: list(expert),
  staff: list(staffMember),
  applicants: list(applicant),
  rubric: list(
    z.strictObject({
      id: named,
      element: text,
      explanation: text,
      maximum: whole,
    }),
  ),
  rules: rulesetSchema,
  requiredMaterials: list(z.strictObject({ name: named, required: z.boolean(), appliesTo: text })),
  formerNames: list(z.strictObject({ unit: named, formerName: named })),
  baseConditions: list(baseCondition).min(1).exactOptional(),
  materials: z
    .array(
      z.strictObject({
        applicantId: applicantIdText,
        path: z.string().startsWith("materials/").max(bounds.entryNameBytes),
        sizeBytes: whole.max(bounds.materialBytes),
        sha256: sha256Hex,
      }),
    )
    .max(bounds.entries - 1),
});

/** What zod infers, as core writes its types. */
export type DeepReadonly<T> = T extends string | number | boolean | null
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };
/** `true` where each type fits the other, else no type at all. */
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** Doesn't compile when the schema and core's type drift apart. */
export const schemaIsManifest: Same<DeepReadonly<z.infer<typeof manifestSchema>>, Manifest> = true;
