import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { checkJournal } from "../../src/desk/meeting/check-journal.ts";
import { commandLine, type CommandLine } from "../support/command-line.ts";
import { must } from "../support/journal-fixture.ts";
import type { VectorCase, VectorContents, VectorKeys } from "../vectors/generate/vector-case.ts";

const vectors = join(import.meta.dirname, "../vectors");
const journalOf = (name: string) => join(vectors, "journals", `${name}.vsjournal`);
const keys = JSON.parse(readFileSync(join(vectors, "keys.json"), "utf8")) as VectorKeys;
const cases = JSON.parse(readFileSync(join(vectors, "cases.json"), "utf8")) as VectorCase[];
const expected = cases.find(({ file }) => file === "journals/meeting.vsjournal")
  ?.expect as VectorContents;

let line: CommandLine;
let withStation: readonly string[];
let lines: readonly string[];

beforeAll(async () => {
  line = await commandLine();
  const station = line.path("station");
  mkdirSync(station);
  copyFileSync(join(vectors, "keyrings/station.keyring.age"), join(station, "station.keyring.age"));
  copyFileSync(join(vectors, "cards/station.vscard"), join(station, "station.vscard"));
  writeFileSync(line.path("passphrase.txt"), keys.passphrase);
  withStation = ["--station", station, "--passphrase-file", line.path("passphrase.txt"), "--json"];
  const { identity, signingKey } = keys.station;
  const read = { files: createNodeFileLayer(), crypto: referenceCrypto };
  const path = journalOf("meeting");
  ({ lines } = must(await checkJournal({ ...read, path, keys: { identity, signingKey } })));
});
afterAll(() => line.remove());

const facts = { meetingId: keys.meetingId, lines: expected.lines, head: expected.head };

function textFile(name: string, content: readonly string[]): string {
  writeFileSync(line.path(name), content.map((one) => `${one}\n`).join(""));
  return line.path(name);
}

test.each([
  ["meeting", { tornBytes: 0, reservedBytes: 0 }],
  ["reserved", { tornBytes: 0, reservedBytes: 5000 }],
  ["torn", { tornBytes: 77, reservedBytes: 0 }],
  ["reserved-torn", { tornBytes: 77, reservedBytes: 5000 }],
])("a station's journal is verified and left as it is: %s", async (name, rest) => {
  const before = readFileSync(journalOf(name));
  const { exit, json } = await line.call("journal", "verify", journalOf(name), ...withStation);
  expect([exit, json]).toEqual([0, { ok: true, ...facts, ...rest }]);
  expect(readFileSync(journalOf(name))).toEqual(before);
});

test.each([
  ["hostile-flipped", "JOURNAL_DAMAGED"],
  ["hostile-planted", "JOURNAL_KEY_NOT_OWN"],
])("a journal that doesn't hold is refused with its code: %s", async (name, code) => {
  const called = await line.call("journal", "verify", journalOf(name), ...withStation);
  expect([called.exit, called.code]).toEqual([1, code]);
});

test("a station's journal asks for its station", async () => {
  const { exit, code } = await line.call("journal", "verify", journalOf("meeting"));
  expect([exit, code]).toEqual([1, "JOURNAL_NEEDS_STATION"]);
});

test("a result package's lines are verified without any key, and a line left out or changed is named", async () => {
  const whole = await line.call("journal", "verify", textFile("all.jsonl", lines), "--json");
  expect([whole.exit, whole.json]).toMatchObject([0, facts]);
  const without = lines.filter((_, index) => index !== 4);
  const cut = await line.call("journal", "verify", textFile("cut.jsonl", without));
  expect([cut.exit, cut.code]).toEqual([1, "JOURNAL_CHAIN_BROKEN"]);
  expect(cut.err).toContain("5");
  const spaced = lines.map((one, index) => (index === 2 ? one.replace(",", ", ") : one));
  const bad = await line.call("journal", "verify", textFile("bad.jsonl", spaced));
  expect([bad.exit, bad.code]).toEqual([1, "JOURNAL_LINE_BAD"]);
});

test("a journal is compared with another: the same, a prefix, longer, parted", async () => {
  const all = journalOf("meeting");
  const some = textFile("some.jsonl", lines.slice(0, 9));
  const diff = (a: string, b: string) => line.call("journal", "diff", a, b, ...withStation);
  const same = await diff(journalOf("reserved"), all);
  expect([same.exit, same.json]).toMatchObject([0, { prefix: true, common: lines.length }]);
  const prefix = await diff(some, all);
  expect([prefix.exit, prefix.json]).toMatchObject([0, { prefix: true, common: 9 }]);
  const longer = await diff(all, some);
  expect([longer.exit, longer.code]).toEqual([1, "JOURNAL_LONGER"]);
  // Another last line at the same place: what an older copy that was gone on from looks like.
  const other = lines[8]!.replace(/"command":"......../, '"command":"00000000');
  const parted = await diff(textFile("other.jsonl", [...lines.slice(0, 8), other]), all);
  expect([parted.exit, parted.code]).toEqual([1, "JOURNALS_PART"]);
  expect(parted.err).toContain("9");
});
