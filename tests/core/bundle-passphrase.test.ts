import { expect, test } from "vitest";
import { passphraseStrength } from "../../src/core/bundle/bundle-passphrase.ts";

test.each([
  ["", "short"],
  ["eleven char", "short"],
  ["138-1234-5678 2024", "guessable"],
  ["aaaaaaaaaaaabbb", "guessable"],
  ["battery staple", "fair"],
  ["correct horse battery staple", "good"],
])("a bundle's passphrase %j is %s", (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});
