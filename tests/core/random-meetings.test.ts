import fc from "fast-check";
import { expect, test } from "vitest";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { redecide } from "../../src/core/result/redecide.ts";
import { aLedger, saidBy } from "../support/random-meeting/ledger.ts";
import { moves, walk, type Walk } from "../support/random-meeting/walk.ts";
import { aSmallManifest } from "../support/small-manifest.ts";

/**
 * Some three thousand tries of a command in each walk. Without fast-check's liking for the ends of
 * a range: which commands those would be depends on how many commands there are.
 */
const tape = fc.noBias(
  fc.array(fc.nat({ max: 999_983 }), { minLength: 20_000, maxLength: 20_000 }),
);
// Not shrunk: a tape of twenty thousand numbers would be cut down for hours. The seed tells it again.
const runs = {
  ...{ numRuns: 12, endOnFailure: true },
  seed: Number(process.env["VIVASEAL_SEED"] ?? 20_241_125),
};

/** A defense and vote, a meeting that reviews the materials too, and one whose rounds may be resumed. */
const plain = aSmallManifest({ applicants: 6 });
const resumable = aSmallManifest({ applicants: 4, rules: { resumableRounds: true, maxRounds: 3 } });
const reviewing: Manifest = {
  ...plain,
  meeting: { ...plain.meeting, part: "whole" },
  applicants: plain.applicants.map((one) => ({ ...one, materialsVerdict: null })),
};
const manifests = fc.constantFrom(plain, resumable, reviewing);
const eventsOf = ({ opened, steps }: Walk): readonly MeetingEvent[] => [
  opened,
  ...steps.flatMap(({ events }) => events),
];

test("whatever is tried in whatever order: what is accepted can happen, and replay comes to the same state", () => {
  fc.assert(
    fc.property(manifests, tape, (manifest, numbers) => {
      const walked = walk(manifest, numbers);
      expect(replay(meetingFacts(manifest), eventsOf(walked))).toEqual(walked.state);
    }),
    runs,
  );
});

test("the office, taking every command up again, refuses nothing that a station accepted", () => {
  fc.assert(
    fc.property(manifests, tape, (manifest, numbers) => {
      const walked = walk(manifest, numbers);
      const groups = [[walked.opened], ...walked.steps.map(({ events }) => events)];
      let seq = 0;
      const records = groups.flatMap((events, index) =>
        events.map((event) => ({
          ...{ v: 1 as const, seq: ++seq, prev: "00".repeat(32), event },
          command: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
        })),
      );
      expect(redecide(manifest, records)).toEqual({ ok: true, value: null });
    }),
    runs,
  );
});

test("a clerk with a pencil comes to the same people, grades and papers after every step", () => {
  fc.assert(
    fc.property(manifests, tape, (manifest, numbers) => {
      const ledger = aLedger();
      walk(manifest, numbers, {
        // What was rubbed out is more than this clerk keeps up with; the tests of undoing have it.
        without: ["undoStep"],
        onStep: (state, { events }) => {
          for (const event of events) ledger.follow(event);
          expect(saidBy(state)).toEqual(ledger.said());
        },
      });
    }),
    runs,
  );
});

/** Only the desk can lead there: a clock that doubts the bundle, a round that was cut off; and nobody is a reserve. */
const beyondWalks = ["acceptValidity", "moveUpReserve", "resumeRound"];

test("the walks get about: every command is accepted somewhere", () => {
  const accepted = new Set<string>();
  for (const [index, manifest] of [plain, resumable, reviewing].entries()) {
    for (let run = 1; run <= 24; run += 1) {
      const [numbers = []] = fc.sample(tape, { seed: 100 * index + run, numRuns: 1 });
      for (const { command } of walk(manifest, numbers).steps) accepted.add(command.type);
    }
  }
  const never = Object.keys(moves).filter((type) => !accepted.has(type));
  expect(never.sort()).toEqual(beyondWalks);
});
