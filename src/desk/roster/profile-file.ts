import { lstat, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { isNode, isScalar, LineCounter, parseDocument, isMap, type Document } from "yaml";
import type { z } from "zod";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { profileSchema, type Profile, type ProfileDocument } from "./profile.ts";
import { listed } from "./roster-words.ts";
import { isList, type SheetForm } from "./sheet-form.ts";
import { sheetForms } from "./sheet-forms.ts";

/** A profile is some hundred lines. */
export const profileMaxBytes = 64 * 1024;

/**
 * Reads a mapping profile. Refuses, with line and column, what is no YAML, has a key that isn't
 * known, or names a sheet, column or item that the roster doesn't have.
 */
export async function readProfile(path: string): Promise<Outcome<Profile>> {
  const file = basename(path);
  let text: string;
  try {
    const stat = await lstat(path);
    if (!stat.isFile() || stat.size > profileMaxBytes)
      return refuse("PROFILE_NOT_READABLE", { file });
    text = await readFile(path, "utf8");
  } catch {
    return refuse("PROFILE_NOT_READABLE", { file });
  }
  return profileOf(text, file);
}

function profileOf(text: string, file: string): Outcome<Profile> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: "1.2", uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [broken] = document.errors;
  if (broken) return refuse("PROFILE_MALFORMED", at(broken.pos[0]));
  const parsed = profileSchema.safeParse(plainValue(document));
  const slip = parsed.success ? unknownName(parsed.data) : slipOf(parsed.error.issues);
  if (slip) {
    const { path, wanted } = slip;
    const place = at(offsetOf(document, path));
    return refuse("PROFILE_WRONG", { ...place, key: path.join(" / "), wanted });
  }
  if (!parsed.success) throw new Error("A failed parse without an issue");
  return ok(profileFrom(parsed.data));
}

/** Aliases can make a small file large; none are needed here. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

interface Slip {
  /** Keys from the top of the file to what is wrong. */
  readonly path: readonly string[];
  readonly wanted: string;
}

function slipOf(issues: readonly z.core.$ZodIssue[]): Slip | undefined {
  const [issue] = issues;
  if (!issue) return undefined;
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return { path: [...path, ...issue.keys.slice(0, 1)], wanted: listed(knownKeys(path)) };
  return { path, wanted: wantedFor(path) };
}

const knownKeys = (path: readonly string[]): readonly string[] =>
  Object.keys(path.length === 0 ? profileSchema.shape : sheetKeys);

/** What each key takes, for the sentence. */
const sheetKeys: Readonly<Record<string, string>> = {
  workbook: "源文件夹中的 .xlsx 文件名 a file name ending in .xlsx",
  from: "工作表名称 a sheet's name",
  headingRow: "行号 1–1000 a row number",
  columns: "“对方列名: 我方列名” their heading: ours",
  items: "“对方项目: 我方项目” their item: ours",
  values: "“我方列名: {对方写法: 我方写法}” our column: {their word: ours}",
  defaults: "“我方列名: 内容” our column: its content",
  ignoreOthers: "true, false",
};

function wantedFor(path: readonly string[]): string {
  const [top, , key = ""] = path;
  if (top === "vivasealProfile") return "1";
  return sheetKeys[key] ?? "vivasealProfile: 1, sheets: {…}";
}

/** The first name of a sheet, column or item that the roster doesn't have, or that two of theirs claim. */
function unknownName({ sheets }: ProfileDocument): Slip | undefined {
  for (const [sheet, given] of Object.entries(sheets)) {
    const path = ["sheets", sheet];
    const form = sheetForms.find((known) => known.sheet === sheet);
    if (!form) return { path, wanted: listed(sheetForms.map((known) => known.sheet)) };
    const cells = cellNames(form);
    const headings = isList(form) ? [form.nameColumn, form.valueColumn] : cells;
    const slip =
      misnamed([...path, "columns"], given.columns, headings) ??
      misnamed([...path, "items"], given.items, isList(form) ? cells : []) ??
      misplaced([...path, "values"], given.values, cells) ??
      misplaced([...path, "defaults"], given.defaults, cells);
    if (slip) return slip;
  }
  return undefined;
}

const cellNames = (form: SheetForm): readonly string[] =>
  (isList(form) ? form.items : form.columns).map(({ name }) => name);

function misnamed(
  path: readonly string[],
  map: ReadonlyMap<string, readonly string[]>,
  known: readonly string[],
): Slip | undefined {
  const claimed = new Set<string>();
  for (const [theirs, ours] of map)
    for (const name of ours) {
      if (!known.includes(name) || claimed.has(name))
        return {
          path: [...path, theirs],
          wanted: listed(known.filter((other) => !claimed.has(other))),
        };
      claimed.add(name);
    }
  return undefined;
}

function misplaced(
  path: readonly string[],
  map: ReadonlyMap<string, unknown>,
  known: readonly string[],
): Slip | undefined {
  const stray = [...map.keys()].find((name) => !known.includes(name));
  return stray === undefined ? undefined : { path: [...path, stray], wanted: listed(known) };
}

/** Where a key stands in the file; where it is missing, what it is missing from. */
function offsetOf(document: Document, path: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    if (!pair) break;
    if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

function profileFrom({ sheets }: ProfileDocument): Profile {
  return new Map(
    Object.entries(sheets).map(([sheet, given]) => [
      sheet,
      { ...given, from: given.from ?? sheet },
    ]),
  );
}
