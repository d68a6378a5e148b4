import { describe, expect, test } from "vitest";
import type { Ruleset } from "../../src/core/rules/ruleset.ts";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { fonts, sourceFolder, type RosterEdit } from "../support/source-folder.ts";

/** What a roster may do without: sheets and items that are read where they are filled in. */
type Edit = (roster: RosterEdit) => void;

async function rosterWith(edit: Edit) {
  const read = await readSource({ folder: await sourceFolder(edit), fonts });
  if (!read.ok) throw new Error(JSON.stringify(read.error.faults));
  return read.value.roster;
}

async function faultsOf(edit: Edit): Promise<readonly string[]> {
  const read = await readSource({ folder: await sourceFolder(edit), fonts });
  return read.ok
    ? []
    : read.error.faults.map(({ code, sheet, row, column }) =>
        [code, sheet, row ?? "", column ?? ""].join(" ").trim(),
      );
}

/** Sets an item of 评审规则, which the sample may lack. */
const rule =
  (item: string, value: string | number): Edit =>
  ({ sheet }) => {
    const rules = sheet("评审规则");
    const row = rules.getColumn(1).values.indexOf(item);
    rules.getCell(row > 0 ? row : rules.rowCount + 1, 1).value = item;
    rules.getCell(row > 0 ? row : rules.rowCount, 2).value = value;
  };
const all =
  (...edits: readonly Edit[]): Edit =>
  (roster) => {
    for (const edit of edits) edit(roster);
  };
const without =
  (item: string): Edit =>
  ({ sheet }) => {
    const row = sheet("评审规则").getColumn(1).values.indexOf(item);
    if (row > 0) sheet("评审规则").spliceRows(row, 1);
  };

describe("单位曾用名", () => {
  const renamed =
    (...rows: readonly (readonly [unit: string, formerName: string])[]): Edit =>
    ({ workbook }) => {
      const there = workbook.getWorksheet("单位曾用名");
      if (there) workbook.removeWorksheet(there.id);
      const sheet = workbook.addWorksheet("单位曾用名");
      sheet.addRow(["序号", "单位现名", "曾用名"]);
      for (const [index, row] of rows.entries()) sheet.addRow([index + 1, ...row]);
    };

  test("is read in its order, white space at the ends apart; a unit may have several", async () => {
    const { formerNames } = await rosterWith(
      renamed(["巴中市数据局", " 巴中市大数据中心　"], ["巴中市数据局", "巴中市信息中心"]),
    );
    expect(formerNames).toEqual([
      { unit: "巴中市数据局", formerName: "巴中市大数据中心" },
      { unit: "巴中市数据局", formerName: "巴中市信息中心" },
    ]);
  });

  test("is empty where a roster has no such sheet", async () => {
    const { formerNames } = await rosterWith(({ workbook }) => {
      const there = workbook.getWorksheet("单位曾用名");
      if (there) workbook.removeWorksheet(there.id);
    });
    expect(formerNames).toEqual([]);
  });

  test("has its faults told with sheet, row and column", async () => {
    const faults = await faultsOf(
      renamed(["巴中市数据局", "巴中市数据局"], ["甲局", "乙局"], ["甲局", "乙局"], ["丙局", ""]),
    );
    expect(faults).toEqual([
      "CELL_EMPTY 单位曾用名 5 曾用名",
      "FORMER_NAME_SAME 单位曾用名 2 曾用名",
      expect.stringContaining("FORMER_NAME_TWICE 单位曾用名"),
    ]);
  });
});

describe("基本条件", () => {
  const headings = [
    ...["序号", "申报层级", "子专业", "适用", "学历学位", "毕业年限", "现职称", "任现职年限"],
    ...["从事专业年限", "其他条件", "依据文件", "条款"],
  ];
  const conditions =
    (...rows: readonly (readonly (string | number)[])[]): Edit =>
    ({ workbook }) => {
      const sheet = workbook.addWorksheet("基本条件");
      sheet.addRow(headings);
      for (const [index, row] of rows.entries()) sheet.addRow([index + 1, ...row]);
    };
  const rest = ["某办发〔2022〕8号", "第六条"];

  test("are read row by row; what isn't filled in isn't asked for", async () => {
    const { baseConditions } = await rosterWith(
      conditions(
        ["工程师", "全部", "全部", "本科", "", "助理工程师、助理统计师", 4, "", "", ...rest],
        ["工程师", "区块链", "破格", "", 5, "", "", 3, "省级奖项", ...rest],
      ),
    );
    const document = { document: "某办发〔2022〕8号", clause: "第六条" };
    expect(baseConditions).toEqual([
      {
        ...{ level: "engineer", specialty: "", appliesTo: "everyone", education: "bachelor" },
        ...{ yearsSinceGraduation: null, currentTitles: ["助理工程师", "助理统计师"] },
        ...{ yearsInTitle: 4, yearsInField: null, other: "", ...document },
      },
      {
        ...{ level: "engineer", specialty: "区块链", appliesTo: "exceptional", education: null },
        ...{ yearsSinceGraduation: 5, currentTitles: [], yearsInTitle: null, yearsInField: 3 },
        ...{ other: "省级奖项", ...document },
      },
    ]);
  });

  test("are no member at all where a roster has no such sheet, or no row in it", async () => {
    expect(await rosterWith(() => undefined)).not.toHaveProperty("baseConditions");
    expect(await rosterWith(conditions())).not.toHaveProperty("baseConditions");
  });

  test("have their faults told with sheet, row and column", async () => {
    const four = ["工程师", "", "全部", "本科", "", "助理工程师", 4, "", ""] as const;
    const faults = await faultsOf(
      conditions(
        [...four, ...rest],
        [...four, "另一文件", ""],
        ["高级工程师", "土木", "所有人", "MBA", 0.5, "", "", "", "", ...rest],
        ["技术员", "", "全部", "", "", "", "", "", "", ...rest],
        ["技术员", "", "全部", "", "", "", 2, "", "", "", ""],
      ),
    );
    expect(faults).toEqual([
      "WORD_UNKNOWN 基本条件 4 申报层级",
      "WORD_UNKNOWN 基本条件 4 子专业",
      "WORD_UNKNOWN 基本条件 4 适用",
      "WORD_UNKNOWN 基本条件 4 学历学位",
      "INTEGER_MALFORMED 基本条件 4 毕业年限",
      "CONDITION_ASKS_NOTHING 基本条件 5 学历学位",
      "CELL_EMPTY 基本条件 6 依据文件",
      "CONDITION_YEARS_WITHOUT_TITLE 基本条件 6 现职称",
      "CONDITION_TWICE 基本条件 3 申报层级",
    ]);
  });
});

describe("最少评分人数", () => {
  const least = async (edit: Edit) => (await rosterWith(edit)).rules.minimumGraders;

  test("is as the roster says, and 3 where it doesn't say", async () => {
    expect(await least(rule("最少评分人数", 5))).toBe(5);
    expect(await least(without("最少评分人数"))).toBe(3);
  });

  test.each([0, 100, 2.5, "三名"])("of %s is a fault", async (value) => {
    const faults = await faultsOf(rule("最少评分人数", value));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/评审规则.*最少评分人数/);
  });
});

describe("a level's own minutes", () => {
  const minutesOf = async (edit: Edit): Promise<Ruleset["levelMinutes"]> =>
    (await rosterWith(edit)).rules.levelMinutes;
  const common = all(rule("答辩时长分钟", 20), rule("陈述时长分钟", 10));

  test("are listed for the levels that state any; what one leaves open is as for everyone", async () => {
    const own = all(rule("工程师答辩时长分钟", 30), rule("助理工程师陈述时长分钟", 5));
    expect(await minutesOf(all(common, own))).toEqual([
      { level: "assistantEngineer", defenseMinutes: 20, statementMinutes: 5 },
      { level: "engineer", defenseMinutes: 30, statementMinutes: 10 },
    ]);
  });

  test("that no level states leave the rules without such a member", async () => {
    expect(await minutesOf(common)).toBeUndefined();
  });

  test("whose statement is longer than the defense are a fault at the level's item", async () => {
    expect(await faultsOf(all(common, rule("技术员答辩时长分钟", 8)))).toEqual([
      expect.stringMatching(/^STATEMENT_TOO_LONG 评审规则 .*技术员陈述时长分钟$/),
    ]);
  });
});
