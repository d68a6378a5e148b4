import type { Manifest } from "../../core/bundle/manifest.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { writeFreshFolder, type AddFile } from "../../desk/office/fresh-folder.ts";
import { openBundle, type OpenBundle } from "../../desk/sealed/bundle-reader.ts";
import { manifestEntry } from "../../desk/sealed/bundle-writer.ts";
import { localDate } from "../../desk/clock.ts";
import { openFileSource } from "../../desk/sealed/file-source.ts";
import { examVerdictWords, levelWords } from "../../core/words.ts";
import type { Given } from "../arguments.ts";
import type { Answer, Command, CommandContext, NotDone } from "../command.ts";
import { orRefused, unlock } from "../keyring-place.ts";
import { bundlePassphraseOption, passphraseOption, readBundlePassphrase } from "../passphrase.ts";
import { textTable } from "../text-table.ts";

export const open: Command = {
  words: "open",
  form: {
    operands: ["FILE"],
    options: {
      station: { kind: "value", required: true, value: "DIR" },
      ...passphraseOption,
      ...bundlePassphraseOption,
      list: { kind: "flag" },
      extract: { kind: "value", value: "DIR" },
      "verify-all": { kind: "flag" },
    },
    oneOf: ["list", "extract", "verify-all"],
  },
  says: {
    zh: "用评审电脑的钥匙打开材料包：列出、取出，或核验全部材料。",
    en: "Opens a bundle with a station's keys: lists, extracts, or verifies all materials.",
  },
  run: async (given, context) => {
    const keyring = await unlock(given.value("station"), "station", given, context);
    if (!keyring.ok) return keyring;
    const passphrase = await readBundlePassphrase(given, context);
    if (!passphrase.ok) return passphrase;
    const source = orRefused(await openFileSource(context.files, given.operand("FILE")));
    if (!source.ok) return source;
    try {
      const { identity, signer, card, trusted } = keyring.value;
      const bundle = await openBundle({
        source: source.value,
        identity,
        signingKey: signer.signingKey,
        name: card.keys.name,
        trustedOffices: trusted,
        crypto: context.crypto,
        ...(passphrase.value !== undefined && { passphrase: passphrase.value }),
      });
      const opened = orRefused(bundle);
      return opened.ok ? await answerFor(given, opened.value, context) : opened;
    } finally {
      await source.value.close();
    }
  },
};

async function answerFor(
  given: Given,
  bundle: OpenBundle,
  context: CommandContext,
): Promise<Answer> {
  const { manifest } = bundle;
  const today = localDate(context.now());
  const json = { ...facts(bundle), expired: manifest.validUntil < today };
  if (json.expired) context.terminal.tell(expiredText(manifest.validUntil, today));
  if (given.flag("list"))
    return ok({ lines: listLines(manifest), json: { ...json, ...listJson(manifest) } });
  const folder = given.optional("extract");
  if (folder !== undefined) return extracted(folder, bundle, json, context);
  if (given.flag("verify-all")) return verified(bundle, json);
  return ok({ lines: factLines(bundle), json });
}

/** Told on its own: materials of a past meeting are opened too, but nobody is called on them. */
const expiredText = (validUntil: string, today: string): string =>
  `注意：有效期到 ${validUntil}，今天是 ${today}，已经过期；用它开会须主任委员写明理由。\nNote: this bundle was valid until ${validUntil} and today is ${today}; a meeting on it needs the chair's reason.`;

async function verified(bundle: OpenBundle, json: object): Promise<Answer> {
  const checked = orRefused(await bundle.verifyAll());
  if (!checked.ok) return checked;
  const { materials, bytes } = checked.value;
  return ok({
    lines: [
      ...factLines(bundle),
      `全部材料核验无误 All materials verified: ${materials} (${bytes} bytes)`,
    ],
    json: { ...json, verified: checked.value },
  });
}

async function extracted(
  folder: string,
  bundle: OpenBundle,
  json: object,
  { files }: CommandContext,
): Promise<Result<{ readonly lines: readonly string[]; readonly json: object }, NotDone>> {
  const written = orRefused(
    await writeFreshFolder(files, folder, (add) => addMaterials(bundle, add)),
  );
  if (!written.ok) return written;
  return ok({
    lines: [...factLines(bundle), `已取出 Extracted: ${folder}，材料 materials ${written.value}`],
    json: { ...json, folder, extracted: written.value },
  });
}

/** One material after the other, each checked before its bytes go anywhere. */
async function addMaterials(bundle: OpenBundle, add: AddFile): Promise<Outcome<number>> {
  for (const { path } of bundle.manifest.materials) {
    const bytes = await bundle.readMaterial(path);
    if (!bytes.ok) return bytes;
    const added = await add(path, bytes.value);
    if (!added.ok) return added;
  }
  const added = await add(manifestEntry, bundle.envelope);
  return added.ok ? ok(bundle.manifest.materials.length) : added;
}

function factLines(bundle: OpenBundle): readonly string[] {
  const { meeting, kind, office, validUntil, applicants, materials, bundleId } = bundle.manifest;
  return [
    `${kind === "rehearsal" ? "【演练 rehearsal】" : ""}${meeting.title}`,
    `密封方 Sealed by ${office.name}，有效期至 valid until ${validUntil}`,
    `申报人 Applicants ${applicants.length}，材料 materials ${materials.length}`,
    `材料包编号 Bundle ${bundleId}，清单校验值 hash ${bundle.manifestHash}`,
  ];
}

function facts({ manifest, manifestHash }: OpenBundle): object {
  const { bundleId, serial, kind, meeting, office, validUntil, applicants, materials } = manifest;
  return {
    ...{ bundleId, serial, kind, bundleHash: manifestHash, title: meeting.title },
    ...{ office: office.name, validUntil },
    ...{ applicants: applicants.length, materials: materials.length },
  };
}

function listLines({ applicants, materials }: Manifest): readonly string[] {
  const people = applicants.map(({ id, name, employer, level, specialty, examVerdict }) => [
    id,
    name,
    employer,
    levelWords[level],
    specialty,
    examVerdict === null ? "" : examVerdictWords[examVerdict],
    String(materials.filter(({ applicantId }) => applicantId === id).length),
  ]);
  const head = ["申报编号", "姓名", "工作单位", "申报层级", "子专业", "笔试结论", "材料"];
  return [
    ...textTable([head, ...people]),
    "",
    ...textTable(materials.map(({ path, sizeBytes }) => [path, `${sizeBytes} bytes`])),
  ];
}

function listJson({ applicants, materials }: Manifest): object {
  return {
    list: applicants.map(({ id, name, employer, level, specialty, examVerdict }) => ({
      ...{ id, name, employer, level, specialty, examVerdict },
      materials: materials
        .filter(({ applicantId }) => applicantId === id)
        .map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })),
    })),
  };
}
