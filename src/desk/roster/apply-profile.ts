import { contentText, type CellContent } from "./cell-content.ts";
import { withoutSpaces } from "./plain-text.ts";
import type { SheetProfile } from "./profile.ts";
import type { SheetRow, SheetTable } from "./sheet-table.ts";
import { isList, type ListForm, type SheetForm } from "./sheet-form.ts";

/** Their sheet under our names, words and defaults; rows keep their numbers. `table` is `undefined` where the export lacks it. */
export function asOurs(
  table: SheetTable | undefined,
  form: SheetForm,
  profile: SheetProfile,
): SheetTable | undefined {
  if (isList(form)) return itemsAsOurs(table, form, profile);
  if (!table) return undefined;
  const known = new Set(form.columns.map(({ name }) => name));
  const renamed = withHeadings(table, profile, known);
  const missing = [...profile.defaults.keys()].filter((name) => !renamed.headings.includes(name));
  return {
    name: form.sheet,
    headingRow: table.headingRow,
    headings: [...renamed.headings, ...missing],
    rows: renamed.rows.map((row) => ({ row: row.row, cells: filled(row.cells, profile) })),
  };
}

function withHeadings(
  table: SheetTable,
  profile: SheetProfile,
  known: ReadonlySet<string>,
): SheetTable {
  const namesFor = ourNames(profile.columns);
  const kept = (heading: string): readonly string[] => {
    const ours = namesFor(heading);
    return profile.ignoreOthers ? ours.filter((name) => known.has(name)) : ours;
  };
  const cellsOf = ({ cells }: SheetRow) =>
    new Map([...cells].flatMap(([name, cell]) => kept(name).map((ours) => [ours, cell] as const)));
  return {
    name: table.name,
    headingRow: table.headingRow,
    headings: table.headings.flatMap(kept),
    rows: table.rows
      .map((row) => ({ row: row.row, cells: cellsOf(row) }))
      .filter(({ cells }) => cells.size > 0),
  };
}

/** A name of theirs that isn't mapped stays, unless the mapping gives that name to another. */
function ourNames(map: SheetProfile["columns"]): (theirs: string) => readonly string[] {
  const mapped = new Map([...map].map(([theirs, ours]) => [withoutSpaces(theirs), ours]));
  const taken = new Set([...map.values()].flat());
  return (theirs) => mapped.get(theirs) ?? (taken.has(theirs) ? [] : [theirs]);
}

function filled(
  cells: ReadonlyMap<string, CellContent>,
  { values, defaults }: SheetProfile,
): ReadonlyMap<string, CellContent> {
  const given = [...cells].map(
    ([name, cell]) => [name, translated(cell, values.get(name))] as const,
  );
  const present = new Set(given.flatMap(([name, { kind }]) => (kind === "empty" ? [] : [name])));
  const absent = [...defaults].filter(([name]) => !present.has(name));
  return new Map([...given, ...absent.map(([name, text]) => [name, textCell(text)] as const)]);
}

function translated(cell: CellContent, words: ReadonlyMap<string, string> | undefined) {
  const ours = words?.get(contentText(cell));
  return ours === undefined || cell.kind === "empty" ? cell : textCell(ours);
}

const textCell = (text: string): CellContent =>
  text === "" ? { kind: "empty" } : { kind: "text", text };

/** An export seldom has sheets of items: one that is missing can be made of defaults alone. */
function itemsAsOurs(
  table: SheetTable | undefined,
  form: ListForm,
  profile: SheetProfile,
): SheetTable | undefined {
  if (!table && profile.defaults.size === 0) return undefined;
  const { nameColumn, valueColumn } = form;
  const known = new Set([nameColumn, valueColumn]);
  const headings = table ? withHeadings(table, profile, known) : undefined;
  const namesFor = ourNames(profile.items);
  const items = new Set(form.items.map(({ name }) => name));
  const rows = (headings?.rows ?? []).flatMap(({ row, cells }) => {
    const names = namesFor(contentText(cells.get(nameColumn) ?? textCell("")));
    const value = cells.get(valueColumn) ?? textCell("");
    const kept = profile.ignoreOthers ? names.filter((name) => items.has(name)) : names;
    return kept.map((name) => itemRow(form, row, name, valueOf(name, value, profile)));
  });
  const present = new Set(
    rows.map(({ cells }) => contentText(cells.get(nameColumn) ?? textCell(""))),
  );
  const absent = [...profile.defaults].filter(([name]) => !present.has(name));
  return {
    name: form.sheet,
    headingRow: table?.headingRow ?? 1,
    headings: headings?.headings ?? [nameColumn, valueColumn],
    rows: [...rows, ...absent.map(([name, text]) => itemRow(form, 1, name, textCell(text)))],
  };
}

function valueOf(name: string, value: CellContent, profile: SheetProfile): CellContent {
  const ours = translated(value, profile.values.get(name));
  return ours.kind === "empty" ? textCell(profile.defaults.get(name) ?? "") : ours;
}

const itemRow = (form: ListForm, row: number, name: string, value: CellContent): SheetRow => ({
  row,
  cells: new Map([
    [form.nameColumn, textCell(name)],
    [form.valueColumn, value],
  ]),
});
