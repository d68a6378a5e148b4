import { ok } from "../../core/result.ts";
import { checkFreeName } from "../../desk/files/free-name.ts";
import { writeFileDurably } from "../../desk/files/write-durably.ts";
import { rosterTemplate } from "../../desk/office/roster-template.ts";
import type { Command } from "../command.ts";
import { orRefused } from "../keyring-place.ts";

export const officeTemplate: Command = {
  words: "office template",
  form: { operands: ["FILE.xlsx"], options: {} },
  says: {
    zh: "写出空白的评审名册模板（带下拉列表、填写说明和示例行），填好后存为 roster.xlsx。",
    en: "Writes an empty roster with drop-downs, notes and example rows, to fill in as roster.xlsx.",
  },
  run: async (given, { files, now }) => {
    const file = given.operand("FILE.xlsx");
    const free = orRefused(await checkFreeName(files, file));
    if (!free.ok) return free;
    const written = orRefused(await writeFileDurably(files, file, await rosterTemplate(now())));
    if (!written.ok) return written;
    return ok({ lines: [`已写出模板 Written: ${file}`], json: { file } });
  },
};
