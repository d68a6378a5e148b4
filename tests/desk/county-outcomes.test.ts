import { expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { ApplicantResult } from "../../src/core/result/result-document.ts";
import { countyOutcomesJson } from "../../src/desk/office/outcome-files.ts";
import type { Outcome } from "../../src/desk/office/outcomes.ts";
import { aSmallManifest } from "../support/small-manifest.ts";

const somebody = personId("Z7");
const aGrade = { expertId: somebody, total: 90, grade: "excellent" } as const;

/** One of whom everything is known that names a person. */
const everything: ApplicantResult = {
  ...{ applicantId: applicantId("A1"), name: "甲", employer: "农科院", level: "engineer" },
  ...{ specialty: "农学", panel: null, entrustedBy: "某县", stage: "passed", drawNumber: 1 },
  reading: {
    ...{ verdict: "pass", verdictReason: null, corrected: false },
    readers: [{ expertId: somebody, verdict: "pass", reason: "" }],
    originals: [{ checkedBy: somebody, originals: ["学历证书"], agree: true, remark: "" }],
    veto: { leaderId: somebody, reason: "弄虚作假", material: null, evidence: "" },
  },
  ...{ late: false, override: null, postponed: null, withdrawn: null, sum: 90, counted: 1 },
  identity: { checkedBy: somebody, document: "居民身份证" },
  answers: [{ expertId: somebody, question: "问", answer: "答" }],
  grades: [{ ...aGrade, source: "pin" }],
  struckGrades: [{ ...aGrade, reason: "回避" }],
  ...{ conclusion: "excellent", conclusionReason: null },
  gradeCorrections: [
    { ...aGrade, oldTotal: 80, oldGrade: "pass", reason: "笔误", leaderId: somebody },
  ],
  conclusionCorrections: [
    { old: "pass", new: "excellent", reason: "更正", leaderId: somebody, secondId: somebody },
  ],
  opinion: { text: "同意", signers: [somebody] },
  ...{ recused: [somebody], motion: null },
};

test("a county isn't told of any expert, whatever its applicant's result says of one", () => {
  const [first] = aSmallManifest().applicants;
  const outcome: Outcome = {
    ...{ bundleId: "b", kind: "official", journalHead: "", reviewed: true, returnReason: "" },
    applicant: { ...first!, leadReader: somebody },
    result: everything,
    row: { stage: "", outcome: "", arithmetic: "" } as Outcome["row"],
  };
  const json = new TextDecoder().decode(countyOutcomesJson([], [outcome]));

  expect(json).not.toContain(somebody);
  for (const told of ["居民身份证", "学历证书", "弄虚作假", "更正", "同意", "问"])
    expect(json).toContain(told);
});
