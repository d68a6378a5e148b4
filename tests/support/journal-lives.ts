import { recordLine } from "../../src/core/journal/record.ts";
import type { OpenedJournal } from "../../src/desk/journal/journal-file.ts";
import type { Journal } from "../../src/desk/journal/journal.ts";
import { findViolation } from "./crash-states.ts";
import type { DiskImage, DiskStep } from "./disk-model.ts";
import { aBatch, codeOf, createHere, journalPath, openHere } from "./journal-fixture.ts";
import {
  createRecordingFileLayer,
  type RecordingFileLayer,
  type RecordingOptions,
} from "./recording-file-layer.ts";

/** What a life of a desk notes on its way; a crashed disk is judged by these notes alone. */
type Note =
  | { readonly is: "there" }
  | { readonly is: "issued"; readonly command: string; readonly count: number }
  /** On the disk by the journal's own word: acknowledged, or given by an open. */
  | { readonly is: "durable"; readonly lines: readonly string[] }
  /** The journal ended in these bytes (base64), which don't check out. */
  | { readonly is: "tail"; readonly tail: string }
  | { readonly is: "tailReported"; readonly tail: string };

/** Where a life begins: a disk, what was done to it by a killed desk, and what a failed one had noted. */
export interface Birth {
  readonly image: DiskImage;
  readonly before?: readonly DiskStep[];
  readonly notes?: readonly string[];
}

/** Opens the journal, or creates it where there is none, and appends `commands` until something refuses. */
export async function live(
  birth: Birth,
  commands: readonly string[],
  { reserveBytes = 0, ...options }: RecordingOptions & { readonly reserveBytes?: number } = {},
): Promise<RecordingFileLayer> {
  const before = birth.before ?? [];
  const layer = createRecordingFileLayer(birth.image, { ...options, before });
  for (const text of birth.notes ?? []) layer.mark(text);
  const known: string[] = [];
  const journal = await takeUp(layer, known);
  if (reserveBytes > 0) await journal?.reserve(reserveBytes);
  for (const [index, command] of journal ? commands.entries() : []) {
    // 1, 2, 3 events, and the longer ones reach over several sectors.
    const batch = aBatch(command, 1 + (index % 3), "谁".repeat(80 * index));
    note(layer, { is: "issued", command, count: batch.events.length });
    const appended = await journal!.append(batch);
    if (!appended.ok) break;
    known.push(...appended.value.records.map(recordLine));
    note(layer, { is: "durable", lines: [...known] });
  }
  return layer;
}

/** The first legal crash of a life that breaks a promise, or `undefined`. */
export function violationOf(birth: Birth, layer: RecordingFileLayer): Promise<string | undefined> {
  const from = (birth.before ?? []).length + (birth.notes ?? []).length;
  return findViolation(birth.image, layer.history, complaintAbout, { from });
}

/** The tail that opening the journal on this disk would cut, as a note for the next life. */
export async function tailNote(image: DiskImage): Promise<string | undefined> {
  const { files } = createRecordingFileLayer(image);
  const opened = await openHere(files);
  const aside = opened.ok ? opened.value.recovered?.keptAside : undefined;
  if (aside === undefined) return undefined;
  const tail = base64(await files.readFile(aside));
  return JSON.stringify({ is: "tail", tail } satisfies Note);
}

async function takeUp(layer: RecordingFileLayer, known: string[]): Promise<Journal | undefined> {
  const { files } = layer;
  if (!(await files.stat(journalPath))) {
    const created = await createHere(files);
    if (created.ok) note(layer, { is: "there" });
    return created.ok ? created.value : undefined;
  }
  const opened = await openHere(files);
  if (!opened.ok) return undefined;
  const { records, journal, recovered } = opened.value;
  const lines = records.map(recordLine);
  known.push(...lines);
  note(layer, { is: "there" });
  note(layer, { is: "durable", lines });
  if (recovered) {
    const tail = base64(await files.readFile(recovered.keptAside));
    note(layer, { is: "tailReported", tail });
  }
  return journal;
}

/** What is wrong with a crashed disk, judged by what had been noted before the crash. */
async function complaintAbout(
  state: DiskImage,
  texts: readonly string[],
): Promise<string | undefined> {
  const notes = texts.map((text) => JSON.parse(text) as Note);
  if (notes.some((each) => each.is === "tail" && isLost(each.tail, state)))
    return "a tail was cut before its copy was safe";
  const { files } = createRecordingFileLayer(state);
  const opened = await openHere(files);
  if (opened.ok) {
    const aside = opened.value.recovered?.keptAside;
    const tail = aside && base64(await files.readFile(aside));
    const latest = notes.at(-1);
    // Only while nothing was issued since: a later torn frame may look the same (zeros).
    if (latest?.is === "tailReported" && latest.tail === tail)
      return "a tail that was reported as cut came back";
    return complaintAboutLines(opened.value, notes);
  }
  const code = codeOf(opened);
  const isPromised = notes.some(({ is }) => is === "there");
  return code === "DISK_FILE_MISSING" && !isPromised
    ? undefined
    : `the journal doesn't open: ${code}`;
}

/** What was acknowledged, then whole commands of those issued since, in order: nothing else. */
function complaintAboutLines(
  { records }: OpenedJournal,
  notes: readonly Note[],
): string | undefined {
  const last = notes.findLast((each) => each.is === "durable");
  const kept = last?.lines ?? [];
  const lines = records.map(recordLine);
  if (!kept.every((line, index) => line === lines[index]))
    return `of ${kept.length} acknowledged lines ${lines.length} were found`;
  const since = notes
    .slice(last ? notes.lastIndexOf(last) : 0)
    .filter((each) => each.is === "issued");
  let legal = "";
  const legals = new Set([legal]);
  for (const { command, count } of since) legals.add((legal += `${command} `.repeat(count)));
  const found = records
    .slice(kept.length)
    .map(({ command }) => `${command} `)
    .join("");
  return legals.has(found) ? undefined : `behind the acknowledged: ${found}`;
}

function isLost(tail: string, { files }: DiskImage): boolean {
  const bytes = Buffer.from(tail, "base64");
  return ![...files].some(([path, content]) => {
    // Reserved space may lie behind it.
    if (path === journalPath) return Buffer.from(content).includes(bytes);
    return path.startsWith(journalPath) && bytes.equals(content);
  });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

const note = (layer: RecordingFileLayer, what: Note): void => layer.mark(JSON.stringify(what));
