/** UTF-8 text of `bytes`, or `undefined` if they aren't UTF-8. A byte order mark stays in it. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
