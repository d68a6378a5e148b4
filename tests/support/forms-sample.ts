import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import type { MeetingState } from "../../src/core/meeting/state.ts";
import { deriveResult } from "../../src/core/result/derive-result.ts";
import type { FormSource } from "../../src/desk/reports/forms/form.ts";

export const journalHead = "a1b2c3d4e5f60718".repeat(4);

interface Held {
  readonly manifest: Manifest;
  readonly state: () => MeetingState;
  readonly events: () => readonly MeetingEvent[];
}

/** What a form is written from, of a meeting as it stands; everything happened at 09:30 in China. */
export function formSourceOf({ manifest, state, events }: Held): FormSource {
  const records = events().map((event, index) => ({
    ...{ v: 1 as const, seq: index + 1, prev: "", command: "", event },
    at: "2024-11-12T01:30:00.000Z",
  }));
  const document = deriveResult(manifest, state(), {
    bundleHash: "7d".repeat(32),
    station: manifest.stations[0] ?? manifest.office,
    exportedAt: "2024-11-12T09:30:00.000Z",
    journal: { lines: records.length, head: journalHead },
    files: [],
  });
  return { manifest, state: state(), records, document };
}
