import { expect, test } from "vitest";
import { contractDocument } from "../support/contract-document.ts";

test("docs/CONTRACT.md says what the contract says", async () => {
  await expect(await contractDocument()).toMatchFileSnapshot("../../docs/CONTRACT.md");
});
