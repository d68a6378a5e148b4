import { join } from "node:path";
import { err, ok } from "../../core/result.ts";
import { checkFree } from "../../desk/office/fresh-folder.ts";
import { resultsSummaryOf } from "../../desk/reports/results-summary-of.ts";
import { countColumnsOf, totalsSentence } from "../../desk/reports/results-summary.ts";
import { refused, type Command } from "../command.ts";
import { runDemo } from "../demo/run-demo.ts";
import { createSteps } from "../demo/steps.ts";
import { orRefused } from "../keyring-place.ts";
import { outcomeTable } from "../outcome-table.ts";

export const demo: Command = {
  words: "demo",
  form: {
    operands: [],
    options: {
      source: { kind: "value", value: "SOURCE" },
      out: { kind: "value", required: true, value: "DIR" },
    },
  },
  says: {
    zh: "不开窗口走完全程（演练）：建钥匙、密封、开会、评分、表决、出结果、核验、导入。",
    en: "The whole job without a window, as a rehearsal: keys, sealing, meeting, grades, vote, result, verification, import.",
  },
  run: async (given, context) => {
    const out = given.value("out");
    const free = orRefused(await checkFree(context.files, out));
    if (!free.ok) return free;
    const source = given.optional("source") ?? join(context.resourcesFolder, "sample");
    const clock = () => context.now().getTime();
    const started = clock();
    const steps = createSteps(context.terminal.print, clock, given.flag("json"));
    const done = await runDemo(context, steps, source, out);
    if (!done.ok) return err(refused(done.error));
    const { document, documentHash } = done.value.verified;
    const summary = resultsSummaryOf(document, []);
    const total = summary.counts.at(-1);
    const milliseconds = clock() - started;
    return ok({
      lines: [
        "",
        `${document.meeting.title}【演练 rehearsal】`,
        ...outcomeTable(document),
        ...(total ? [totalsSentence(total, countColumnsOf(summary))] : []),
        "",
        `全程 ${(milliseconds / 1000).toFixed(1)} 秒。请打开 Done; open: ${join(out, "index.html")}`,
      ],
      json: {
        ...{ out, milliseconds, documentHash, bundle: document.bundle },
        outcomes: document.applicants.map(({ applicantId, name, stage, conclusion, motion }) => ({
          ...{ applicantId, name, stage, conclusion, motion },
        })),
      },
    });
  },
};
