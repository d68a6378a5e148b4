import { join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import { describe, expect, test } from "vitest";
import type { verifySignature } from "../../src/desk/sealed/ed25519.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import {
  cctvAccepted,
  cctvSignatures,
  noCctv,
  signatureVectors,
  type SignatureVector,
} from "../support/ed25519-vectors.ts";

const here = chromiumPath !== undefined;

describe(`the one rule of Ed25519 in Chromium${here ? "" : ` (${noChromium})`}`, () => {
  test.skipIf(!here)("takes 86 of the vectors, the same ones as in Node", async () => {
    const verdicts = await verdictsInChromium(signatureVectors);
    expect(verdicts).toEqual(signatureVectors.map(({ accepted }) => accepted));
    expect(verdicts.filter(Boolean)).toHaveLength(86);
  });

  const title = "takes 86 of the 914 CCTV vectors";
  test.skipIf(!here || cctvSignatures === undefined)(
    cctvSignatures === undefined ? `${title} (${noCctv})` : title,
    async () => {
      const vectors = cctvSignatures ?? [];
      const verdicts = await verdictsInChromium(vectors);
      expect(verdicts).toEqual(vectors.map(({ traits }) => cctvAccepted(traits)));
      expect(verdicts.filter(Boolean)).toHaveLength(86);
    },
  );
});

async function verdictsInChromium(
  vectors: readonly Omit<SignatureVector, "accepted">[],
): Promise<readonly boolean[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath ?? "", headless: true });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundled() });
    return await page.evaluate((list) => {
      const bytes = (hex: string) =>
        Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      const { verifySignature } = (globalThis as unknown as { ed25519Rule: Rule }).ed25519Rule;
      return list.map(({ key, signature, message }) =>
        verifySignature(bytes(signature), new TextEncoder().encode(message), bytes(key)),
      );
    }, vectors.slice());
  } finally {
    await browser.close();
  }
}

interface Rule {
  readonly verifySignature: typeof verifySignature;
}

/** The product's own file as one script for a page, which sees it as `ed25519Rule`. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, "../../src/desk/sealed/ed25519.ts"),
        formats: ["iife"],
        name: "ed25519Rule",
      },
    },
  });
  const [made] = [built].flat();
  if (made === undefined || !("output" in made)) throw new Error("Nothing was built");
  return made.output[0].code;
}
