import { describe, expect, test } from "vitest";
import { refusalCatalog } from "../../src/core/refusals/catalog.ts";

const holesOf = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();

describe.each(Object.entries(refusalCatalog))("%s", (code, { zh, en }) => {
  test("has a stable form, and the same holes in both languages", () => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(holesOf(zh)).toEqual(holesOf(en));
  });

  test("is said in whole sentences of both languages", () => {
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^[A-Za-z“{].*\.$/);
  });
});
