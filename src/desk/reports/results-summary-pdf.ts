import type { Outcome } from "../../core/refusals/refusal.ts";
import { footerText, watermarkFor } from "./forms/form.ts";
import { wideTable } from "./page-marks.ts";
import { createPageWriter, type PageWriter, type PageWriterOptions } from "./page-writer.ts";
import type { ReportFonts } from "./report-fonts.ts";
import {
  countColumnsOf,
  scoresText,
  totalsSentence,
  type ResultsRow,
  type ResultsSummary,
} from "./results-summary.ts";
import type { TableColumn } from "./table-layout.ts";

export interface ReportCircumstances {
  readonly fonts: ReportFonts;
  readonly createdAt: Date;
  /** 32 hexadecimal digits; equal input, time and id give equal bytes. */
  readonly fileId: string;
}

interface SummaryCircumstances extends ReportCircumstances {
  /** Made before the lock: marked 过程稿. */
  readonly isDraft?: boolean;
  readonly stampOf?: NonNullable<PageWriterOptions["stampOf"]>;
}

/**
 * 评审结果汇总表 as a PDF, A4 sideways. Refused with REPORT_GLYPH_MISSING when some name can't be
 * written whole.
 */
export function resultsSummaryPdf(
  summary: ResultsSummary,
  { isDraft = false, ...circumstances }: SummaryCircumstances,
): Outcome<Uint8Array> {
  const watermark = watermarkFor(summary.rehearsal, isDraft);
  const writer = createPageWriter({
    ...circumstances,
    format: wideTable,
    title: `${summary.review}评审结果汇总表`,
    footer: footerText(summary.bundleId, summary.journalHead, isDraft),
    ...(watermark === undefined ? {} : { watermark }),
  });
  writeSummary(writer, summary, isDraft);
  return writer.finish();
}

/** What the form says, on whatever it is written. */
export function writeSummary(writer: PageWriter, summary: ResultsSummary, isDraft: boolean): void {
  writer.startPart("评审结果汇总表", { kind: "meeting" });
  writeHead(writer, summary, isDraft);
  const shown = summary.reviewOnly ? columns.filter(({ ofVote }) => ofVote !== true) : columns;
  writer.table(
    shown.map(toTableColumn),
    summary.rows.map((row) => toTableRow(shown, row)),
    tableSizePt,
  );
  writeCounts(writer, summary);
  writeSignatures(writer, summary);
}

const tableSizePt = 7.5;
const small = { font: "body", sizePt: 9 } as const;

function writeHead(writer: PageWriter, summary: ResultsSummary, isDraft: boolean): void {
  const title = { font: "strong", align: "center" } as const;
  writer.paragraph(summary.review, { ...title, sizePt: 12 });
  writer.paragraph(`评审结果汇总表${isDraft ? "（过程稿）" : ""}`, {
    ...title,
    sizePt: 18,
    spaceAfterPt: 4,
  });
  const { committee, dates, venue, expected, present, quorum } = summary;
  writer.paragraph(
    `评审委员会：${committee}　　应到 ${expected} 人　实到 ${present} 人　法定人数 ${quorum} 人`,
    small,
  );
  writer.paragraph(`评审日期：${dates}　　地点：${venue}`, small);
  if (summary.reviewOnly) writer.space(5);
  else writer.paragraph(`评审规则：${summary.rules}。`, { ...small, spaceAfterPt: 5 });
}

interface Column {
  readonly title: string;
  readonly widthMm: number;
  readonly align: TableColumn["align"];
  /** About defense or vote. */
  readonly ofVote?: true;
  readonly text: (row: ResultsRow) => string;
}

const votesOf = (key: "approve" | "reject" | "abstain" | "notReturned") => (row: ResultsRow) =>
  row.votes === null ? "" : String(row.votes[key]);

const columns: readonly Column[] = [
  { title: "序号", widthMm: 7.5, align: "center", text: ({ order }) => String(order) },
  { title: "申报编号", widthMm: 18.5, align: "center", text: (row) => row.applicantId },
  { title: "姓名", widthMm: 16, align: "center", text: ({ name }) => name },
  { title: "工作单位", widthMm: 28, align: "left", text: ({ employer }) => employer },
  { title: "申报层级", widthMm: 14.9, align: "center", text: ({ level }) => level },
  { title: "子专业", widthMm: 17.5, align: "center", text: ({ specialty }) => specialty },
  { title: "评议组", widthMm: 11.5, align: "center", text: ({ panel }) => panel },
  { title: "阶段", widthMm: 15, align: "center", text: ({ stage }) => stage },
  {
    ofVote: true,
    title: "专家评分\n总分／人数、平均",
    widthMm: 31,
    align: "left",
    text: gradesText,
  },
  {
    ofVote: true,
    title: "答辩\n结论",
    widthMm: 10.5,
    align: "center",
    text: ({ conclusion }) => conclusion,
  },
  { ofVote: true, title: "同意", widthMm: 7.5, align: "center", text: votesOf("approve") },
  { ofVote: true, title: "不同\n意", widthMm: 7.5, align: "center", text: votesOf("reject") },
  { ofVote: true, title: "弃权", widthMm: 7.5, align: "center", text: votesOf("abstain") },
  { ofVote: true, title: "未投", widthMm: 7.5, align: "center", text: votesOf("notReturned") },
  { ofVote: true, title: "计票", widthMm: 33, align: "left", text: ({ arithmetic }) => arithmetic },
  { title: "评审\n结果", widthMm: 14.9, align: "center", text: ({ outcome }) => outcome },
  { title: "备注", widthMm: 22, align: "left", text: ({ note }) => note },
];

function gradesText(row: ResultsRow): string {
  return [scoresText(row.scores), row.mean].filter((text) => text !== "").join("\n");
}

function toTableColumn({ title, widthMm, align }: Column): TableColumn {
  return { title, share: widthMm, align };
}

function toTableRow(shown: readonly Column[], row: ResultsRow) {
  return { cells: shown.map(({ text }) => text(row)), whose: row.applicantId };
}

function writeCounts(writer: PageWriter, summary: ResultsSummary): void {
  const { counts, lockNote, notes } = summary;
  const countColumns = countColumnsOf(summary);
  const total = counts.at(-1);
  const sizePt = 9;
  writer.space(8);
  // Together with the signatures: nobody should sign a page that shows no result.
  writer.keepTogether((counts.length + 3) * sizePt * 2 + signaturesPt);
  if (total)
    writer.paragraph(`合计：${totalsSentence(total, countColumns)}`, { ...small, font: "strong" });
  if (lockNote !== null) writer.paragraph(`会议锁定时未完成事项的说明：${lockNote}`, small);
  for (const note of notes) writer.paragraph(`${note}。`, small);
  writer.space(4);
  writer.table(
    countColumns.map(([title]) => ({ title, share: 1, align: "center" })),
    counts.map((row) => ({
      cells: countColumns.map(([, key]) => String(row[key])),
      whose: row.level,
    })),
    sizePt,
  );
}

const signaturesPt = 66;

function writeSignatures(writer: PageWriter, { signers }: ResultsSummary): void {
  const labels = signers.map(({ role, name }) =>
    name === "" ? `${role}：` : `${role}（${name}）：`,
  );
  const style = { font: "body", sizePt: 10 } as const;
  writer.space(6);
  writer.keepTogether(signaturesPt);
  writer.signatures(labels.slice(0, 3), style);
  writer.signatures([...labels.slice(3), "日期："], style);
}
