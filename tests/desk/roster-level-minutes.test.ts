import { expect, test } from "vitest";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { fonts, sourceFolder } from "../support/source-folder.ts";

const rules = "评审规则";

test("a level may have minutes of its own; what it leaves open is as for everyone", async () => {
  const folder = await sourceFolder(({ sheet }) => {
    sheet(rules).addRow(["工程师答辩时长分钟", 25]);
    sheet(rules).addRow(["技术员陈述时长分钟", 5]);
  });
  const read = await readSource({ folder, fonts });
  if (!read.ok) throw new Error(JSON.stringify(read.error));

  expect(read.value.roster.rules.levelMinutes).toEqual([
    { level: "technician", defenseMinutes: 20, statementMinutes: 5 },
    { level: "engineer", defenseMinutes: 25, statementMinutes: 10 },
  ]);
});

test("a roster without them has none, and a level's statement is no longer than its defense", async () => {
  const plain = await readSource({ folder: await sourceFolder(), fonts });
  const long = await sourceFolder(({ sheet }) => {
    sheet(rules).addRow(["工程师答辩时长分钟", 5]);
  });
  const read = await readSource({ folder: long, fonts });

  expect(plain.ok && "levelMinutes" in plain.value.roster.rules).toBe(false);
  expect(read.ok ? [] : read.error.faults.map(({ code }) => code)).toEqual(["STATEMENT_TOO_LONG"]);
});
