import type { DrillLine } from "../../contract/answers.ts";
import { err, ok } from "../../core/result.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import { freeBytesOf } from "../../desk/files/disk-space.ts";
import type { Role } from "../../desk/keys/card.ts";
import { badBy, drillKeyring, good } from "../../desk/keys/key-drill.ts";
import type { Keyring } from "../../desk/keys/keyring.ts";
import { openStoredBundle } from "../../desk/meeting/stored-bundle.ts";
import type { Answer, Command, CommandContext, CommandForm } from "../command.ts";
import { unlock } from "../keyring-place.ts";
import { passphraseOption } from "../passphrase.ts";
import { textTable } from "../text-table.ts";

export const officeCheck = drillCommand(
  "office",
  {},
  {
    zh: "会前自检：办公室的钥匙、登记卡、签名、加密、已登记的评审电脑和硬盘。",
    en: "A drill before the meeting: the office's keys, card, signature, sealing, enrolled stations and disk.",
  },
);

export const stationCheck = drillCommand(
  "station",
  { bundle: { kind: "value", value: "FILE.vsbundle" } },
  {
    zh: "会前自检：评审电脑的钥匙、登记卡、签名、加密、信任的办公室和硬盘；--bundle 再核验一个材料包的全部材料。",
    en: "A drill before the meeting: the station's keys, card, signature, sealing, trusted offices and disk; with --bundle also every material of a bundle.",
  },
);

function drillCommand(role: Role, options: CommandForm["options"], says: Command["says"]): Command {
  return {
    words: `${role} check`,
    form: { operands: ["DIR"], options: { ...options, ...passphraseOption } },
    says,
    run: async (given, context) => {
      const folder = given.operand("DIR");
      const keyring = await unlock(folder, role, given, context);
      if (!keyring.ok) return keyring;
      const { files } = context;
      const lines = await drillKeyring({ files, folder, freeBytes: freeBytesOf }, keyring.value);
      const bundle = role === "station" ? given.optional("bundle") : undefined;
      const more = bundle === undefined ? [] : await drillBundle(bundle, keyring.value, context);
      return answerOf([...lines, ...more]);
    },
  };
}

async function drillBundle(
  path: string,
  keyring: Keyring,
  { files, crypto, terminal }: CommandContext,
): Promise<readonly DrillLine[]> {
  const opened = await openStoredBundle({ files, crypto }, path, keyring);
  if (!opened.ok) return [badBy("bundle", opened.error)];
  const { bundle, close } = opened.value;
  const { meeting, materials } = bundle.manifest;
  const opens = good("bundle", { zh: meeting.title, en: meeting.title });
  let told = 0;
  try {
    const verified = await bundle.verifyAll(({ materials: done }) => {
      const tenths = Math.floor((done * 10) / materials.length);
      if (tenths > told) terminal.tell(`正在核验材料 Verifying materials ${tenths * 10}%`);
      told = tenths;
    });
    if (!verified.ok) return [opens, badBy("materials", verified.error)];
    const count = verified.value.materials;
    return [opens, good("materials", { zh: `${count} 件无误`, en: `${count} verified` })];
  } finally {
    await close();
  }
}

const marks: Readonly<Record<DrillLine["state"], string>> = { good: "✓", warning: "！", bad: "✗" };

function answerOf(drill: readonly DrillLine[]): Answer {
  const lines = textTable(
    drill.map(({ state, title, found, next }) => [
      ...[marks[state], title.zh, found.zh],
      next === null ? "" : `→ ${next.zh}`,
    ]),
  );
  const count = drill.filter(({ state }) => state === "bad").length;
  if (count === 0) return ok({ lines: [...lines, "自检合格 The drill passed"], json: { drill } });
  const reason = refusal("KEY_DRILL_FAILED", { count });
  return err({ kind: "refused", refusal: reason, lines, json: { drill } });
}
