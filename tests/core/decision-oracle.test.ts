import { expect, test } from "vitest";
import type { Base } from "../../src/core/rules/ruleset.ts";
import { decideMotion, type Motion } from "../../src/core/rules/tally.ts";

const largest = 25;
const bases: readonly Base[] = ["present", "presentLessRecused", "wholeCommittee", "validMarks"];
/** 51/100 is 过半数 (more than half) for every base up to 50. */
const shares = [
  { numerator: 2, denominator: 3 },
  { numerator: 1, denominator: 2 },
  { numerator: 51, denominator: 100 },
  { numerator: 3, denominator: 4 },
  { numerator: 1, denominator: 1 },
];

/**
 * What each seat of the committee may come to, in words, and in which base it counts. The oracle
 * puts the seats in and out one by one and never multiplies: it deals out tokens.
 */
const seatCounts: Readonly<Record<keyof Seats, readonly boolean[]>> = {
  // of the base: present, less recused, whole, valid
  away: [false, false, true, false],
  recused: [true, false, true, false],
  approve: [true, true, true, true],
  reject: [true, true, true, true],
  abstain: [true, true, true, true],
  notReturned: [true, true, true, false],
  spoiled: [true, true, true, false],
  unreadable: [true, true, true, false],
};

interface Seats {
  readonly away: number;
  readonly recused: number;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly notReturned: number;
  readonly spoiled: number;
  readonly unreadable: number;
}

/** For each share the fewest approvals by base: tokens are paid for each seat, earned by approvals. */
const fewest = shares.map(({ numerator, denominator }) => {
  const table: number[] = [];
  let price = 0;
  for (let base = 0; base <= largest; base += 1) {
    let earned = 0;
    let approvals = 0;
    while (earned < price) {
      for (let token = 0; token < denominator; token += 1) earned += 1;
      approvals += 1;
    }
    table.push(approvals);
    for (let token = 0; token < numerator; token += 1) price += 1;
  }
  return table;
});

function baseByOracle(seats: Seats, base: number): number {
  let size = 0;
  for (const kind of Object.keys(seatCounts) as (keyof Seats)[]) {
    if (seatCounts[kind][base]) size += seats[kind];
  }
  return size;
}

/** Compares one split under every base and share; gives how many decisions were compared. */
function compare(seats: Seats): number {
  const { away, recused, approve, reject, abstain, notReturned, spoiled, unreadable } = seats;
  const present = recused + approve + reject + abstain + notReturned + spoiled + unreadable;
  const motion: Motion = {
    ...{ committeeSize: present + away, present, recused },
    ...{ approve, reject, abstain, spoiled, unreadable },
  };
  bases.forEach((base, baseIndex) => {
    const size = baseByOracle(seats, baseIndex);
    shares.forEach((share, shareIndex) => {
      const needed = fewest[shareIndex]![size]!;
      const decided = decideMotion(motion, base, share);
      const same =
        decided.base === size &&
        decided.needed === needed &&
        decided.notReturned === notReturned &&
        decided.passed === (size !== 0 && approve >= needed);
      if (!same) expect({ seats, by: base, share, decided }).toBe("what the oracle says");
    });
  });
  return bases.length * shares.length;
}

test("every split of every committee to 25, on every base and share, is decided as the oracle does", () => {
  let compared = 0;
  const none = { spoiled: 0, unreadable: 0 };
  for (let committee = 1; committee <= largest; committee += 1)
    for (let away = 0; away <= committee; away += 1)
      for (let recused = 0; away + recused <= committee; recused += 1)
        for (let approve = 0; away + recused + approve <= committee; approve += 1)
          for (let reject = 0; away + recused + approve + reject <= committee; reject += 1) {
            const left = committee - away - recused - approve - reject;
            for (let abstain = 0; abstain <= left; abstain += 1) {
              const notReturned = left - abstain;
              compared += compare({
                ...{ away, recused, approve, reject, abstain, notReturned },
                ...none,
              });
            }
          }
  // The ways to put 1 to 25 seats into six places, times four bases, times five shares.
  expect(compared).toBe(736_280 * 4 * 5);
});

test("spoiled papers and unreadable marks, for every split of every committee to 9", () => {
  let compared = 0;
  const places: readonly (keyof Seats)[] = Object.keys(seatCounts) as (keyof Seats)[];
  const deal = (seats: Partial<Seats>, place: number, left: number): void => {
    const kind = places[place]!;
    if (place === places.length - 1) {
      compared += compare({ ...seats, [kind]: left } as Seats);
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      deal({ ...seats, [kind]: count }, place + 1, left - count);
    }
  };
  for (let committee = 1; committee <= 9; committee += 1) deal({}, 0, committee);
  expect(compared).toBe(24_309 * 4 * 5);
});

test("51/100 means more than half for every base to 50", () => {
  for (let base = 1; base <= 50; base += 1)
    for (let approve = 0; approve <= base; approve += 1) {
      const motion = { committeeSize: base, present: base, recused: 0, approve };
      const rest = { reject: base - approve, abstain: 0, spoiled: 0, unreadable: 0 };
      const { passed } = decideMotion({ ...motion, ...rest }, "present", shares[2]!);
      expect(passed).toBe(approve > base - approve);
    }
});
