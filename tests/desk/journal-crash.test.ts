import { expect, test } from "vitest";
import { crashPoints, legalStates } from "../support/crash-states.ts";
import { emptyDisk } from "../support/recording-file-layer.ts";
import { live, tailNote, violationOf, type Birth } from "../support/journal-lives.ts";

const fresh: Birth = { image: emptyDisk };
const firstCommands = ["a", "b", "c"];
const laterCommands = ["d", "e"];

test("whenever the power fails, the journal is a prefix of what was issued and has all that was acknowledged", async () => {
  const layer = await live(fresh, firstCommands);

  expect(layer.syncCount()).toBe(2 + firstCommands.length);
  expect(await violationOf(fresh, layer)).toBeUndefined();
});

test("leaving out any one sync of creating and appending breaks that", async () => {
  const { syncCount } = await live(fresh, firstCommands);

  for (let dropSync = 1; dropSync <= syncCount(); dropSync += 1) {
    const layer = await live(fresh, firstCommands, { dropSync });
    expect(await violationOf(fresh, layer), `sync ${dropSync}`).toBeDefined();
  }
});

test("a desk killed at any step leaves a disk on which the next one keeps its promises", async () => {
  for (const birth of await killedDesks()) {
    const layer = await live(birth, laterCommands);
    expect(await violationOf(birth, layer)).toBeUndefined();
  }
});

test("leaving out any one sync of the next desk breaks that", async () => {
  await expectEverySyncNeeded(await killedDesks());
});

test("a torn tail is cut only when its copy is safe, and for good", async () => {
  const births = await tornDisks();

  expect(births.length).toBeGreaterThan(20);
  for (const birth of births) {
    const layer = await live(birth, laterCommands);
    expect(await violationOf(birth, layer)).toBeUndefined();
  }
});

test("leaving out any one sync of cutting a torn tail breaks that", async () => {
  await expectEverySyncNeeded(await tornDisks());
});

test("after a failed sync the next desk makes durable what it finds in the cache", async () => {
  const { syncCount } = await live(fresh, firstCommands);

  for (let failSync = 1; failSync <= syncCount(); failSync += 1) {
    const stopped = await live(fresh, firstCommands, { failSync });
    expect(await violationOf(fresh, stopped)).toBeUndefined();
    const birth = { image: fresh.image, before: stopped.history };
    const layer = await live(birth, laterCommands);
    expect(await violationOf(birth, layer), `sync ${failSync}`).toBeUndefined();
  }
});

/** Every way to be killed while creating and appending; the system, and with it the cache, lives on. */
async function killedDesks(): Promise<readonly Birth[]> {
  const { history } = await live(fresh, firstCommands);
  return [...history.keys()].map((steps) => ({
    image: fresh.image,
    before: history.slice(0, steps),
  }));
}

/** Every disk with a torn tail that a power failure may leave while creating and appending. */
async function tornDisks(): Promise<readonly Birth[]> {
  const { history } = await live(fresh, firstCommands);
  const births: Birth[] = [];
  for (const { notes, disk } of crashPoints(fresh.image, history))
    for (const image of legalStates(disk)) {
      const tail = await tailNote(image);
      if (tail !== undefined) births.push({ image, notes: [...notes, tail] });
    }
  return births;
}

/**
 * Lives that sync the same things in the same order took the same way through the code. For each
 * such way and each of its syncs, leaving that one out must break a promise somewhere.
 */
async function expectEverySyncNeeded(births: readonly Birth[]): Promise<void> {
  for (const [way, alike] of await birthsByWay(births)) {
    const count = way.split(" ").length;
    for (let dropSync = 1; dropSync <= count; dropSync += 1)
      expect(await firstViolation(alike, dropSync), `sync ${dropSync} of: ${way}`).toBeDefined();
  }
}

async function birthsByWay(
  births: readonly Birth[],
): Promise<ReadonlyMap<string, readonly Birth[]>> {
  const ways = new Map<string, Birth[]>();
  for (const birth of births) {
    const { history } = await live(birth, laterCommands);
    const steps = history
      .slice(birth.before?.length ?? 0)
      .map(({ type }) => type)
      .filter((type) => type === "synced" || type === "folderSynced");
    const way = steps.join(" ");
    ways.set(way, [...(ways.get(way) ?? []), birth]);
  }
  return ways;
}

async function firstViolation(
  births: readonly Birth[],
  dropSync: number,
): Promise<string | undefined> {
  for (const birth of births) {
    const layer = await live(birth, laterCommands, { dropSync });
    const violation = await violationOf(birth, layer);
    if (violation !== undefined) return violation;
  }
  return undefined;
}
