import type excel from "exceljs";
import {
  countColumnsOf,
  scoresText,
  type ResultsRow,
  type ResultsSummary,
} from "./results-summary.ts";
import { writeWorkbook, type AddSheet } from "./write-workbook.ts";

/** 评审结果汇总.xlsx: sheets 总体 and 明细. Equal input and `createdAt` give equal bytes. */
export function resultsSummaryWorkbook(
  summary: ResultsSummary,
  createdAt: Date,
): Promise<Uint8Array> {
  return writeWorkbook(createdAt, (addSheet) => {
    addOverview(addSheet, summary);
    addDetails(addSheet, summary);
  });
}

function addOverview(addSheet: AddSheet, summary: ResultsSummary): void {
  const countColumns = countColumnsOf(summary);
  const sheet = addSheet("总体", landscape);
  sheet.columns = countColumns.map((_, index) => ({ width: index === 0 ? 18 : 12 }));
  const facts = overviewFacts(summary);
  facts.forEach(([label, text], index) => {
    const row = index + 1;
    setText(sheet.getCell(row, 1), label, strong);
    sheet.mergeCells(row, 2, row, countColumns.length);
    setText(sheet.getCell(row, 2), text);
  });
  const head = facts.length + 2;
  countColumns.forEach(([title], index) => {
    setHead(sheet.getCell(head, index + 1), title);
  });
  summary.counts.forEach((counts, at) => {
    countColumns.forEach(([, key], index) => {
      setValue(sheet.getCell(head + 1 + at, index + 1), counts[key]);
    });
  });
}

function overviewFacts(summary: ResultsSummary): readonly (readonly [string, string])[] {
  return [
    ["评审名称", summary.review],
    ...(summary.rehearsal ? [["性质", "演练"] as const] : []),
    ["评审委员会", summary.committee],
    ["评审日期", summary.dates],
    ["地点", summary.venue],
    [
      "应到／实到",
      `应到 ${summary.expected} 人，实到 ${summary.present} 人，法定人数 ${summary.quorum} 人`,
    ],
    ...(summary.reviewOnly ? [] : [["评审规则", summary.rules] as const]),
    ...(summary.lockNote === null ? [] : [["未完成事项的说明", summary.lockNote] as const]),
    ...summary.notes.map((note) => ["说明", note] as const),
    ["材料包", `${summary.bundleId}（SHA-256 ${summary.bundleHash}）`],
    ["会议日志", summary.journalHead],
  ];
}

interface DetailColumn {
  readonly title: string;
  readonly width: number;
  readonly value: (row: ResultsRow) => string | number | null;
}

const detailColumns: readonly DetailColumn[] = [
  { title: "序号", width: 6, value: ({ order }) => order },
  { title: "申报编号", width: 14, value: (row) => row.applicantId },
  { title: "姓名", width: 12, value: ({ name }) => name },
  { title: "身份证号", width: 21, value: ({ idNumber }) => idNumber },
  { title: "工作单位", width: 30, value: ({ employer }) => employer },
  { title: "申报层级", width: 12, value: ({ level }) => level },
  { title: "子专业", width: 14, value: ({ specialty }) => specialty },
  { title: "评议组", width: 10, value: ({ panel }) => panel },
  { title: "阶段", width: 15, value: ({ stage }) => stage },
  { title: "专家评分", width: 34, value: ({ scores }) => scoresText(scores) },
  { title: "总分／人数、平均", width: 18, value: ({ mean }) => mean },
  { title: "答辩结论", width: 10, value: ({ conclusion }) => conclusion },
  { title: "同意", width: 7, value: ({ votes }) => votes?.approve ?? null },
  { title: "不同意", width: 8, value: ({ votes }) => votes?.reject ?? null },
  { title: "弃权", width: 7, value: ({ votes }) => votes?.abstain ?? null },
  { title: "未投", width: 7, value: ({ votes }) => votes?.notReturned ?? null },
  { title: "计票", width: 46, value: ({ arithmetic }) => arithmetic },
  { title: "评审结果", width: 12, value: ({ outcome }) => outcome },
  { title: "备注", width: 36, value: ({ note }) => note },
];

const ofVote: ReadonlySet<string> = new Set([
  "专家评分",
  "总分／人数、平均",
  "答辩结论",
  "同意",
  "不同意",
  "弃权",
  "未投",
  "计票",
]);

function addDetails(addSheet: AddSheet, { rows, rehearsal, reviewOnly }: ResultsSummary): void {
  const sheet = addSheet("明细", {
    ...landscape,
    views: [{ state: "frozen", ySplit: 1, xSplit: 3 }],
  });
  const shown = detailColumns.filter(
    ({ title }) =>
      (title !== "身份证号" || rows.some(({ idNumber }) => idNumber !== null)) &&
      !(reviewOnly && ofVote.has(title)),
  );
  sheet.columns = shown.map(({ width }) => ({ width }));
  sheet.pageSetup.printTitlesRow = "1:1";
  if (rehearsal) sheet.headerFooter.oddHeader = "&C演练";
  shown.forEach(({ title }, index) => setHead(sheet.getCell(1, index + 1), title));
  rows.forEach((row, at) => {
    shown.forEach(({ value }, index) => setValue(sheet.getCell(at + 2, index + 1), value(row)));
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: shown.length } };
}

const landscape = {
  pageSetup: {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  },
} as const;
const strong = { bold: true } as const;
const thin = { style: "thin" } as const;
const frame = { top: thin, right: thin, bottom: thin, left: thin };

function setHead(cell: excel.Cell, title: string): void {
  setText(cell, title, strong);
  Object.assign(cell, {
    border: frame,
    alignment: { horizontal: "center", vertical: "middle", wrapText: true },
    fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8ECF2" } },
  });
}

function setValue(cell: excel.Cell, value: string | number | null): void {
  if (typeof value === "number") {
    Object.assign(cell, { value, alignment: { horizontal: "center", vertical: "middle" } });
  } else {
    setText(cell, value ?? "");
  }
  cell.border = frame;
}

/**
 * Text stays text whatever it begins with: it is stored as a string, never as a formula, and the
 * text format keeps `=…` and long numbers so when somebody edits the cell.
 */
function setText(cell: excel.Cell, text: string, font: Partial<excel.Font> = {}): void {
  Object.assign(cell, {
    value: text === "" ? null : text,
    numFmt: "@",
    font,
    alignment: { vertical: "middle", wrapText: true },
  });
}
