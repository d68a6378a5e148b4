import * as z from "zod";
import { levels } from "../../core/bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../core/ids.ts";
import { signedForms } from "../../core/meeting/forms/form-events.ts";
import { annotatedFacts, annotatedSubjects } from "../../core/meeting/people/people-events.ts";
import type { ResultDocument } from "../../core/result/result-document.ts";
import { grades } from "../../core/rules/grade.ts";
import { formSubject } from "../meeting/event-schemas/form-events.ts";
import { bounds } from "./bounds.ts";
import {
  meetingSchema,
  publicKeysSchema,
  rulesetSchema,
  type DeepReadonly,
  type Same,
} from "./manifest-schema.ts";
import { resultContainerSchema } from "./result-schema.ts";

const text = z.string().max(bounds.text);
const count = z.int().min(0);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(bounds.rows);
const applicantIdText = text as unknown as z.ZodType<ApplicantId>;
const personIdText = text as unknown as z.ZodType<PersonId>;
const panelIdText = text as unknown as z.ZodType<PanelId>;

const chainHead = z.strictObject({ seq: z.int().min(1), hash: sha256Hex });

const person = z.strictObject({
  personId: personIdText,
  name: text,
  role: z.enum(["chair", "viceChair", "member", "secretary", "checker", "supervisor"]),
  reserve: z.boolean(),
  sessionKey: sha256Hex.nullable(),
  presentAtEnd: z.boolean(),
});

const verdict = z.enum(["pass", "fail"]);

const reading = z.strictObject({
  verdict: verdict.nullable(),
  verdictReason: text.nullable(),
  corrected: z.boolean(),
  readers: list(z.strictObject({ expertId: personIdText, verdict, reason: text })),
  originals: list(
    z.strictObject({
      checkedBy: personIdText,
      originals: list(text),
      agree: z.boolean(),
      remark: text,
    }),
  ),
  veto: z
    .strictObject({
      leaderId: personIdText,
      reason: text,
      material: text.nullable(),
      evidence: text,
    })
    .nullable(),
});

const review = z.strictObject({
  passed: list(applicantIdText),
  returned: list(z.strictObject({ applicantId: applicantIdText, reason: text })),
});

const motion = z.strictObject({
  round: count,
  present: count,
  recused: count,
  base: count,
  issued: count,
  returned: count,
  notReturned: count,
  approve: count,
  reject: count,
  abstain: count,
  spoiled: count,
  unreadable: count,
  needed: count,
  passed: z.boolean(),
});

const applicant = z.strictObject({
  applicantId: applicantIdText,
  name: text,
  employer: text,
  level: z.enum(levels),
  specialty: text,
  panel: panelIdText.nullable(),
  entrustedBy: text,
  stage: z.enum([
    "reading",
    "materialsNotPassed",
    "materialsPassed",
    "vetoed",
    "examNotPassed",
    "waiting",
    "postponed",
    "withdrawn",
    "defending",
    "abandoned",
    "grading",
    "defenseFailed",
    "admitted",
    "voting",
    "passed",
    "notPassed",
  ]),
  reading,
  drawNumber: count.nullable(),
  late: z.boolean(),
  identity: z.strictObject({ checkedBy: personIdText, document: text }).nullable(),
  override: text.nullable(),
  postponed: text.nullable(),
  withdrawn: z.strictObject({ document: text, reason: text }).nullable(),
  answers: list(
    z.strictObject({ expertId: personIdText.nullable(), question: text, answer: text }),
  ),
  grades: list(
    z.strictObject({
      expertId: personIdText,
      total: count.nullable(),
      grade: z.enum(grades),
      source: z.enum(["paper", "pin"]),
    }),
  ),
  struckGrades: list(
    z.strictObject({
      expertId: personIdText,
      total: count.nullable(),
      grade: z.enum(grades),
      reason: text,
    }),
  ),
  sum: count.nullable(),
  counted: count,
  conclusion: z.enum(grades).nullable(),
  conclusionReason: text.nullable(),
  gradeCorrections: list(
    z.strictObject({
      expertId: personIdText,
      oldTotal: count.nullable(),
      oldGrade: z.enum(grades),
      total: count.nullable(),
      grade: z.enum(grades),
      reason: text,
      leaderId: personIdText,
    }),
  ),
  conclusionCorrections: list(
    z.strictObject({
      old: z.enum(grades),
      new: z.enum(grades),
      reason: text,
      leaderId: personIdText,
      secondId: personIdText,
    }),
  ),
  opinion: z.strictObject({ text, signers: list(personIdText) }).nullable(),
  recused: list(personIdText),
  motion: motion.nullable(),
});

const round = z.strictObject({
  round: count,
  session: count,
  status: z.enum(["announced", "tallied", "void", "open"]),
  voidReason: text.nullable(),
  way: z.enum(["station", "paper"]),
  motions: list(applicantIdText),
  chairId: personIdText,
  scrutineerId: personIdText,
  tellerId: personIdText,
  presentAtOpening: count,
  present: count,
  issued: count,
  returned: count,
  closeReason: text.nullable(),
  papers: list(z.strictObject({ kind: count, issued: count, returned: count, spoiled: count })),
  counts: list(
    z.strictObject({
      applicantId: applicantIdText,
      approve: count,
      reject: count,
      abstain: count,
      spoiled: count,
      unreadable: count,
    }),
  ),
});

/** The form of the whole result payload. That it equals core's type is checked below. */
export const resultDocumentSchema = z.strictObject({
  ...resultContainerSchema.shape,
  bundle: z.strictObject({
    id: z.uuid().lowercase(),
    serial: z.int().min(1),
    kind: z.enum(["official", "rehearsal"]),
    hash: sha256Hex,
  }),
  meeting: meetingSchema,
  rules: rulesetSchema,
  rulesHash: sha256Hex,
  station: publicKeysSchema,
  exportedAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/),
  journal: z.strictObject({ lines: count, head: sha256Hex }),
  attendance: z.strictObject({
    expected: count,
    checkedIn: count,
    quorum: count,
    people: list(person),
    sessions: list(
      z.strictObject({
        session: count,
        checkedIn: list(personIdText),
        resumedBy: personIdText.nullable(),
        recessedBy: personIdText.nullable(),
      }),
    ),
    declared: list(personIdText),
    joined: list(
      z.strictObject({
        expertId: personIdText,
        how: z.enum(["movedUp", "added"]),
        name: text,
        employer: text,
        title: text,
        field: text,
        panel: panelIdText.nullable(),
        replaces: personIdText.nullable(),
        reason: text,
        documentNumber: text.nullable(),
        chairId: personIdText,
        secretaryId: personIdText.nullable(),
      }),
    ),
    pinResets: list(
      z.strictObject({ personId: personIdText, chairId: personIdText, witnessId: personIdText }),
    ),
  }),
  applicants: list(applicant),
  review: review.nullable(),
  rounds: list(round),
  annotations: list(
    z.strictObject({
      subject: z.enum(annotatedSubjects),
      subjectId: text,
      fact: z.enum(annotatedFacts),
      correct: text,
      reason: text,
      secretaryId: personIdText,
      chairId: personIdText,
    }),
  ),
  restorations: list(
    z.strictObject({
      source: z.enum(["replica", "mirror", "remainder"]),
      because: z.enum(["missing", "damaged", "torn", "unreadable", "outdated"]),
      restored: chainHead,
      replaced: chainHead.nullable(),
      chairId: personIdText,
      reason: text,
    }),
  ),
  moves: list(
    z.strictObject({
      fromStation: sha256Hex,
      toStation: sha256Hex,
      taken: chainHead,
      takenAt: text.nullable(),
      passedOver: z.array(chainHead).max(64),
      reason: text,
      resumedBy: personIdText.nullable(),
    }),
  ),
  lockNote: text.nullable(),
  unsignedForms: list(
    z.strictObject({
      form: z.enum(signedForms),
      blank: z.boolean(),
      of: formSubject,
      serial: z.int().min(1),
    }),
  ),
});

/** Doesn't compile when the schema and core's type drift apart. */
export const schemaIsResult: Same<
  DeepReadonly<z.infer<typeof resultDocumentSchema>>,
  ResultDocument
> = true;
