import type { PersonId } from "../../../core/ids.ts";
import { wayWords } from "../../../core/words.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import { body, namesOf, panelText, type FormSource } from "./form.ts";
import { tallyReportsOf, type TallyReport } from "./tally-report.ts";

/** 集体讨论: who signed which panel's opinions, and what was noted; the opinions are papers of their own. */
export const discussionLines = (source: FormSource): readonly string[] =>
  source.records.flatMap(({ event }) => {
    if (event.type === "opinionsSigned") {
      const { panelId, opinions, signatures } = event;
      const signers = namesOf(
        source,
        signatures.map(({ personId }) => personId),
      );
      return [`${panelText(panelId)}写 ${opinions.length} 名申报人的评议意见，${signers}签名。`];
    }
    if (event.type !== "discussionClosed") return [];
    const note = event.note === "" ? "" : `讨论情况：${event.note}。`;
    return [`${namesOf(source, [event.chairId])}宣布讨论结束。${note}`];
  });

/** Each round that is over, void ones with their reason; of an open one only that it is. */
export function writeRounds(writer: PageWriter, source: FormSource): void {
  const reports = new Map(tallyReportsOf(source).map((report) => [report.round, report]));
  for (const round of source.state.rounds) {
    const { number, way, chairId, scrutineerId, tellerId, motions } = round;
    const who = (role: string, id: PersonId) => `${role}${namesOf(source, [id])}`;
    const people = `${who("", chairId)}主持，${who("监票人", scrutineerId)}，${who("计票人", tellerId)}`;
    const head = `第 ${number} 轮（${wayWords[way]}）：${people}，表决事项 ${motions.length} 项`;
    const report = reports.get(number);
    writer.keepTogether(60);
    const text = report ? `${head}。${papersText(report)}` : `${head}，未结束。`;
    writer.paragraph(text, { ...body, spaceAfterPt: 3 });
    if (report && report.voided === null) writeOutcomes(writer, report);
  }
}

function papersText(report: TallyReport): string {
  const { present, left, issued, returned, spoiled, closeReason, resumption, voided } = report;
  const counted = (word: string, count: number | null) =>
    count === null ? [] : [`${word} ${count}`];
  const papers = [
    ...counted("到会专家", present),
    ...counted("发出表决票", issued),
    ...counted("收回", returned),
    ...counted("未收回", issued === null || returned === null ? null : issued - returned),
    ...(report.way === "paper" ? counted("废票", spoiled) : []),
  ];
  return [
    `${papers.join("，")}。`,
    left === "" ? "" : `${left}在本轮开始后离场、未投票，不计入出席。`,
    closeReason === null ? "" : `提前截止：${closeReason}。`,
    resumption ?? "",
    voided === null ? "" : `本轮作废，原因：${voided}。`,
  ].join("");
}

const columns: readonly TableColumn[] = [
  { title: "申报编号", share: 26, align: "center" },
  { title: "姓名", share: 26, align: "center" },
  { title: "同意", share: 13, align: "center" },
  { title: "不同意", share: 13, align: "center" },
  { title: "弃权", share: 13, align: "center" },
  { title: "计票", share: 49, align: "left", sizePt: 8 },
  { title: "结果", share: 16, align: "center" },
];

function writeOutcomes(writer: PageWriter, { motions }: TallyReport): void {
  const rows = motions.map(({ applicantId, name, marks, arithmetic, outcome }) => ({
    cells: [
      ...[applicantId, name],
      ...(marks ? [marks.approve, marks.reject, marks.abstain].map(String) : ["", "", ""]),
      ...[arithmetic, outcome],
    ],
    whose: applicantId,
  }));
  writer.table(columns, rows, 9);
  writer.space(4);
}
