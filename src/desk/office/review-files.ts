import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../core/canonical-json.ts";
import { asJson } from "../sealed/signed-manifest.ts";
import { csvOf, workbookOf, type Column } from "./outcome-files.ts";
import { personColumns, type Outcome } from "./outcomes.ts";

/** What a review of materials hands on: 参加笔试名单 and 退回名单, each as CSV and workbook, and both as JSON. */
export async function reviewFiles(
  outcomes: readonly Outcome[],
  prefix: string,
  createdAt: Date,
): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  const reviewed = outcomes.filter(({ reviewed: is }) => is);
  if (reviewed.length === 0) return [];
  const passed = reviewed.filter(({ result }) => isListed(result.reading) === "pass");
  const returned = reviewed.filter(({ result }) => isListed(result.reading) === "fail");
  const vetoed = reviewed.filter(({ result }) => result.reading.veto !== null);
  return [
    { path: `${prefix}参加笔试名单.csv`, bytes: csvOf(personColumns, passed) },
    {
      path: `${prefix}参加笔试名单.xlsx`,
      bytes: await workbookOf(personColumns, passed, "参加笔试名单", createdAt),
    },
    { path: `${prefix}退回名单.csv`, bytes: csvOf(returnColumns, returned) },
    {
      path: `${prefix}退回名单.xlsx`,
      bytes: await workbookOf(returnColumns, returned, "退回名单", createdAt),
    },
    {
      path: `${prefix}review.json`,
      bytes: utf8ToBytes(
        canonicalJson(
          asJson({
            ...{ format: "vivaseal-review", version: "1.0" },
            kind: reviewed[0]?.kind ?? "official",
            passed: passed.map(factsOf),
            returned: returned.map((one) => ({ ...factsOf(one), reason: one.returnReason })),
            vetoed: vetoed.map((one) => ({
              ...factsOf(one),
              reason: one.result.reading.veto?.reason,
            })),
          }),
        ),
      ),
    },
  ];
}

/** On which list: a veto takes off both. */
const isListed = ({ verdict, veto }: Outcome["result"]["reading"]) =>
  veto === null ? verdict : null;

const returnColumns: readonly Column[] = [
  ...personColumns,
  { title: "退回理由", width: 40, value: ({ returnReason }) => returnReason },
];

const factsOf = ({ bundleId, applicant }: Outcome) => ({
  bundleId,
  applicantId: applicant.id,
  ...{ name: applicant.name, idNumber: applicant.idNumber, employer: applicant.employer },
  ...{ county: applicant.county, entrustedBy: applicant.entrustedBy },
  ...{ level: applicant.level, specialty: applicant.specialty },
});
