import { localDate } from "../../desk/clock.ts";
import { err, ok } from "../../core/result.ts";
import { packagedFonts } from "../../desk/reports/report-fonts.ts";
import { readSource } from "../../desk/roster/read-source.ts";
import type { Command } from "../command.ts";
import { faultTable, warningTable } from "../findings-text.ts";
import { sourceOptions, sourceReading } from "../source-options.ts";

export const officeCheckSource: Command = {
  words: "office check-source",
  form: { operands: ["SOURCE"], options: sourceOptions },
  says: {
    zh: "只核对源文件夹，不密封：一次列出全部问题和提示。有问题时退出码为 1；--strict 把提示也当作问题。",
    en: "Checks a source folder without sealing it and lists every fault and warning; exit 1 on faults, with --strict on warnings too.",
  },
  run: async (given, context) => {
    const reading = await sourceReading(given);
    if (!reading.ok) return reading;
    const folder = given.operand("SOURCE");
    const fonts = packagedFonts(context.resourcesFolder);
    const today = localDate(context.now());
    const read = await readSource({ folder, fonts, ...reading.value, today });
    if (!read.ok) {
      const { refusal, faults, warnings } = read.error;
      const lines = [...warningTable(warnings), ...faultTable(faults)];
      return err({ kind: "refused", refusal, lines, json: { faults, warnings } });
    }
    const { roster, materials, warnings } = read.value;
    const counts = { applicants: roster.applicants.length, materials: materials.length };
    return ok({
      lines: [
        ...warningTable(warnings),
        `没有问题，可以密封 No faults, ready to seal: 申报人 applicants ${counts.applicants}，材料 materials ${counts.materials}，提示 warnings ${warnings.length}`,
      ],
      json: { ...counts, faults: [], warnings },
    });
  },
};
