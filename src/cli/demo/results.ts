import { dirname, join } from "node:path";
import type { Keyring } from "../../desk/keys/keyring.ts";
import { importResults } from "../../desk/office/import-results.ts";
import { verifyResult, type VerifiedResult } from "../../desk/office/verify-result.ts";
import { makeFolderDurably, writeFileDurably } from "../../desk/files/write-durably.ts";
import { valueOf } from "../../desk/sealed/fault.ts";
import { openFileSource } from "../../desk/sealed/file-source.ts";
import { openResult } from "../../desk/sealed/result-package.ts";
import { resultName, type DemoRun } from "./places.ts";

export interface DemoResult {
  readonly verified: VerifiedResult;
  /** Relative paths of the reports and tables that were taken out of the package. */
  readonly reports: readonly string[];
  /** Relative paths within `import/`. */
  readonly imported: readonly string[];
}

/** Back at the office: verifies the result, takes its reports and tables out, and imports it. */
export async function takeOver(run: DemoRun, office: Keyring): Promise<DemoResult> {
  const { steps, places, context } = run;
  const source = valueOf(await openFileSource(context.files, places.result));
  try {
    const verified = await steps.run(
      async () => valueOf(await verifyResult(source, office)),
      ({ journal }) => ({
        zh: `办公室核验结果包：签名有效，会议日志 ${journal.records.length} 行重新计算，结果一致`,
        en: "Result verified and recounted",
      }),
    );
    const reports = await steps.run(
      () => writeReports(run, office),
      (paths) => ({ zh: `取出报表：${paths.join("、")}`, en: "Reports taken out" }),
    );
    const { files } = context;
    const results = [{ file: resultName, result: verified }];
    const imported = await steps.run(
      async () =>
        valueOf(await importResults({ files, results, rehearsal: true, out: places.imported })),
      ({ paths }) => ({ zh: `按演练导入：${paths.length} 个文件`, en: "Imported as a rehearsal" }),
    );
    return { verified, reports, imported: imported.paths };
  } finally {
    await source.close();
  }
}

async function writeReports(
  { context: { files }, places }: DemoRun,
  office: Keyring,
): Promise<readonly string[]> {
  const source = valueOf(await openFileSource(files, places.result));
  try {
    const opened = valueOf(await openResult({ source, identity: office.identity }));
    const paths = opened.document.files
      .map(({ path }) => path)
      .filter((path) => path.includes("/"));
    for (const path of paths) {
      const target = join(places.out, ...path.split("/"));
      valueOf(await makeFolderDurably(files, dirname(target)));
      valueOf(await writeFileDurably(files, target, valueOf(await opened.readFile(path))));
    }
    return paths;
  } finally {
    await source.close();
  }
}
