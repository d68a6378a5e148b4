import { err, ok, type Result } from "../core/result.ts";
import { refusal } from "../core/refusals/refusal.ts";
import { settle } from "../desk/sealed/fault.ts";
import { utf8Text } from "../desk/sealed/utf8-text.ts";
import { openFileSource } from "../desk/sealed/file-source.ts";
import type { Given } from "./arguments.ts";
import { refused, type CommandContext, type CommandForm, type NotDone } from "./command.ts";

/** The option of every command that opens keys. */
export const passphraseOption = {
  "passphrase-file": { kind: "value", value: "FILE" },
} as const satisfies CommandForm["options"];

/** Of the commands that change it. */
export const newPassphraseOption = {
  "new-passphrase-file": { kind: "value", required: true, value: "FILE" },
} as const satisfies CommandForm["options"];

/** The new passphrase, from the file that `--new-passphrase-file` names. */
export async function readNewPassphrase(
  given: Given,
  context: CommandContext,
): Promise<Result<string, NotDone>> {
  return fromFile(given.value("new-passphrase-file"), context);
}

/** Of the commands that seal or open a bundle under a passphrase of its own. */
export const bundlePassphraseOption = {
  "bundle-passphrase-file": { kind: "value", value: "FILE" },
} as const satisfies CommandForm["options"];

/** The bundle's passphrase, from the file that `--bundle-passphrase-file` names, if it names one. */
export async function readBundlePassphrase(
  given: Given,
  context: CommandContext,
): Promise<Result<string | undefined, NotDone>> {
  const file = given.optional("bundle-passphrase-file");
  return file === undefined ? ok(undefined) : fromFile(file, context);
}

/** Longest file; a passphrase has at most 1,024 characters. */
const mostBytes = 8 * 1024;

/**
 * The passphrase, from the file that `--passphrase-file` names or from VIVASEAL_PASSPHRASE; never
 * an argument, which any process on the computer could read. One line end after it is dropped.
 */
export async function readPassphrase(
  given: Given,
  context: CommandContext,
): Promise<Result<string, NotDone>> {
  const file = given.optional("passphrase-file");
  const found =
    file === undefined
      ? ok(context.environment["VIVASEAL_PASSPHRASE"] ?? "")
      : await fromFile(file, context);
  return found.ok && found.value === "" ? err(missing) : found;
}

const missing: NotDone = {
  kind: "misused",
  sentence: {
    zh: "缺少口令。请用 --passphrase-file 指定口令文件，或设置环境变量 VIVASEAL_PASSPHRASE。",
    en: "No passphrase. Name a file with --passphrase-file, or set VIVASEAL_PASSPHRASE.",
  },
};

async function fromFile(file: string, context: CommandContext): Promise<Result<string, NotDone>> {
  const opened = await openFileSource(context.files, file);
  if (!opened.ok) return err(refused(opened.error));
  const source = opened.value;
  try {
    if (source.sizeBytes > mostBytes)
      return err(refused(refusal("TOO_LARGE", { what: file, limit: mostBytes })));
    const bytes = await settle(() => source.read(0, source.sizeBytes));
    if (!bytes.ok) return err(refused(bytes.error));
    return ok((utf8Text(bytes.value) ?? "").replace(/\r?\n$/, ""));
  } finally {
    await source.close();
  }
}
