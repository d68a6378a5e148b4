import { join } from "node:path";
import { hexToBytes, randomBytes } from "@noble/hashes/utils.js";
import type { DrillLine } from "../../contract/answers.ts";
import { sentenceOf, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import type { Sentence } from "../../core/refusals/sentence.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import { openAgeFile, readWhole, sealToRecipients } from "../sealed/age-file.ts";
import { joinBytes, memorySource, sameBytes } from "../sealed/byte-ports.ts";
import { verifySignature } from "../sealed/ed25519.ts";
import { settle } from "../sealed/fault.ts";
import { readCard, type Card } from "./card.ts";
import { groupedHex } from "./check-code.ts";
import { cardFileName, type Keyring } from "./keyring.ts";

export interface DrillPorts {
  readonly files: FileLayer;
  readonly folder: string;
  /** Rejects with the system's error. */
  readonly freeBytes: (folder: string) => Promise<number>;
}

/**
 * Tries before a meeting what the meeting will need of keys and disk. `keyring` was just opened
 * with the passphrase that was typed, which is the first line. Nothing it finds is a refusal: each
 * line says what to do.
 */
export async function drillKeyring(
  ports: DrillPorts,
  keyring: Keyring,
): Promise<readonly DrillLine[]> {
  return [
    good("keyring", { zh: `口令正确，“${keyring.card.keys.name}”`, en: keyring.card.keys.name }),
    await drillCard(ports, keyring),
    drillSignature(keyring),
    await drillSealing(keyring),
    drillTrusted(keyring),
    await drillDiskWrite(ports),
    await drillDiskSpace(ports),
  ];
}

const titles: Readonly<Record<DrillLine["check"], Sentence>> = {
  keyring: { zh: "钥匙能打开", en: "Keyring opens" },
  card: { zh: "登记卡与钥匙一致", en: "Card matches the keys" },
  signature: { zh: "签名与验证", en: "Sign and verify" },
  sealing: { zh: "加密与解密", en: "Seal and open" },
  trusted: { zh: "对方的登记卡", en: "Cards of the other side" },
  diskWrite: { zh: "硬盘写入", en: "Disk takes a file" },
  diskSpace: { zh: "硬盘剩余空间", en: "Disk space" },
  bundle: { zh: "材料包能打开", en: "Bundle opens" },
  materials: { zh: "全部材料完好", en: "All materials whole" },
};

/** A line of the drill. */
export function good(check: DrillLine["check"], found: Sentence): DrillLine {
  return { check, state: "good", title: titles[check], found, next: null };
}

/** The same of what went wrong, in the refusal's own words. */
export function badBy(check: DrillLine["check"], refusal: Refusal): DrillLine {
  const found = { zh: refusal.code, en: refusal.code };
  const next = { zh: sentenceOf(refusal, "zh"), en: sentenceOf(refusal, "en") };
  return { check, state: "bad", title: titles[check], found, next };
}

function bad(check: DrillLine["check"], found: Sentence, next: Sentence): DrillLine {
  return { check, state: "bad", title: titles[check], found, next };
}

const restore: Sentence = {
  zh: "钥匙文件可能已损坏。请用备份的钥匙文件夹替换后重新自检；没有备份的，请换一台评审电脑。",
  en: "The key file may be damaged. Put the backup of the key folder in its place and run the drill again; without one, use another computer.",
};

async function drillCard(
  { files, folder }: DrillPorts,
  { role, card }: Keyring,
): Promise<DrillLine> {
  const path = join(folder, cardFileName(role));
  const bytes = await onDisk(path, () => files.readFile(path));
  const read: Outcome<Card> = bytes.ok ? readCard(bytes.value) : bytes;
  const code = groupedHex(card.checkCode.hex.slice(0, 16));
  if (read.ok && read.value.checkCode.hex === card.checkCode.hex)
    return good("card", { zh: `核验码 ${code} ……`, en: `check code ${code} …` });
  return bad(
    "card",
    { zh: "文件夹里的登记卡不是这把钥匙的", en: "The card in the folder isn't of these keys" },
    {
      zh: `请删去 ${cardFileName(role)}，重新解锁时会自动写出，再重新交给对方登记。`,
      en: `Remove ${cardFileName(role)}; unlocking writes it anew. Then hand it over to be enrolled again.`,
    },
  );
}

function drillSignature({ signer }: Keyring): DrillLine {
  const message = randomBytes(64);
  const holds = verifySignature(signer.sign(message), message, hexToBytes(signer.signingKey));
  if (holds) return good("signature", { zh: "签名成立", en: "The signature holds" });
  return bad("signature", { zh: "签名不成立", en: "The signature doesn't hold" }, restore);
}

async function drillSealing({ card, identity }: Keyring): Promise<DrillLine> {
  // Over more than one of age's chunks.
  const plain = joinBytes([randomBytes(65_536), randomBytes(65_536)]);
  const opened = await settle(async () => {
    const sealed = await sealToRecipients(plain, [card.keys.recipient]);
    return readWhole(await openAgeFile(memorySource(sealed), { kind: "identity", identity }));
  });
  if (opened.ok && sameBytes(opened.value, plain))
    return good("sealing", { zh: "密封后能原样打开", en: "What was sealed opens unchanged" });
  return bad("sealing", { zh: "密封后打不开", en: "What was sealed doesn't open" }, restore);
}

function drillTrusted({ role, trustedCards }: Keyring): DrillLine {
  const names = trustedCards.map(
    ({ keys, checkCode }) => `${keys.name}（${groupedHex(checkCode.hex.slice(0, 16))} ……）`,
  );
  const listed = names.join("、");
  if (names.length > 0) return good("trusted", { zh: listed, en: listed });
  return role === "station"
    ? bad(
        "trusted",
        { zh: "还没有登记评委会办公室", en: "No office is trusted yet" },
        {
          zh: "请用办公室的登记卡和电话告知的核验码登记，否则打不开任何材料包。",
          en: "Trust the office by its card and the check code told by phone; without it no bundle opens.",
        },
      )
    : bad(
        "trusted",
        { zh: "还没有登记评审电脑", en: "No station is enrolled yet" },
        {
          zh: "请用评审电脑的登记卡和电话告知的核验码登记，否则没有可以密封给的电脑。",
          en: "Enrol a station by its card and the check code told by phone; without one there is nobody to seal for.",
        },
      );
}

const probeBytes = 1024 * 1024;

/** Writes, syncs, renames and reads back, like everything durable. */
async function drillDiskWrite({ files, folder }: DrillPorts): Promise<DrillLine> {
  const path = join(folder, "drill.probe");
  const written = await writeFileDurably(files, path, new Uint8Array(probeBytes).fill(0x5a));
  const removed = await onDisk(path, () => files.unlink(path));
  if (!written.ok) return badBy("diskWrite", written.error);
  if (!removed.ok) return badBy("diskWrite", removed.error);
  return good("diskWrite", {
    zh: "写入、落盘、回读一致",
    en: "Written, synced, read back the same",
  });
}

/** What a meeting with its bundle needs, and what no meeting can do without. */
const advisedFreeBytes = 4 * 1024 ** 3;
const leastFreeBytes = 512 * 1024 ** 2;

async function drillDiskSpace({ folder, freeBytes }: DrillPorts): Promise<DrillLine> {
  const free = await onDisk(folder, () => freeBytes(folder));
  if (!free.ok) return badBy("diskSpace", free.error);
  const text = `${(free.value / 1024 ** 3).toFixed(1)} GiB`;
  const found = { zh: `剩余 ${text}`, en: `${text} free` };
  if (free.value >= advisedFreeBytes) return good("diskSpace", found);
  const next = {
    zh: "请清理硬盘，留出 4 GiB 以上再载入材料包。",
    en: "Make room: have more than 4 GiB free before a bundle is loaded.",
  };
  const state = free.value >= leastFreeBytes ? "warning" : "bad";
  return { check: "diskSpace", state, title: titles.diskSpace, found, next };
}
