import { basename } from "node:path";
import { ok } from "../../core/result.ts";
import { importResults, type NamedResult } from "../../desk/office/import-results.ts";
import type { Command } from "../command.ts";
import { orRefused, unlock } from "../keyring-place.ts";
import { passphraseOption } from "../passphrase.ts";
import { verifyFile } from "./verify.ts";

export const importCommand: Command = {
  words: "import",
  form: {
    operands: ["FILE.vsresult..."],
    options: {
      office: { kind: "value", required: true, value: "DIR" },
      out: { kind: "value", required: true, value: "DIR" },
      rehearsal: { kind: "flag" },
      ...passphraseOption,
    },
  },
  says: {
    zh: "核验评审结果包，写出供中心系统导入的 CSV、xlsx、JSON，并按委托单位分文件夹。",
    en: "Verifies result packages and writes CSV, xlsx and JSON for the central system, and a folder for each commissioning county.",
  },
  run: async (given, context) => {
    const office = await unlock(given.value("office"), "office", given, context);
    if (!office.ok) return office;
    const results: NamedResult[] = [];
    for (const path of given.operands("FILE.vsresult...")) {
      const verified = await verifyFile(path, office.value, context);
      if (!verified.ok) return verified;
      results.push({ file: basename(path), result: verified.value });
    }
    const out = given.value("out");
    const { files } = context;
    const request = { files, results, out, rehearsal: given.flag("rehearsal") };
    const imported = orRefused(await importResults(request));
    if (!imported.ok) return imported;
    const { paths, alreadyThere, results: taken } = imported.value;
    const applicants = taken.reduce((sum, { document }) => sum + document.applicants.length, 0);
    return ok({
      lines: [
        alreadyThere
          ? `此前已导入，内容相同，没有改动 Already imported, nothing changed: ${out}`
          : `已导入 Imported: ${out}，结果包 results ${taken.length}，申报人 applicants ${applicants}`,
        ...paths.map((path) => `  ${path}`),
      ],
      json: {
        ...{ out, alreadyThere, files: paths, applicants },
        results: taken.map(({ document, documentHash }) => ({
          ...{ bundle: document.bundle, journal: document.journal, documentHash },
        })),
      },
    });
  },
};
