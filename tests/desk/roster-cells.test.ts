import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { rosterMaxBytes } from "../../src/desk/roster/roster-book.ts";
import { fonts, type RosterEdit, sourceFolder } from "../support/source-folder.ts";

const people = "申报人";

async function rosterOf(edit: (roster: RosterEdit) => void) {
  const read = await readSource({ folder: await sourceFolder(edit), fonts });
  if (!read.ok) throw new Error(JSON.stringify(read.error.faults));
  return read.value.roster;
}

describe("cells", () => {
  test("dates are read however they are written", async () => {
    const written = [
      new Date("2024-09-20"),
      "2024/9/20",
      "2024年9月20日",
      "２０２４－０９－２０",
      "2024.9.20",
      20240920,
      { formula: "A1", result: new Date("2024-09-20") },
    ];
    const { applicants } = await rosterOf(({ set }) =>
      written.forEach((value, index) => set(people, index + 2, "毕业时间", value)),
    );
    const read = applicants.slice(0, written.length).map(({ graduatedOn }) => graduatedOn);
    expect(read).toEqual(written.map(() => "2024-09-20"));
  });

  test("texts lose white space at their ends, of any width, and nothing else", async () => {
    const { applicants } = await rosterOf(({ set }) =>
      set(people, 3, "姓名", "\u3000 𠮷　野\u200B "),
    );
    expect(applicants[1]?.name).toBe("𠮷　野");
  });

  test("full-width digits stay in texts and become digits in numbers", async () => {
    const { applicants } = await rosterOf(({ set }) => {
      set(people, 3, "工作单位", "第１中学");
      set(people, 3, "从事专业年限", "１２");
      set(people, 3, "抽签号", "3");
    });
    expect(applicants[1]).toMatchObject({
      employer: "第１中学",
      yearsInField: 12,
      drawNumber: 3,
    });
  });

  test("rich text, links and numbers read as what they show", async () => {
    const { applicants, experts } = await rosterOf(({ set }) => {
      set(people, 3, "姓名", {
        richText: [{ text: "𠮷", font: { name: "HanaMinB" } }, { text: "野" }],
      });
      set(people, 3, "工作单位", {
        text: "通江县人民医院",
        hyperlink: "http://localhost",
      });
      set(people, 3, "笔试成绩", 86.5);
      set("评审专家", 2, "手机后四位", 42);
    });
    expect(applicants[1]).toMatchObject({
      name: "𠮷野",
      employer: "通江县人民医院",
      examScore: "86.5",
    });
    expect(experts[0]?.phoneLastFour).toBe("0042");
  });

  test("headings are found whatever spaces stand in them", async () => {
    const { applicants } = await rosterOf(({ sheet }) => {
      sheet(people).getCell("C1").value = "姓　名\n";
    });
    expect(applicants[1]?.name).toBe("𠮷野");
  });

  test("empty and merely numbered rows are passed over", async () => {
    const { applicants } = await rosterOf(({ sheet }) => {
      sheet(people).addRow([25]);
      sheet(people).addRow([]);
    });
    expect(applicants).toHaveLength(24);
  });

  test("listed units of recusal are split at any of the usual signs", async () => {
    const { experts } = await rosterOf(({ set }) =>
      set("评审专家", 2, "回避单位", "甲单位、乙单位；丙单位\n丁单位"),
    );
    expect(experts[0]?.recusalUnits).toEqual(["甲单位", "乙单位", "丙单位", "丁单位"]);
  });

  test("line ends that make a text fit its cell are dropped, in notes they stay", async () => {
    const { applicants } = await rosterOf(({ set }) => {
      set(people, 3, "工作单位", "通江县\r\n人民医院");
      set(people, 3, "备注", "一\r\n二");
    });
    expect(applicants[1]).toMatchObject({ employer: "通江县人民医院", note: "一\n二" });
  });

  test("no astral character is lost in a long sheet, wherever the reader cuts it", async () => {
    const texts = Array.from({ length: 12 }, (_, row) => `a${"𠮷".repeat(4_900 + row)}`);
    const folder = await sourceFolder(({ set }) =>
      texts.forEach((_, index) => set(people, index + 2, "备注", `NOTE${index}.`)),
    );
    await replaceInWorkbook(join(folder, "roster.xlsx"), (xml) =>
      texts.reduce((all, text, index) => all.replace(`NOTE${index}.`, text), xml),
    );
    const read = await readSource({ folder, fonts });
    if (!read.ok) throw new Error(read.error.refusal.code);
    const notes = read.value.roster.applicants.slice(0, texts.length).map(({ note }) => note);
    expect(notes).toEqual(texts);
  });
});

/**
 * Changes the XML of a saved workbook. exceljs itself can't write this test's input: it hands
 * its text to the ZIP in pieces of 16 Ki units, and a character that a cut halves is lost.
 */
async function replaceInWorkbook(file: string, change: (xml: string) => string): Promise<void> {
  const reader = new ZipReader(new Uint8ArrayReader(await readFile(file)));
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const bytes = await entry.getData(new Uint8ArrayWriter());
    const xml = change(new TextDecoder().decode(bytes));
    await writer.add(entry.filename, new Uint8ArrayReader(new TextEncoder().encode(xml)));
  }
  await writeFile(file, await writer.close());
}

describe("files that are no roster", () => {
  async function refusalFor(bytes: Uint8Array | string) {
    const folder = await sourceFolder();
    await writeFile(join(folder, "roster.xlsx"), bytes);
    const read = await readSource({ folder, fonts });
    return read.ok ? "read" : read.error.refusal.code;
  }

  test("text, a cut file and a ZIP without workbook are unreadable", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("x");
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const emptyZip = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)]);
    expect(await refusalFor("申报人")).toBe("ROSTER_UNREADABLE");
    expect(await refusalFor(bytes.slice(0, bytes.length / 2))).toBe("ROSTER_UNREADABLE");
    expect(await refusalFor(emptyZip)).toBe("ROSTER_UNREADABLE");
  });

  test("a file past the bound isn't read", async () => {
    expect(await refusalFor(new Uint8Array(rosterMaxBytes + 1))).toBe("ROSTER_TOO_LARGE");
  });

  test("a folder without roster says what to choose", async () => {
    const read = await readSource({ folder: "resources", fonts });
    expect(read).toMatchObject({
      ok: false,
      error: { refusal: { code: "ROSTER_NOT_FOUND" }, faults: [] },
    });
  });
});
