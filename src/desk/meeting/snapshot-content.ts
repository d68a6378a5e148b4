import type { MeetingRecord } from "../../contract/answers.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import type { Json } from "../../core/canonical-json.ts";
import type { ClockMarks } from "../../core/meeting/defense/defense-clock.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import { stateForm, stateShape } from "../../core/meeting/state-form.ts";
import type { MeetingState } from "../../core/meeting/state.ts";

/**
 * What a meeting had come to, as a snapshot keeps it. Nothing in it but what follows from the lines
 * of the journal: no mark, no private page, no wrapped key ever is in a `MeetingState`.
 */
export interface SnapshotContent {
  /** `stateShape`, and the program's version: another program reads the journal instead. */
  readonly shape: number;
  readonly program: string;
  /** Of the bundle that the meeting is held with. */
  readonly bundleHash: string;
  /** As `stateForm` gives it. */
  readonly state: Json;
  readonly clock: ClockMarks;
}

/** Whose snapshots, and by which program. */
export interface SnapshotOrigin {
  readonly program: string;
  readonly manifest: Manifest;
  readonly bundleHash: string;
}

export function snapshotContent(
  { program, manifest, bundleHash }: SnapshotOrigin,
  state: MeetingState,
  clock: ClockMarks,
): Json {
  const form = stateForm(state, meetingFacts(manifest));
  const content: SnapshotContent = { shape: stateShape, program, bundleHash, state: form, clock };
  return content as unknown as Json;
}

/** Whether a genuine snapshot's content is of this program, this shape and this bundle. */
export function isOwnContent({ program, bundleHash }: SnapshotOrigin, content: Json): boolean {
  const found = content as unknown as Partial<SnapshotContent>;
  const isOwnProgram = found.shape === stateShape && found.program === program;
  return isOwnProgram && found.bundleHash === bundleHash;
}

/** The ids of the commands behind these records, in order, each once and as 32 digits; `before` is the last one before them. */
export function commandsOf(records: readonly MeetingRecord[], before = ""): string {
  const ids: string[] = [];
  let last = before;
  for (const { command } of records) {
    // The records of one command are neighbours: they were written as one frame.
    if (command !== last) ids.push(command.replaceAll("-", ""));
    last = command;
  }
  return ids.join("");
}

export function isAmong(commands: string, id: string): boolean {
  const digits = id.replaceAll("-", "");
  for (let at = commands.indexOf(digits); at >= 0; at = commands.indexOf(digits, at + 1))
    if (at % digits.length === 0) return true;
  return false;
}
