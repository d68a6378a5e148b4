import type { Fraction } from "../../core/fraction.ts";
import { yesNoWords, type Words } from "../../core/words.ts";
import { bounds } from "../sealed/bounds.ts";
import { dateOf } from "./calendar-date.ts";
import { contentText, type CellContent } from "./cell-content.ts";
import type { FaultCode, WarningCode } from "./fault-kinds.ts";
import type { Facts, FindingLog } from "./fault.ts";
import { halfWidth } from "./plain-text.ts";
import { codeOf, codesOf, listed, wordsOf } from "./roster-words.ts";

/** Longest number of a person or name of a panel, in UTF-16 units, as the manifest allows it. */
export const idLength = 200;

export interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * Reads the cells of one row (or the items of one list) by heading. What can't be read is
 * logged with its place, and a harmless stand-in comes back, so that reading goes on and
 * finds the other faults; a roster with a fault is never handed out.
 */
export interface CellReader {
  /** Line ends inside a required text only make it fit its cell, so they go. */
  readonly text: (column: string, maxLength?: number) => string;
  readonly optionalText: (column: string, maxLength?: number) => string;
  readonly integer: (column: string, range: Range) => number;
  readonly optionalInteger: (column: string, range: Range) => number | null;
  readonly date: (column: string) => string;
  readonly optionalDate: (column: string) => string;
  readonly yesNo: (column: string) => boolean;
  readonly word: <C extends string>(column: string, words: Words<C>) => C;
  readonly optionalWord: <C extends string>(column: string, words: Words<C>) => C | null;
  readonly fraction: (column: string) => Fraction;
  readonly content: (column: string) => CellContent;
  readonly fault: (code: FaultCode, column: string, facts?: Facts) => void;
  readonly warn: (code: WarningCode, column: string, facts?: Facts) => void;
}

/** Where the cells of a reader come from. `undefined`: no such column, which is already logged. */
export interface CellSource {
  readonly sheet: string;
  readonly rowOf: (column: string) => number | null;
  readonly contentOf: (column: string) => CellContent | undefined;
}

export function createCellReader(source: CellSource, log: FindingLog): CellReader {
  const at = (column: string) => ({ sheet: source.sheet, row: source.rowOf(column), column });
  const fault = (code: FaultCode, column: string, facts?: Facts) =>
    log.fault(code, at(column), facts);
  const warn = (code: WarningCode, column: string, facts?: Facts) =>
    log.warn(code, at(column), facts);
  const content = (column: string) => {
    const found = source.contentOf(column) ?? { kind: "empty" };
    const code = damageOf(found);
    if (code === undefined) return found;
    fault(code, column, { found: contentText(found) });
    return { kind: "damaged" } as const;
  };
  /** Reads with `read` what is there; `otherwise` for an empty cell that may be empty. */
  const take = <T>(
    column: string,
    standIn: T,
    read: (cell: CellContent) => T | undefined,
    otherwise: (() => T) | null,
    expected: readonly [FaultCode, wanted?: string],
  ): T => {
    const cell = content(column);
    if (cell.kind === "damaged") return standIn;
    if (cell.kind === "empty") {
      if (otherwise) return otherwise();
      if (source.contentOf(column)) fault("CELL_EMPTY", column);
      return standIn;
    }
    const value = read(cell);
    if (value !== undefined) return value;
    const [code, wanted = ""] = expected;
    fault(code, column, { found: contentText(cell), wanted });
    return standIn;
  };
  return readerOver(take, content, { fault, warn });
}

type Take = <T>(
  column: string,
  standIn: T,
  read: (cell: CellContent) => T | undefined,
  otherwise: (() => T) | null,
  expected: readonly [FaultCode, wanted?: string],
) => T;

function readerOver(
  take: Take,
  content: (column: string) => CellContent | { readonly kind: "damaged" },
  report: Pick<CellReader, "fault" | "warn">,
): CellReader {
  return {
    text: (column, maxLength = bounds.text) =>
      take(column, "", textWithin(maxLength), null, tooLong(maxLength)).replace(/\s*\n\s*/g, ""),
    optionalText: (column, maxLength = bounds.text) =>
      take(column, "", textWithin(maxLength), () => "", tooLong(maxLength)),
    integer: (column, range) => take(column, range.min, integerIn(range), null, outside(range)),
    optionalInteger: (column, range) =>
      take<number | null>(column, null, integerIn(range), () => null, outside(range)),
    date: (column) => take(column, "", dateIn, null, ["DATE_MALFORMED"]),
    optionalDate: (column) => take(column, "", dateIn, () => "", ["DATE_MALFORMED"]),
    yesNo: (column) => take(column, "no", wordIn(yesNoWords), null, unknown(yesNoWords)) === "yes",
    word: (column, words) => take(column, first(words), wordIn(words), null, unknown(words)),
    optionalWord: <C extends string>(column: string, words: Words<C>) =>
      take<C | null>(column, null, wordIn(words), () => null, unknown(words)),
    fraction: (column) =>
      take(column, { numerator: 1, denominator: 1 }, fractionIn, null, ["FRACTION_MALFORMED"]),
    content: (column) => {
      const cell = content(column);
      return cell.kind === "damaged" ? { kind: "empty" } : cell;
    },
    ...report,
  };
}

const lostCharacter =
  // Control characters, signs that turn the direction of writing, the replacement character, halves of a surrogate pair.
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function damageOf(content: CellContent): FaultCode | undefined {
  switch (content.kind) {
    case "unreadable":
      return "CELL_UNREADABLE";
    case "text":
      return lostCharacter.test(content.text) ? "CHARACTER_LOST" : undefined;
    case "number":
      return Math.abs(content.value) > Number.MAX_SAFE_INTEGER ? "NUMBER_TOO_LONG" : undefined;
    case "empty":
    case "date":
      return undefined;
  }
}

const textWithin =
  (maxLength: number) =>
  (cell: CellContent): string | undefined => {
    const text = contentText(cell);
    return text.length <= maxLength ? text : undefined;
  };

const tooLong = (maxLength: number) => ["TEXT_TOO_LONG", String(maxLength)] as const;

const integerIn =
  ({ min, max }: Range) =>
  (cell: CellContent): number | undefined => {
    const text = halfWidth(contentText(cell));
    if (cell.kind === "date" || !/^-?\d{1,15}(\.0+)?$/.test(text)) return undefined;
    const value = Number(text);
    return value >= min && value <= max ? value : undefined;
  };

const dateIn = (cell: CellContent): string | undefined => dateOf(contentText(cell));

const wordIn =
  <C extends string>(words: Words<C>) =>
  (cell: CellContent): C | undefined =>
    codeOf(words, contentText(cell));

/** Excel turns 2/3 into a date or a float by itself, so only text is a fraction. */
function fractionIn(cell: CellContent): Fraction | undefined {
  if (cell.kind !== "text") return undefined;
  const found = /^(\d{1,4})\s*\/\s*(\d{1,4})$/.exec(halfWidth(cell.text));
  const numerator = Number(found?.[1] ?? 0);
  const denominator = Number(found?.[2] ?? 0);
  return numerator >= 1 && numerator <= denominator && denominator <= 1000
    ? { numerator, denominator }
    : undefined;
}

const outside = ({ min, max }: Range) => ["INTEGER_MALFORMED", `${min}–${max}`] as const;

const unknown = (words: Words<string>) => ["WORD_UNKNOWN", listed(wordsOf(words))] as const;

function first<C extends string>(words: Words<C>): C {
  const [code] = codesOf(words);
  if (code === undefined) throw new Error("A list of words without words");
  return code;
}
