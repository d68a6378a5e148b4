import { ok } from "../../core/result.ts";
import { inspectFile, type Inspection } from "../../desk/sealed/inspect.ts";
import { openFileSource } from "../../desk/sealed/file-source.ts";
import { cardJson, cardLines } from "../card-text.ts";
import type { Command } from "../command.ts";
import { orRefused } from "../keyring-place.ts";

export const inspect: Command = {
  words: "inspect",
  form: { operands: ["FILE"], options: {} },
  says: {
    zh: "不用钥匙能看出的内容：文件种类、收件方数目、登记卡的核验码。",
    en: "What can be told without any key: kind, number of recipients, a card's check code.",
  },
  run: async (given, { files }) => {
    const opened = orRefused(await openFileSource(files, given.operand("FILE")));
    if (!opened.ok) return opened;
    try {
      const inspected = orRefused(await inspectFile(opened.value));
      if (!inspected.ok) return inspected;
      return ok({ lines: linesOf(inspected.value), json: jsonOf(inspected.value) });
    } finally {
      await opened.value.close();
    }
  },
};

function linesOf(inspection: Inspection): readonly string[] {
  if (inspection.kind === "card")
    return [
      "登记卡 Card（只证明是其钥匙签的，是谁的须凭核验码 self-signed only: the check code tells whose it is）",
      ...cardLines(inspection.card),
    ];
  const recipients = Object.entries(inspection.recipients).map(([type, n]) => `${type} × ${n}`);
  return [
    `密封文件 Sealed file: ${inspection.format}, ${inspection.sizeBytes} bytes`,
    `收件方 Recipients: ${recipients.join(", ")}`,
    "其余内容须用钥匙打开 The rest needs a key: vivaseal open / vivaseal verify",
  ];
}

function jsonOf(inspection: Inspection): object {
  return inspection.kind === "card"
    ? { kind: "card", sizeBytes: inspection.sizeBytes, ...cardJson(inspection.card) }
    : inspection;
}
