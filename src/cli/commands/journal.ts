import { err, ok, type Result } from "../../core/result.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import {
  checkJournal,
  commonLines,
  type CheckedJournal,
} from "../../desk/meeting/check-journal.ts";
import type { StationKeys } from "../../desk/journal/journal-header.ts";
import type { Given } from "../arguments.ts";
import { type Command, type CommandContext, type CommandForm, type NotDone } from "../command.ts";
import { orRefused, unlock } from "../keyring-place.ts";
import { passphraseOption } from "../passphrase.ts";

const options: CommandForm["options"] = {
  station: { kind: "value", value: "DIR" },
  ...passphraseOption,
};

export const journalVerify: Command = {
  words: "journal verify",
  form: { operands: ["FILE"], options },
  says: {
    zh: "核对会议日志的链条和每一行的格式：评审电脑上的会议日志（须给 --station），或评审结果包里的 journal.jsonl。只读不写。",
    en: "Checks a journal's chain and the form of its lines: a station's journal (with --station) or a result package's journal.jsonl. Changes nothing.",
  },
  run: async (given, context) => {
    const keys = await stationKeys(given, context);
    if (!keys.ok) return keys;
    const checked = await check(given.operand("FILE"), keys.value, context);
    if (!checked.ok) return checked;
    return ok({ lines: linesOf(checked.value), json: factsOf(checked.value) });
  },
};

export const journalDiff: Command = {
  words: "journal diff",
  form: { operands: ["A", "B"], options },
  says: {
    zh: "比较两份会议日志：A 是否就是 B 的开头部分；若不是，从哪一行起不同。只读不写。",
    en: "Compares two journals: whether A is a prefix of B, and if not, where they part. Changes nothing.",
  },
  run: async (given, context) => {
    const keys = await stationKeys(given, context);
    if (!keys.ok) return keys;
    const a = await check(given.operand("A"), keys.value, context);
    if (!a.ok) return a;
    const b = await check(given.operand("B"), keys.value, context);
    return b.ok ? compared(a.value, b.value) : b;
  },
};

function compared(a: CheckedJournal, b: CheckedJournal): ReturnType<typeof journalDiff.run> {
  const common = commonLines(a, b);
  const json = { common, a: factsOf(a), b: factsOf(b) };
  const [counts, line] = [{ a: a.lines.length, b: b.lines.length }, common + 1];
  if (common === a.lines.length) {
    const says =
      common === b.lines.length
        ? "两份日志相同 The two are the same"
        : "A 是 B 的开头部分 A is a prefix of B";
    const lines = [
      `${says}: A ${counts.a}，B ${counts.b} 行 lines`,
      `A head ${a.head}`,
      `B head ${b.head}`,
    ];
    return Promise.resolve(ok({ lines, json: { prefix: true, ...json } }));
  }
  const why =
    common === b.lines.length
      ? refusal("JOURNAL_LONGER", counts)
      : refusal("JOURNALS_PART", { line });
  return Promise.resolve(
    err({ kind: "refused", refusal: why, json: { prefix: false, ...json } } as const),
  );
}

async function stationKeys(
  given: Given,
  context: CommandContext,
): Promise<Result<StationKeys | undefined, NotDone>> {
  const folder = given.optional("station");
  if (folder === undefined) return ok(undefined);
  const keyring = await unlock(folder, "station", given, context);
  if (!keyring.ok) return keyring;
  const { identity, signer } = keyring.value;
  return ok({ identity, signingKey: signer.signingKey });
}

async function check(
  path: string,
  keys: StationKeys | undefined,
  { files, crypto }: CommandContext,
): Promise<Result<CheckedJournal, NotDone>> {
  return orRefused(await checkJournal({ files, path, keys, crypto }));
}

const linesOf = ({ meetingId, lines, head, tornBytes, reservedBytes }: CheckedJournal) => [
  `会议 Meeting ${meetingId}`,
  `会议日志 Journal: ${lines.length} 行，链完整 lines, the chain holds, head ${head}`,
  ...(tornBytes > 0
    ? [
        `末尾有 ${tornBytes} 字节没有写完，下次打开时会另存并截掉 bytes of a write that was never finished; the next opening keeps them aside`,
      ]
    : []),
  ...(reservedBytes > 0 ? [`预留空间 Reserved space: ${reservedBytes} bytes`] : []),
];

const factsOf = ({ meetingId, lines, head, tornBytes, reservedBytes }: CheckedJournal) => ({
  ...{ meetingId, lines: lines.length, head, tornBytes, reservedBytes },
});
