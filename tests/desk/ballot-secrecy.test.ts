import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  faults,
  heldByAttacker,
  orderOfCounts,
  sealingFaults,
  timeStamp,
  type Election,
} from "../support/ballot-attacks.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

type Voting = Awaited<ReturnType<typeof aVotingVenue>>;
const modes = [
  ["counts in memory", false],
  ["断电续投", true],
] as const;

const approving: Election["marks"] = [
  ["Z1", "approve"],
  ["Z2", "approve"],
  ["Z3", "approve"],
  ["Z4", "approve"],
  ["Z5", "approve"],
];
const mixed: Election["marks"] = [
  ["Z1", "reject"],
  ["Z2", "abstain"],
  ["Z3", "approve"],
  ["Z4", "abstain"],
  ["Z5", "reject"],
];
/** The same counts as `mixed`, by other people. */
const exchanged: Election["marks"] = [
  ["Z1", "abstain"],
  ["Z2", "reject"],
  ["Z3", "reject"],
  ["Z4", "approve"],
  ["Z5", "abstain"],
];

describe.each(modes)("%s", (_mode, resumableRounds) => {
  let voting: Voting;
  beforeAll(async () => {
    voting = await aVotingVenue({ experts: 5, applicants: 2, rules: { resumableRounds } });
  });
  afterAll(() => voting.remove());
  const held = (election: Election) => heldByAttacker(voting, election);

  test("snapshots are among the files, and none is written while the round is open", async () => {
    const steps = await held({ marks: mixed, tallied: true });
    const snapshots = steps.map((step) =>
      step.split("\n").filter((line) => line.includes(".vssnapshot")),
    );
    const [before = [], ...later] = snapshots;

    expect(before).toHaveLength(1);
    // After each cast, and after the close: the same file, byte for byte. Then the tally writes one.
    const open = later.slice(0, mixed.length + 1);
    expect(open).toEqual(open.map(() => before));
    expect(later[mixed.length + 1]).toHaveLength(2);
  });

  describe("before the tally", () => {
    test("elections that differ in their marks alone leave the same bytes and answers after every cast", async () => {
      const first = await held({ marks: approving });
      const second = await held({ marks: mixed });

      expect(first).toHaveLength(approving.length + 2);
      expect(second).toEqual(first);
    });

    test("nor does a stick that mirrors the journal tell them apart", async () => {
      const first = await held({ marks: approving, mirrored: true });
      const second = await held({ marks: mixed, mirrored: true });

      expect(second).toEqual(first);
      expect(first.join()).toContain(".vssegment");
    });

    test.each(Object.entries(faults))("%s would be seen", async (_, fault) => {
      const first = await held({ marks: approving.slice(0, 2), fault });
      const second = await held({ marks: mixed.slice(0, 2), fault });

      expect(second).not.toEqual(first);
    });
  });

  describe("after the tally", () => {
    test("elections with the same counts by other people leave the same bytes and answers to the end", async () => {
      const first = await held({ marks: mixed, tallied: true });
      const second = await held({ marks: exchanged, tallied: true });

      expect(second).toEqual(first);
      expect(first.join()).toContain('"approve":1,"reject":2,"abstain":2');
    });

    test("nor does a stick that mirrors the journal tell them apart", async () => {
      const first = await held({ marks: mixed, tallied: true, mirrored: true });
      const second = await held({ marks: exchanged, tallied: true, mirrored: true });

      expect(second).toEqual(first);
    });

    test("counts in the order of their return would be seen", async () => {
      const first = await held({ marks: mixed, tallied: true, fault: orderOfCounts });
      const second = await held({ marks: exchanged, tallied: true, fault: orderOfCounts });

      expect(second).not.toEqual(first);
    });
  });

  describe("time", () => {
    const slow = { from: "2024-11-11T08:00:00Z", stepMs: 0 };
    const fast = { from: "2024-11-11T09:17:43Z", stepMs: 61_003 };

    test("elections held at other times leave the same bytes while the round is open", async () => {
      const first = await held({ marks: mixed, clock: slow });
      const second = await held({ marks: mixed, clock: fast });

      expect(second).toEqual(first);
    });

    test("a time stamp would be seen", async () => {
      const first = await held({ marks: mixed.slice(0, 2), clock: slow, fault: timeStamp });
      const second = await held({ marks: mixed.slice(0, 2), clock: fast, fault: timeStamp });

      expect(second).not.toEqual(first);
    });
  });

  test.runIf(resumableRounds).each(Object.entries(sealingFaults))(
    "%s would be seen",
    async (_, fault) => {
      const first = await held({ marks: approving.slice(0, 3), fault });
      const second = await held({ marks: mixed.slice(0, 3), fault });

      expect(second).not.toEqual(first);
    },
  );
});
