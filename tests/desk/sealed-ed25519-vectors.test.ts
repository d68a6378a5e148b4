import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import { verifySignature } from "../../src/desk/sealed/ed25519.ts";
import {
  cctvAccepted,
  cctvSignatures,
  noCctv,
  signatureVectors,
  type SignatureVector,
} from "../support/ed25519-vectors.ts";
import { ed25519Vectors } from "../vectors/generate/ed25519-vectors.ts";

const path = join(import.meta.dirname, "../vectors/ed25519.json");

const verifies = ({ key, signature, message }: Omit<SignatureVector, "accepted">): boolean =>
  verifySignature(hexToBytes(signature), utf8ToBytes(message), hexToBytes(key));

test("the file of vectors is what their maker makes", () => {
  const lines = ed25519Vectors().map((vector) => JSON.stringify(vector));
  const text = `[\n${lines.join(",\n")}\n]\n`;
  if (process.env["UPDATE_VECTORS"] === "1") writeFileSync(path, text);
  expect(readFileSync(path, "utf8") === text).toBe(true);
});

test("exactly 86 of every pair of odd keys and commitments are good, and just those expected", () => {
  for (const vector of signatureVectors)
    expect(verifies(vector), JSON.stringify(vector)).toBe(vector.accepted);
  expect(signatureVectors.filter(({ accepted }) => accepted)).toHaveLength(86);
  expect(signatureVectors).toHaveLength(1198);
});

const title = "of the 914 CCTV vectors 86 are good, and just those that their flags say";
test.skipIf(cctvSignatures === undefined)(
  cctvSignatures === undefined ? `${title} (${noCctv})` : title,
  () => {
    const vectors = cctvSignatures ?? [];
    for (const vector of vectors)
      expect(verifies(vector), JSON.stringify(vector)).toBe(cctvAccepted(vector.traits));
    expect(vectors).toHaveLength(914);
    expect(vectors.filter(verifies)).toHaveLength(86);
  },
);
