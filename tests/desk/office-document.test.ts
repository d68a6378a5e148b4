import { expect, test } from "vitest";
import { officeDocument } from "../support/office-document.ts";

test("docs/OFFICE.md says what the roster's reader says", async () => {
  await expect(await officeDocument()).toMatchFileSnapshot("../../docs/OFFICE.md");
});
