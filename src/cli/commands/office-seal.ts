import type { PublicKeys } from "../../core/bundle/manifest.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import { readCard } from "../../desk/keys/card.ts";
import type { Keyring } from "../../desk/keys/keyring.ts";
import { nextIssue } from "../../desk/office/issued-bundle.ts";
import { sealSource, type SealRequest, type SealedSource } from "../../desk/office/seal-source.ts";
import { packagedFonts } from "../../desk/reports/report-fonts.ts";
import type { Given } from "../arguments.ts";
import { refused, type Command, type CommandContext, type Done, type NotDone } from "../command.ts";
import { faultTable, warningLines } from "../findings-text.ts";
import { cardBytes, orRefused, unlock } from "../keyring-place.ts";
import { bundlePassphraseOption, passphraseOption, readBundlePassphrase } from "../passphrase.ts";
import { createSealProgress } from "../seal-progress.ts";
import { leastBundlePassphrase } from "../../core/bundle/bundle-passphrase.ts";
import { sourceOptions, sourceReading } from "../source-options.ts";

export const officeSeal: Command = {
  words: "office seal",
  form: {
    operands: ["SOURCE"],
    options: {
      office: { kind: "value", required: true, value: "DIR" },
      to: { kind: "values", value: "CARD" },
      ...bundlePassphraseOption,
      out: { kind: "value", required: true, value: "FILE.vsbundle" },
      rehearsal: { kind: "flag" },
      replaces: { kind: "value", value: "FILE.vsbundle" },
      ...sourceOptions,
      ...passphraseOption,
    },
    oneOf: ["to", "bundle-passphrase-file"],
  },
  says: {
    zh: "核对源文件夹（roster.xlsx 和 materials）并密封成材料包：--to 的评审电脑（须已登记）才能打开，或凭口令打开。",
    en: "Checks a source folder (roster.xlsx and materials) and seals it into a bundle for the enrolled stations of --to, or under a passphrase.",
  },
  run: async (given, context) => {
    const reading = await sourceReading(given);
    if (!reading.ok) return reading;
    const office = await unlock(given.value("office"), "office", given, context);
    if (!office.ok) return office;
    const lock = await lockOf(given, office.value, context);
    if (!lock.ok) return lock;
    const kind = given.flag("rehearsal") ? "rehearsal" : "official";
    const replaced = given.optional("replaces");
    const issue = orRefused(
      replaced === undefined
        ? ok({ bundleId: context.newId(), serial: 1 })
        : await nextIssue(
            ...([context.files, replaced, office.value, kind] as const),
            lock.value.passphrase?.passphrase,
          ),
    );
    if (!issue.ok) return issue;
    const sealed = await sealSource({
      ...issue.value,
      files: context.files,
      folder: given.operand("SOURCE"),
      reading: reading.value,
      fonts: packagedFonts(context.resourcesFolder),
      office: office.value,
      ...lock.value,
      out: given.value("out"),
      kind,
      sealedAt: context.now(),
      crypto: context.crypto,
      onProgress: createSealProgress(context.terminal),
    });
    if (sealed.ok) {
      const warnings = warningLines(sealed.value.warnings);
      if (warnings.length > 0) context.terminal.tell(warnings.join("\n"));
      return ok(sealedText(given.value("out"), sealed.value));
    }
    const { refusal: reason, faults, warnings } = sealed.error;
    const lines = [...warningLines(warnings), ...faultTable(faults)];
    return err({ kind: "refused", refusal: reason, lines, json: { faults, warnings } });
  },
};

type Lock = Pick<SealRequest, "stations" | "passphrase">;

/** Whom the bundle is for: stations, or whoever is told its passphrase. */
async function lockOf(
  given: Given,
  office: Keyring,
  context: CommandContext,
): Promise<Result<Lock, NotDone>> {
  const passphrase = await readBundlePassphrase(given, context);
  if (!passphrase.ok) return passphrase;
  if (passphrase.value !== undefined) {
    if (passphrase.value.length < leastBundlePassphrase)
      return err(refused(refusal("PASSPHRASE_TOO_SHORT", { least: leastBundlePassphrase })));
    return ok({ stations: [], passphrase: { passphrase: passphrase.value, logN: context.logN } });
  }
  const stations = await enrolledStations(given, office, context);
  if (!stations.ok) return stations;
  return stations.value.length > 0 ? ok({ stations: stations.value }) : err(nobodyNamed);
}

const nobodyNamed: NotDone = {
  kind: "misused",
  sentence: {
    zh: "没有说明材料包给谁。请用 --to 指定评审电脑的登记卡，或用 --bundle-passphrase-file 指定口令文件。",
    en: "Nobody is named to open the bundle. Name stations' cards with --to, or a passphrase with --bundle-passphrase-file.",
  },
};

/** Only cards whose keys the office has enrolled: a card at hand proves nothing by itself. */
async function enrolledStations(
  given: Given,
  office: Keyring,
  context: CommandContext,
): Promise<Result<readonly PublicKeys[], NotDone>> {
  const stations: PublicKeys[] = [];
  for (const path of given.values("to")) {
    const bytes = await cardBytes(path, context);
    if (!bytes.ok) return bytes;
    const card = orRefused(readCard(bytes.value));
    if (!card.ok) return card;
    const { keys, role } = card.value;
    if (role !== "station")
      return err(refused(refusal("CARD_NOT_OF_STATION", { name: keys.name })));
    const enrolled = office.trusted.find((known) => sameKeys(known, keys));
    if (!enrolled) {
      const details = { station: keys.name, office: given.value("office"), card: path };
      return err(refused(refusal("CARD_NOT_ENROLLED", details)));
    }
    if (!stations.some((known) => sameKeys(known, keys))) stations.push(enrolled);
  }
  return ok(stations);
}

const sameKeys = (a: PublicKeys, b: PublicKeys): boolean =>
  a.signingKey === b.signingKey && a.recipient === b.recipient && a.name === b.name;

function sealedText(out: string, { manifest, manifestHash, file, warnings }: SealedSource): Done {
  const { bundleId, serial, kind, meeting, applicants, materials, stations } = manifest;
  return {
    lines: [
      `已密封 Sealed: ${out} (${file.sizeBytes} bytes)`,
      `${kind === "rehearsal" ? "【演练 rehearsal】" : ""}${meeting.title}`,
      `申报人 Applicants ${applicants.length}，材料 materials ${materials.length}，${stations.length > 0 ? `评审电脑 stations ${stations.map(({ name }) => name).join("、")}` : "凭口令打开 under a passphrase"}`,
      `材料包编号 Bundle: ${bundleId}，第 ${serial} 号 issue ${serial}`,
      `材料包校验值 Bundle hash (SHA-256): ${manifestHash}`,
    ],
    json: {
      file: out,
      ...file,
      bundleId,
      manifestHash,
      serial,
      kind,
      title: meeting.title,
      applicants: applicants.length,
      materials: materials.length,
      stations: stations.map(({ name }) => name),
      warnings,
    },
  };
}
