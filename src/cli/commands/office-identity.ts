import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ok } from "../../core/result.ts";
import { checkFreeName } from "../../desk/files/free-name.ts";
import { writeFileDurably } from "../../desk/files/write-durably.ts";
import type { Command } from "../command.ts";
import { orRefused, unlock } from "../keyring-place.ts";
import { passphraseOption } from "../passphrase.ts";

const warning = [
  "此文件不设口令，谁拿到它就能打开发给本办公室的所有密封文件。仅供应急，用后立即彻底删除。",
  "This file has no passphrase: whoever holds it opens everything sealed to this office. For an emergency only; destroy it afterwards.",
];

export const officeIdentity: Command = {
  words: "office identity",
  form: {
    operands: ["DIR"],
    options: { out: { kind: "value", required: true, value: "FILE" }, ...passphraseOption },
  },
  says: {
    zh: "导出办公室的 age 私钥，应急时可用 age -d -i FILE 打开密封文件。",
    en: "Writes the office's age identity, for opening with stock tools (age -d -i FILE) in an emergency.",
  },
  run: async (given, context) => {
    const out = given.value("out");
    const { files, terminal } = context;
    const free = orRefused(await checkFreeName(files, out));
    if (!free.ok) return free;
    const keyring = await unlock(given.operand("DIR"), "office", given, context);
    if (!keyring.ok) return keyring;
    const { identity, card } = keyring.value;
    const text = [
      ...warning.map((line) => `# ${line}`),
      `# public key: ${card.keys.recipient}`,
      identity,
      "",
    ].join("\n");
    // The file layer makes files that only their owner can read (0600).
    const written = orRefused(await writeFileDurably(files, out, utf8ToBytes(text)));
    if (!written.ok) return written;
    terminal.tell(warning.join("\n"));
    return ok({ lines: [`已写出 Written: ${out}`], json: { file: out } });
  },
};
