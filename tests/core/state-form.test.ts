import fc from "fast-check";
import { expect, test } from "vitest";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { replay, replayFrom } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { stateForm, stateOfForm, stateShape } from "../../src/core/meeting/state-form.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { walk, type Walk } from "../support/random-meeting/walk.ts";
import { aSmallManifest } from "../support/small-manifest.ts";
import { membersOfShape4 } from "./state-members.ts";

const plain = aSmallManifest({ applicants: 6 });
const resumable = aSmallManifest({ applicants: 4, rules: { resumableRounds: true, maxRounds: 3 } });
const reviewing: Manifest = {
  ...plain,
  meeting: { ...plain.meeting, part: "whole" },
  applicants: plain.applicants.map((one) => ({ ...one, materialsVerdict: null })),
};
const kinds = [plain, resumable, reviewing] as const;
const tape = fc.array(fc.nat({ max: 999_983 }), { minLength: 12_000, maxLength: 12_000 });
const eventsOf = ({ opened, steps }: Walk): readonly MeetingEvent[] => [
  opened,
  ...steps.flatMap(({ events }) => events),
];

test("a meeting goes on from a snapshot of any of its moments as if all of it had been read", () => {
  const cut = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...kinds), tape, cut, (manifest, numbers, where) => {
      const events = eventsOf(walk(manifest, numbers));
      const facts = meetingFacts(manifest);
      const at = Math.floor(where * events.length);
      const before = replay(facts, events.slice(0, at));
      const text = canonicalJson(stateForm(before, facts));

      const read = stateOfForm(JSON.parse(text) as Json, meetingFacts(manifest));
      expect(read).toEqual(before);
      expect(canonicalJson(stateForm(read, facts))).toBe(text);

      const whole = replay(facts, events);
      const resumed = replayFrom(read, events.slice(at));
      expect(resumed).toEqual(whole);
      expect(canonicalJson(stateForm(resumed, facts))).toBe(canonicalJson(stateForm(whole, facts)));
    }),
    {
      ...{ numRuns: 12, endOnFailure: true },
      seed: Number(process.env["VIVASEAL_SEED"] ?? 20_261_125),
    },
  );
});

test("while papers come back a snapshot holds no mark and no count", () => {
  const meeting = aMeeting().readyToVote();
  const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
  meeting.does({ type: "openRound", way: "station", motions: [applicantId("A1")], ...counters });
  meeting.does({ type: "confirmEmptyBox", projectorChecked: true });
  for (const expertId of ["Z5", "Z6"].map(personId)) {
    meeting.does({ type: "handPaper", expertId, projectorChecked: true });
    meeting.does({ type: "returnPaper", expertId, slot: null });
  }

  const [round] = meeting.state().rounds;
  expect([...(round?.returned ?? [])]).toEqual(["Z5", "Z6"]);
  const text = canonicalJson(stateForm(meeting.state(), meetingFacts(meeting.manifest)));
  expect(text).toContain('"returned":{"set":["Z5","Z6"]}');
  expect(text).not.toMatch(/approve|reject|abstain|spoiled|unreadable/);
});

test(`shape ${stateShape} has these members: whoever adds, drops or changes one raises stateShape`, () => {
  const found = new Set<string>();
  for (const [index, manifest] of kinds.entries()) {
    for (let run = 1; run <= 3; run += 1) {
      const [numbers = []] = fc.sample(tape, { seed: 100 * index + run, numRuns: 1 });
      const facts = meetingFacts(manifest);
      walk(manifest, numbers, {
        onStep: (state, { events }) => {
          if (events.length > 0) collect(stateForm(state, facts), "", found);
        },
      });
    }
  }
  expect(stateShape).toBe(4);
  expect([...found].filter((member) => !membersOfShape4.has(member)).sort()).toEqual([]);
});

/** The places of members, the keys of tables and lists left out. */
function collect(form: Json | undefined, place: string, found: Set<string>): void {
  if (typeof form !== "object" || form === null) return;
  if (Array.isArray(form)) {
    for (const item of form as readonly Json[]) collect(item, place, found);
    return;
  }
  for (const [name, member] of Object.entries(form as Readonly<Record<string, Json>>)) {
    const isTag = name === "map" || name === "set";
    const at = isTag ? place : `${place}.${name}`;
    if (!isTag) found.add(at);
    collect(member, at, found);
  }
}
