import type ExcelJS from "exceljs";
import { isCalendarDate } from "./calendar-date.ts";
import { trimmed } from "./plain-text.ts";

/** What a cell holds, free of Excel's ways of storing it. Texts are trimmed and never empty. */
export type CellContent =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  /** `YYYY-MM-DD` */
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "unreadable"; readonly shown: string };

/** Reads plain, rich-text, hyperlink, date and formula cells; a formula counts by its stored result. */
export function cellContent(value: ExcelJS.CellValue): CellContent {
  if (value === null || value === undefined) return { kind: "empty" };
  if (typeof value === "string") return textContent(value);
  if (typeof value === "number") return { kind: "number", value };
  // Excel shows the cells as TRUE and FALSE; sheets of offices mean 是 and 否.
  if (typeof value === "boolean") return textContent(value ? "是" : "否");
  if (value instanceof Date) return dateContent(value);
  if ("error" in value) return { kind: "unreadable", shown: value.error };
  if ("richText" in value) return textContent(value.richText.map(({ text }) => text).join(""));
  if ("hyperlink" in value) return cellContent(value.text);
  return value.result === undefined
    ? { kind: "unreadable", shown: formulaOf(value) }
    : cellContent(value.result);
}

/** The cell as text, as it would be read aloud. */
export function contentText(content: CellContent): string {
  switch (content.kind) {
    case "empty":
      return "";
    case "text":
      return content.text;
    case "number":
      return numberText(content.value);
    case "date":
      return content.date;
    case "unreadable":
      return content.shown;
  }
}

function textContent(raw: string): CellContent {
  const text = trimmed(raw);
  return text === "" ? { kind: "empty" } : { kind: "text", text };
}

function dateContent(value: Date): CellContent {
  // exceljs gives the wall date of the sheet as UTC.
  const date = Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return isCalendarDate(date)
    ? { kind: "date", date }
    : { kind: "unreadable", shown: String(value) };
}

/** Excel keeps 15 digits; what is past them is noise of the binary fraction. */
function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

const formulaOf = (value: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue): string =>
  `=${"formula" in value ? value.formula : value.sharedFormula}`;
