import { reportWords } from "../../../core/report-kinds.ts";
import { baseWords } from "../../../core/words.ts";
import { officialPortrait } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn, TableRow } from "../table-layout.ts";
import {
  body,
  meetingDates,
  signatureLabel,
  signaturesHeight,
  writeAnnotations,
  writeSignatureLines,
  writeTitle,
  type Form,
  type FormSource,
} from "./form.ts";
import type { TalliedRow, TallyReport } from "./tally-report.ts";

/** 计票结果报告单, one paper a round. A round that is over can't change any more: it is no draft. */
export function tallyReportForm(
  source: FormSource,
  reports: readonly TallyReport[],
): Form | undefined {
  if (reports.length === 0) return undefined;
  return {
    title: reportWords.tallyReport,
    format: officialPortrait,
    isDraft: false,
    write: (writer) => {
      for (const report of reports) {
        const head = `${reportWords.tallyReport}　第 ${report.round ?? "　"} 轮`;
        writer.startPart(head, { kind: "round", round: report.round });
        writeReport(writer, source, report);
      }
    },
  };
}

function writeReport(writer: PageWriter, source: FormSource, report: TallyReport): void {
  const round = report.round === null ? "第　　轮" : `第 ${report.round} 轮`;
  const way = report.way === "paper" ? "纸质表决票" : "评审电脑投票";
  writeTitle(writer, source, { title: reportWords.tallyReport, note: `${round}　${way}` });
  writer.paragraph(`评审委员会：${source.manifest.meeting.committeeName}`, body);
  writer.paragraph(`日期：${meetingDates(source)}　　地点：${source.manifest.meeting.venue}`, {
    ...body,
    spaceAfterPt: 4,
  });
  writePapers(writer, report);
  writer.space(6);
  if (report.voided === null) writeRules(writer, source);
  else writeVoid(writer, report.voided);
  writer.table(columns, report.motions.map(rowOf(report)), 9);
  writer.space(4);
  writeAnnotations(
    writer,
    source,
    report.motions.map(({ applicantId: id, name }) => ({ id, name })),
  );
  writer.space(8);
  const labels = report.signers.map(({ role, name }) => signatureLabel(role, name));
  writer.keepTogether(signaturesHeight(labels.length, 2) + 24);
  const counted = report.voided === null;
  writer.paragraph(counted ? "以上计票结果经核对无误。" : "本轮表决无效，情况属实。", body);
  writeSignatureLines(writer, labels, 2);
}

function writePapers(writer: PageWriter, report: TallyReport): void {
  const { expected, present, quorum, issued, returned, valid, spoiled } = report;
  // On the blank form there is nothing yet; of a void round it will never be known.
  const unknown = report.voided === null ? "" : "—";
  const row = (...pairs: readonly (readonly [string, number | null])[]) =>
    writer.fields({
      cells: pairs.flatMap(([text, count]) => [
        { text, share: 22, isLabel: true },
        { text: count === null ? unknown : String(count), share: 17, align: "center" as const },
      ]),
      ...{ sizePt: 10.5, heightPt: 26, whose: reportWords.tallyReport },
    });
  row(["应到人数", expected], ["实到人数", present], ["法定人数", quorum], ["发出票数", issued]);
  row(["收回票数", returned], ["有效票数", valid], ["无效票数", spoiled], ["未收回", lost(report)]);
  if (report.left !== "")
    writer.paragraph(`本轮开始后离场、未投票，不计入出席：${report.left}`, {
      ...body,
      sizePt: 9.5,
    });
  if (report.closeReason !== null)
    writer.paragraph(`提前截止的原因：${report.closeReason}`, { ...body, sizePt: 9.5 });
  if (report.resumption !== null) writer.paragraph(report.resumption, { ...body, sizePt: 9.5 });
}

const lost = ({ issued, returned }: TallyReport): number | null =>
  issued === null || returned === null ? null : Math.max(0, issued - returned);

function writeRules(writer: PageWriter, { manifest: { rules } }: FormSource): void {
  const { numerator, denominator } = rules.passShare;
  writer.paragraph(
    `计票基数：${baseWords[rules.base]}。同意票达到计票基数的 ${numerator}/${denominator} 为通过。`,
    { ...body, sizePt: 9.5, spaceAfterPt: 3 },
  );
}

function writeVoid(writer: PageWriter, reason: string): void {
  writer.paragraph("本轮表决无效", { font: "strong", sizePt: 14, align: "center" });
  writer.paragraph(`原因：${reason}`, { ...body, align: "center", spaceAfterPt: 4 });
}

const columns: readonly TableColumn[] = [
  { title: "序号", share: 8, align: "center" },
  { title: "姓名", share: 20, align: "center" },
  { title: "申报层级\n子专业", share: 21, align: "center" },
  { title: "同意\n(赞成)", share: 10.6, align: "center", sizePt: 11 },
  { title: "不\n同意", share: 9.6, align: "center", sizePt: 11 },
  { title: "弃权", share: 9.6, align: "center", sizePt: 11 },
  { title: "无法\n辨认", share: 9.6, align: "center", sizePt: 11 },
  { title: "未\n收回", share: 9.6, align: "center", sizePt: 11 },
  { title: "计票", share: 46, align: "left", sizePt: 8 },
  { title: "结果", share: 12, align: "center" },
];

const rowOf =
  ({ voided }: TallyReport) =>
  (
    { applicantId, name, level, specialty, marks, arithmetic, outcome }: TalliedRow,
    at: number,
  ): TableRow => {
    const none = voided === null ? "" : "—";
    const counts = marks
      ? [marks.approve, marks.reject, marks.abstain, marks.unreadable, marks.notReturned]
      : [];
    return {
      cells: [
        ...[String(at + 1), name, `${level}\n${specialty}`],
        ...(marks ? counts.map(String) : Array<string>(5).fill(none)),
        ...[voided === null ? arithmetic : "本轮无效", voided === null ? outcome : none],
      ],
      whose: applicantId,
      heightPt: 32,
    };
  };
