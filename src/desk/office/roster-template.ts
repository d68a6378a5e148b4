import type excel from "exceljs";
import { writeWorkbook } from "../reports/write-workbook.ts";
import {
  exampleMark,
  explanationColumn,
  isList,
  type CellKind,
  type ColumnForm,
  type ListForm,
  type TableForm,
} from "../roster/sheet-form.ts";
import { sheetForms } from "../roster/sheet-forms.ts";

/** The last row that has drop-downs and prompts. */
const lastRow = 2000;

/**
 * The workbook that an office fills in: every sheet with the headings, words and explanations by
 * which the roster is read. Tables begin with an example row, which reading passes over.
 */
export function rosterTemplate(createdAt: Date): Promise<Uint8Array> {
  return writeWorkbook(createdAt, (addSheet) => {
    addGuide(addSheet(explanationColumn, pageFor(1)));
    for (const form of sheetForms) {
      if (isList(form)) addList(addSheet(form.sheet, { ...pageFor(3), views: [frozen(1)] }), form);
      else
        addTable(
          addSheet(form.sheet, { ...pageFor(form.columns.length), views: [frozen(3)] }),
          form,
        );
    }
  });
}

/** Columns that a page across can hold and still be read. */
const columnsPerPage = 12;

const pageFor = (columns: number) =>
  ({
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: Math.ceil(columns / columnsPerPage),
      fitToHeight: 0,
    },
  }) as const;

/** Table: number, id and name stay in sight. */
const frozen = (columns: number) => ({ state: "frozen", ySplit: 1, xSplit: columns }) as const;

const guide = [
  "评审名册模板（roster.xlsx）",
  "1. 逐表填写。列名和项目名不要改动；列的先后可以调整，可以不填的列可以删去。",
  `2. 灰色斜体的是示例行（第一列为“${exampleMark}”），读取时跳过。填写时从示例行的下一行开始，也可以把示例行删去。`,
  "3. 带下拉箭头的单元格只能选表中的词；点中单元格会显示填写要求，列名上的批注相同。",
  "4. 身份证号、分数（如 2/3）等已设为文本格式，请不要改成数字。从别处复制时用“选择性粘贴—数值”。",
  "5. 存为 roster.xlsx，与 materials 文件夹放在同一个文件夹里；每名申报人的材料放在 materials 下以“材料目录”一列命名的文件夹里。",
  "6. 密封前先核对：vivaseal office check-source 文件夹。全部问题会一次列出，写明工作表、行、列和应填的内容。",
];

function addGuide(sheet: excel.Worksheet): void {
  sheet.columns = [{ width: 110 }];
  guide.forEach((line, index) => {
    const cell = sheet.getCell(index + 1, 1);
    setText(cell, line, index === 0 ? { bold: true, size: 14 } : {});
  });
}

function addTable(sheet: excel.Worksheet, form: TableForm): void {
  sheet.columns = form.columns.map((column) => ({
    width: widthOf(column),
    style: { numFmt: formats[column.kind], font: typeface, alignment: { vertical: "middle" } },
  }));
  form.columns.forEach((column, index) => {
    const letter = sheet.getColumn(index + 1).letter;
    setHead(sheet.getCell(1, index + 1), column);
    setExample(sheet.getCell(2, index + 1), column);
    validate(sheet, `${letter}3:${letter}${lastRow}`, column);
  });
  sheet.getRow(1).height = 30;
  sheet.pageSetup.printTitlesRow = "1:1";
}

function addList(sheet: excel.Worksheet, form: ListForm): void {
  sheet.columns = [{ width: 24 }, { width: 54 }, { width: 64 }];
  [form.nameColumn, form.valueColumn, explanationColumn].forEach((title, index) => {
    setHead(sheet.getCell(1, index + 1), { name: title, optional: false, note: "" });
  });
  form.items.forEach((item, index) => {
    const row = index + 2;
    setText(sheet.getCell(row, 1), item.name, { bold: true });
    const value = sheet.getCell(row, 2);
    const given = item.example === "" ? null : item.example;
    Object.assign(value, { value: given, numFmt: formats[item.kind], font: typeface });
    value.border = frame;
    value.alignment = { vertical: "middle", horizontal: "left", wrapText: true };
    setText(sheet.getCell(row, 3), explained(item), { color: grey });
    validate(sheet, `B${row}`, item);
  });
}

/** Text keeps id numbers, fractions and dates of others as they are typed. */
const formats: Readonly<Record<CellKind, string>> = {
  text: "@",
  number: "General",
  date: "yyyy-mm-dd",
};

const thin = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const frame = { top: thin, right: thin, bottom: thin, left: thin };
const grey = { argb: "FF7F7F7F" } as const;

const typeface = { name: "宋体", size: 11 } as const;

function setText(cell: excel.Cell, text: string, font: Partial<excel.Font>): void {
  const alignment = { vertical: "middle", wrapText: true };
  const value = text === "" ? null : text;
  Object.assign(cell, { value, numFmt: "@", font: { ...typeface, ...font }, alignment });
}

/** Headings of what may be left out are lighter. */
function setHead(
  cell: excel.Cell,
  {
    name,
    optional,
    note,
  }: Pick<ColumnForm, "name" | "optional" | "note"> & Partial<Pick<ColumnForm, "words">>,
): void {
  setText(cell, name, { bold: !optional });
  const fill = { argb: optional ? "FFF3F3F3" : "FFDCE6F1" };
  Object.assign(cell, {
    alignment: { horizontal: "center", vertical: "middle", wrapText: true },
    border: frame,
    fill: { type: "pattern", pattern: "solid", fgColor: fill },
  });
  if (note !== "") cell.note = note;
}

function setExample(cell: excel.Cell, { example, kind }: ColumnForm): void {
  Object.assign(cell, {
    value: example === "" ? null : example,
    numFmt: formats[kind],
    font: { ...typeface, italic: true, color: grey },
    fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFFAFAFA" } },
    border: frame,
  });
}

/** What is expected: the words of a list, else the note. */
function explained({ note, words, optional }: ColumnForm): string {
  const choice = words ? `可选：${words.join("、")}` : "";
  const parts = [note, choice, optional && !note.includes("不填") ? "可以不填" : ""];
  return parts.filter((part) => part !== "").join("。");
}

/** Excel takes no more than these into a prompt and a list. */
const promptLength = 255;

function validate(sheet: excel.Worksheet, area: string, column: ColumnForm): void {
  const { words } = column;
  const prompt = explained(column).slice(0, promptLength);
  if (prompt === "") return;
  const shown = { showInputMessage: true, promptTitle: column.name, prompt, allowBlank: true };
  const list = `"${(words ?? []).join(",")}"`;
  const validation = words
    ? {
        ...shown,
        ...{ type: "list", formulae: [list], showErrorMessage: true, errorStyle: "stop" },
        ...{ errorTitle: column.name, error: `请从下拉列表中选择：${words.join("、")}` },
      }
    : { ...shown, type: "any" };
  validationsOf(sheet).add(area, validation);
}

/** exceljs' types lack what its sheets have: one validation for a whole area. */
function validationsOf(sheet: excel.Worksheet) {
  const held: unknown = sheet;
  return (held as { readonly dataValidations: { readonly add: (area: string, v: object) => void } })
    .dataValidations;
}

/** Excel's unit is the width of a digit; a Chinese character takes two. */
function widthOf({ name, example, kind }: ColumnForm): number {
  const widest = Math.max(...[name, String(example)].map((text) => widthOfText(text)));
  return Math.min(Math.max(widest + 3, kind === "date" ? 13 : 8), 34);
}

const widthOfText = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign > "\u2E7F" ? 2 : 1), 0);
