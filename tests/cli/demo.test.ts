import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { openKeyring } from "../../src/desk/keys/keyring.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { verifyResult, type VerifiedResult } from "../../src/desk/office/verify-result.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { isOnPath, mustBeOk } from "../desk/sealed-fixtures.ts";
import { commandLine, type Called, type CommandLine } from "../support/command-line.ts";
import { textOfPages } from "../support/pdf-text.ts";

const rareNames = ["𠮷野", "䶮堃", "王𬭊"];

let line: CommandLine;
let demo: Called;
let verified: VerifiedResult;
let passphrase: string;

beforeAll(async () => {
  line = await commandLine();
  demo = await line.callWith({}, "demo", "--out", line.path("demo"));
  passphrase = (await readFile(line.path("demo", "passphrase.txt"), "utf8")).trim();
  const place = { files: createNodeFileLayer(), folder: line.path("demo", "office") };
  const office = mustBeOk(await openKeyring({ ...place, role: "office", passphrase }));
  const bytes = await readFile(line.path("demo", "result.vsresult"));
  verified = mustBeOk(await verifyResult(memorySource(new Uint8Array(bytes)), office));
}, 180_000);
afterAll(() => line.remove());

const call = (...args: readonly string[]): Promise<Called> =>
  line.callWith({ VIVASEAL_PASSPHRASE: passphrase }, ...args);

const events = (): readonly MeetingEvent[] => verified.journal.records.map(({ event }) => event);

test("the demo is done, logs each step with its time, and ends with the outcomes", () => {
  expect(demo.err).toBe("");
  expect(demo.exit).toBe(0);
  expect(demo.out).toMatch(/^1 +\d+\.\d\d s {2}建立评委会办公室的钥匙/);
  expect(demo.out).toMatch(/编号 +姓名 +层级 +子专业 +答辩结论 +表决 +结果\n/);
  for (const name of rareNames) expect(demo.out).toContain(name);
  expect(demo.out).toContain("申报数 24 人，进入答辩 18 人");
});

test("its folder holds what the design lists, the passphrase for the owner only", async () => {
  expect(await readdir(line.path("demo"))).toEqual(
    expect.arrayContaining(
      ["office", "station", "bundle.vsbundle", "result.vsresult", "reports", "tables"].concat(
        ...["import", "passphrase.txt", "index.html"],
      ),
    ),
  );
  expect(await readdir(line.path("demo"))).toHaveLength(9);
  expect((await stat(line.path("demo", "passphrase.txt"))).mode & 0o777).toBe(0o600);
});

test("every link of index.html leads to a file that is there", async () => {
  const page = await readFile(line.path("demo", "index.html"), "utf8");
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, address]) => address ?? "");
  expect(links.length).toBeGreaterThan(8);
  for (const address of links)
    expect([address, existsSync(line.path("demo", decodeURIComponent(address)))]).toEqual([
      address,
      true,
    ]);
});

test("exactly those whose exam is passed are called", () => {
  const called = events().flatMap((event) =>
    event.type === "applicantCalled" ? [event.applicantId] : [],
  );
  const passed = verified.manifest.applicants.filter(({ examVerdict }) => examVerdict === "pass");
  expect(passed).toHaveLength(18);
  expect([...called].sort()).toEqual(passed.map(({ id }) => id).sort());
});

test("grades are entered twice, one difference is found and settled, hints are decided both ways", () => {
  const { graded, decided } = {
    graded: events().filter(({ type }) => type === "gradeRecorded").length,
    decided: events().flatMap((event) => (event.type === "recusalDecided" ? [event.recused] : [])),
  };
  const sheets = events().filter(({ type }) => type === "sheetsEntered");
  expect(sheets).toHaveLength(2 * 18 + 1);
  expect(graded).toBe(verified.document.applicants.flatMap(({ grades }) => grades).length);
  expect(new Set(decided)).toEqual(new Set([true, false]));
  expect(demo.out).toContain("两遍录入不一致");
});

test("everyone's paper came back, and nothing before the tally holds a mark", () => {
  const counted = events().findIndex(({ type }) => type === "roundTallied");
  const before = JSON.stringify(events().slice(0, counted));
  expect(before).not.toMatch(/approve|reject|abstain/);
  expect(verified.document.rounds).toMatchObject([{ issued: 9, returned: 9, status: "announced" }]);
});

test("rare names survive into page, tables and JSON", async () => {
  const pdf = await readFile(line.path("demo", "reports", "评审结果汇总表.pdf"));
  const text = (await textOfPages(new Uint8Array(pdf))).join("");
  const json = await readFile(line.path("demo", "import", "演练-outcomes.json"), "utf8");
  const csv = await readFile(line.path("demo", "import", "演练-outcomes.csv"), "utf8");
  const tables = await cellTexts(line.path("demo", "tables", "评审结果汇总.xlsx"));
  const imported = await cellTexts(line.path("demo", "import", "演练-outcomes.xlsx"));
  for (const name of rareNames) {
    for (const found of [text, json, csv]) expect(found).toContain(name);
    for (const cells of [tables, imported]) expect(cells).toContain(name);
  }
});

test.skipIf(!isOnPath("pdftotext"))("pdftotext finds the rare names", () => {
  const file = line.path("demo", "reports", "评审结果汇总表.pdf");
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
  for (const name of rareNames) expect(text).toContain(name);
});

test.skipIf(!isOnPath("age") || !isOnPath("unzip"))(
  "both sealed files open with age and unzip",
  async () => {
    const identity = line.path("identity.txt");
    await call("office", "identity", line.path("demo", "office"), "--out", identity);
    for (const file of ["bundle.vsbundle", "result.vsresult"]) {
      const zip = line.path(`${file}.zip`);
      execFileSync("age", ["-d", "-i", identity, "-o", zip, line.path("demo", file)]);
      expect(execFileSync("unzip", ["-t", zip], { encoding: "utf8" })).toContain("No errors");
    }
  },
);

test("a non-empty folder is refused before anything is made", async () => {
  await mkdir(line.path("full"));
  await writeFile(line.path("full", "note.txt"), "mine");
  const refused = await line.callWith({}, "demo", "--out", line.path("full"));
  expect(refused).toMatchObject({ exit: 1, code: "FOLDER_NOT_EMPTY", out: "" });
  expect(await readdir(line.path("full"))).toEqual(["note.txt"]);
});

const office = () => ["--office", line.path("demo", "office")];

test("verify recounts the result and says what it checked", async () => {
  const result = await call("verify", line.path("demo", "result.vsresult"), ...office());
  expect(result.exit).toBe(0);
  expect(result.out).toContain("主任委员 chair 马俊杰、秘书 secretary 梁晓燕");
  expect(result.out).toContain("链完整");
  expect(result.out).toContain("核验通过");
});

test("a result with any one byte changed is refused, and nothing is imported", async () => {
  const sound = await readFile(line.path("demo", "result.vsresult"));
  const header = sound.indexOf("\n--- ") + 50;
  const places = [0, 20, 25, 70, 130, header - 10, header, header + 20, sound.length - 1];
  const spread = Array.from({ length: 30 }, (_, n) => Math.floor((sound.length * (n + 0.5)) / 30));
  const file = line.path("damaged.vsresult");
  for (const at of [...places, ...spread]) {
    const damaged = Uint8Array.from(sound);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    await writeFile(file, damaged);
    const refused = await call("verify", file, ...office());
    expect([at, refused.exit]).toEqual([at, 1]);
    expect(refused.err).toMatch(/^[A-Z_]+: .*请/m);
  }
  const imported = await call("import", file, ...office(), "--out", line.path("no"), "--rehearsal");
  expect(imported.exit).toBe(1);
  expect(existsSync(line.path("no"))).toBe(false);
}, 240_000);

test("a rehearsal is imported only as one, and a second time changes nothing", async () => {
  const file = line.path("demo", "result.vsresult");
  const out = line.path("taken");
  expect(await call("import", file, ...office(), "--out", out)).toMatchObject({
    exit: 1,
    code: "RESULT_IS_REHEARSAL",
  });
  expect(existsSync(out)).toBe(false);
  const first = await call(
    "import",
    file,
    file,
    ...office(),
    "--out",
    out,
    "--rehearsal",
    "--json",
  );
  expect(first).toMatchObject({ exit: 0, json: { alreadyThere: false, applicants: 24 } });
  const again = await call("import", file, ...office(), "--out", out, "--rehearsal", "--json");
  expect(again).toMatchObject({ exit: 0, json: { alreadyThere: true } });
  for (const path of first.json["files"] as string[]) expect(path).toContain("演练-outcomes.");
  await writeFile(`${out}/演练-outcomes.csv`, "changed");
  expect(await call("import", file, ...office(), "--out", out, "--rehearsal")).toMatchObject({
    exit: 1,
    code: "FOLDER_NOT_EMPTY",
  });
});

async function cellTexts(file: string): Promise<readonly string[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const texts: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => row.eachCell((cell) => void texts.push(cell.text)));
  return texts;
}
