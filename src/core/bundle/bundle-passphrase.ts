/** UTF-16 units. A bundle travels: whoever finds the stick may guess as long as they like. */
export const leastBundlePassphrase = 12;

/** From here on a passphrase of several words or kinds of characters counts as long. */
const longPassphrase = 20;
const fewDifferent = 8;

/** A rough word on a passphrase while it is typed; only `short` is ever refused. */
export type PassphraseStrength = "short" | "guessable" | "fair" | "good";

/**
 * How hard it is to guess: `guessable` for digits alone (birthdays, telephone numbers) and for few
 * different characters, `good` when it is long besides.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphrase.length < leastBundlePassphrase) return "short";
  const different = new Set(passphrase).size;
  if (/^[\d\s-]*$/.test(passphrase) || different < fewDifferent) return "guessable";
  return passphrase.length >= longPassphrase ? "good" : "fair";
}
