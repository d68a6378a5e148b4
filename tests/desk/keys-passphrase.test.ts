import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { changePassphrase, openKeyring } from "../../src/desk/keys/keyring.ts";
import { createPassphraseTries } from "../../src/desk/keys/passphrase-tries.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, cheapLogN, must, passphrase, type Venue } from "../support/venue.ts";
import { codeOf } from "./sealed-fixtures.ts";

let venue: Venue;
const files = createNodeFileLayer();
const place = (given: string) => ({
  ...{ files, folder: venue.stationFolder, role: "station" as const },
  ...{ passphrase: given, logN: cheapLogN },
});
const keyringFile = () => readFileSync(join(venue.stationFolder, "station.keyring.age"));

beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

describe("a change of passphrase", () => {
  test("keeps keys, card and trust; only the new passphrase opens", async () => {
    const before = must(await openKeyring(place(passphrase)));
    const card = must(await changePassphrase(place(passphrase), "一个新的口令，很长"));
    expect(card.checkCode).toEqual(before.card.checkCode);
    expect(codeOf(await openKeyring(place(passphrase)))).toBe("PASSPHRASE_WRONG");
    const after = must(await openKeyring(place("一个新的口令，很长")));
    expect(after.identity).toBe(before.identity);
    expect(after.trusted).toEqual(before.trusted);
  });

  test("needs the old one, and a new one that is long enough and new; nothing is written otherwise", async () => {
    const before = keyringFile();
    const changing = async (old: string, renewed: string) =>
      codeOf(await changePassphrase(place(old), renewed));
    expect(await changing("something else", "long enough")).toBe("PASSPHRASE_WRONG");
    expect(await changing(passphrase, "short")).toBe("PASSPHRASE_TOO_SHORT");
    expect(await changing(passphrase, passphrase)).toBe("PASSPHRASE_UNCHANGED");
    expect(keyringFile()).toEqual(before);
  });

  test("is done through the contract, and the desk stays unlocked", async () => {
    const { desk, close } = aRunningDesk(venue);
    must(await desk["station.unlock"]({ passphrase }));
    const input = { passphrase, newPassphrase: "another long one" };
    expect(must(await desk["station.changePassphrase"](input)).state).toBe("unlocked");
    must(await desk["station.lock"]({ reason: "asked" }));
    expect(codeOf(await desk["station.unlock"]({ passphrase }))).toBe("PASSPHRASE_WRONG");
    must(await desk["station.unlock"]({ passphrase: "another long one" }));
    await close();
  });
});

describe("wrong passphrases", () => {
  test("are free twice; then each waits longer, up to a minute, and never for good", async () => {
    let now = 0;
    const tries = createPassphraseTries(place(""), () => now);
    const attempt = async (given: string) =>
      codeOf(await tries.attempt(() => openKeyring(place(given))));
    expect(await attempt("wrong one")).toBe("PASSPHRASE_WRONG");
    expect(await attempt("wrong two")).toBe("PASSPHRASE_WRONG");
    const waits: number[] = [];
    for (let times = 0; times < 7; times += 1) {
      const seconds = await tries.secondsLeft();
      waits.push(seconds);
      now += seconds * 1000 - 1;
      expect(await attempt(passphrase)).toBe("PASSPHRASE_TOO_MANY");
      now += 1;
      expect(await attempt("wrong again")).toBe("PASSPHRASE_WRONG");
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
    now += 60_000;
    expect(await attempt(passphrase)).toBeUndefined();
    expect(await tries.secondsLeft()).toBe(0);
  });

  test("are counted on the disk before the answer: a new run waits as long again", async () => {
    const first = createPassphraseTries(place(""), () => 0);
    for (const wrong of ["wrong one", "wrong two"])
      await first.attempt(() => openKeyring(place(wrong)));
    let now = 1_000_000;
    const second = createPassphraseTries(place(""), () => now);
    expect(await second.secondsLeft()).toBe(5);
    now += 5_000;
    expect(codeOf(await second.attempt(() => openKeyring(place(passphrase))))).toBeUndefined();
    const third = createPassphraseTries(place(""), () => 0);
    expect(await third.secondsLeft()).toBe(0);
  });

  test("hold up everything that asks for the passphrase, whatever the wall clock says", async () => {
    let steady = 0;
    const years = { now: () => new Date(Date.now() + steady * 1e6) };
    const { desk, close } = aRunningDesk(venue, { steady: () => steady, clock: years });
    for (const wrong of ["wrong one", "wrong two"])
      await desk["station.unlock"]({ passphrase: wrong });
    steady += 1_000;
    const newPassphrase = "another long one";
    expect(await desk["station.unlock"]({ passphrase })).toMatchObject({
      error: { code: "PASSPHRASE_TOO_MANY", details: { seconds: 4 } },
    });
    expect(codeOf(await desk["station.changePassphrase"]({ passphrase, newPassphrase }))).toBe(
      "PASSPHRASE_TOO_MANY",
    );
    expect(codeOf(await desk["station.drill"]({ passphrase }))).toBe("PASSPHRASE_TOO_MANY");
    steady += 4_000;
    must(await desk["station.unlock"]({ passphrase }));
    await close();
  });

  test("that can't be counted on a disk that takes nothing are still counted in this run", async () => {
    const full: typeof files = {
      ...files,
      open: (path, mode) =>
        mode === "create"
          ? Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }))
          : files.open(path, mode),
    };
    const tries = createPassphraseTries({ ...place(""), files: full }, () => 0);
    for (const wrong of ["wrong one", "wrong two"])
      expect(codeOf(await tries.attempt(() => openKeyring(place(wrong))))).toBe("PASSPHRASE_WRONG");
    expect(await tries.secondsLeft()).toBe(5);
  });

  test("a file of counts that was spoiled keeps nobody out", async () => {
    for (const content of [
      "",
      "null",
      "[1]",
      '{"wrong":{"passphrase":1e99}}',
      "x".repeat(70_000),
    ]) {
      writeFileSync(join(venue.stationFolder, "station.tries.json"), content);
      expect(await createPassphraseTries(place(""), () => 0).secondsLeft()).toBe(0);
    }
  });
});
