import { levelWords } from "../../../core/words.ts";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantResult } from "../../../core/result/result-document.ts";
import { reportWords } from "../../../core/report-kinds.ts";
import { officialLandscape } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import {
  body,
  isDraftOf,
  meetingDates,
  namesOf,
  signatureLabel,
  signaturesHeight,
  writeSignatureLines,
  writeTitle,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";

/** 材料审查名单: who sits the exam, who is returned and why, who was vetoed. */
export function reviewListsForm(source: FormSource, choice: FormChoice): Form | undefined {
  const { review } = source.document;
  if (!review) return undefined;
  const lists = listsOf(source);
  if (lists.every(({ rows }) => rows.length === 0)) return undefined;
  const title = reportWords.reviewLists;
  const isDraft = isDraftOf(source, choice);
  return {
    title,
    format: officialLandscape,
    isDraft,
    write: (writer) => {
      writer.startPart(title, { kind: "meeting" });
      writeTitle(writer, source, { title, isDraft });
      writer.paragraph(`日期：${meetingDates(source)}`, { ...body, spaceAfterPt: 4 });
      const shown = lists.filter(({ rows }) => rows.length > 0);
      for (const list of shown) writeList(writer, list, list === shown.at(-1));
      const chairs = [...source.state.facts.experts.values()].filter(
        ({ office }) => office === "chair",
      );
      const secretaries = [...source.state.facts.staff.values()].filter(
        ({ role }) => role === "secretary",
      );
      const names = (people: readonly (typeof chairs)[number]["id"][]) => namesOf(source, people);
      writer.space(6);
      writeSignatureLines(
        writer,
        [
          signatureLabel("主任委员", names(chairs.map(({ id }) => id))),
          signatureLabel("秘书", names(secretaries.map(({ id }) => id))),
        ],
        3,
      );
    },
  };
}

interface ReviewList {
  readonly title: string;
  /** Heading of the last column; none where there is nothing to explain. */
  readonly why: string;
  readonly rows: readonly (readonly [applicant: Applicant, why: string])[];
}

function listsOf({ manifest, document }: FormSource): readonly ReviewList[] {
  const review = document.review ?? { passed: [], returned: [] };
  const applicants = new Map(manifest.applicants.map((one) => [one.id, one]));
  const row = (id: Applicant["id"], why: string): ReviewList["rows"] => {
    const applicant = applicants.get(id);
    return applicant ? [[applicant, why]] : [];
  };
  const vetoed = document.applicants.filter(({ reading }) => reading.veto !== null);
  const unread = document.applicants.filter(({ stage }) => stage === "reading");
  const passedTitle = manifest.meeting.part === "whole" ? "审查合格名单" : "参加笔试名单";
  return [
    {
      title: passedTitle,
      why: "备注",
      rows: review.passed.flatMap((id) => row(id, "")),
    },
    {
      title: "退回名单",
      why: "退回理由",
      rows: review.returned.flatMap(({ applicantId, reason }) => row(applicantId, reason)),
    },
    {
      title: "一票否决名单",
      why: "理由和依据",
      rows: vetoed.flatMap((one) => row(one.applicantId, vetoText(one))),
    },
    { title: "未完成审查", why: "备注", rows: unread.flatMap((one) => row(one.applicantId, "")) },
  ];
}

function vetoText({ reading: { veto } }: ApplicantResult): string {
  return veto === null ? "" : `${veto.reason}（依据：${veto.evidence}）`;
}

/** The last list stands with the signatures: nobody should sign a page that shows nothing. */
function writeList(writer: PageWriter, { title, why, rows }: ReviewList, isLast: boolean): void {
  writer.space(6);
  writer.keepTogether(isLast ? 80 + signaturesHeight(2, 3) + rowPt * rows.length : 80);
  writer.paragraph(`${title}（${rows.length} 人）`, { ...body, font: "strong", spaceAfterPt: 3 });
  writer.table(
    columnsFor(why),
    rows.map(([one, text], index) => ({
      cells: [
        String(index + 1),
        ...[one.id, one.name, one.employer, levelWords[one.level], one.specialty],
        ...[one.panel ?? "", one.entrustedBy, text],
      ],
      whose: one.id,
    })),
    9,
  );
}

const rowPt = 24;

const columnsFor = (why: string): readonly TableColumn[] => [
  { title: "序号", share: 9, align: "center" },
  { title: "申报编号", share: 22, align: "center" },
  { title: "姓名", share: 18, align: "center" },
  { title: "工作单位", share: 44, align: "left" },
  { title: "申报层级", share: 20, align: "center" },
  { title: "子专业", share: 22, align: "center" },
  { title: "评议组", share: 16, align: "center" },
  { title: "委托单位", share: 34, align: "left" },
  { title: why, share: 48, align: "left" },
];
