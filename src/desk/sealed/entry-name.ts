import { bounds } from "./bounds.ts";

/**
 * What is wrong with a ZIP entry's name, or `undefined` where it is safe on every system that a
 * bundle can be extracted on: relative, `/` between parts, no part that Windows, a shell or a
 * screen would take for something else. The same rule holds for sealing and for opening.
 */
export function entryNameProblem(name: string): string | undefined {
  // A lone surrogate has no UTF-8.
  if (Buffer.from(name).toString() !== name) return "characters";
  if (name !== name.normalize("NFC")) return "NFC";
  if (Buffer.byteLength(name) > bounds.entryNameBytes) return "length";
  if (unsafeCharacters.test(name)) return "characters";
  const bad = name.split("/").find((part) => partProblem(part) !== undefined);
  return bad === undefined ? undefined : partProblem(bad);
}

/**
 * Two names with one key would be one file on some system. Each code point for itself: only sigma's
 * lower case depends on what stands around it, and not all languages' libraries look there.
 */
export function entryNameKey(name: string): string {
  return name.normalize("NFC").replaceAll("Σ", "σ").toLowerCase();
}

/** The folders that a name lies in, outermost first, by their keys: none may be a file's. */
export function entryFolderKeys(name: string): readonly string[] {
  const parts = entryNameKey(name).split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/**
 * Control characters, line and paragraph separators, a byte order mark, characters that turn the
 * direction of writing (a name would read as another), and what Windows doesn't allow in names.
 */
const unsafeCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\u{061C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}\\:*?"<>|]/u;

/** Windows drops spaces before the extension, and then the extension. */
const reservedByWindows =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;

function partProblem(part: string): string | undefined {
  if (part === "") return "empty part";
  if (Buffer.byteLength(part) > bounds.entryNamePartBytes) return "length";
  // Covers "." and ".." too; Windows drops a dot or space at the end.
  if (/[. ]$/.test(part)) return "dot or space at the end";
  if (/^ /.test(part)) return "space at the start";
  return reservedByWindows.test(part) ? "reserved name" : undefined;
}
