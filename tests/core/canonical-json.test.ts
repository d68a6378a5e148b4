import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, parseCanonicalJson, type Json } from "../../src/core/canonical-json.ts";

test("keys are sorted by UTF-16 units and nothing is added", () => {
  expect(canonicalJson({ "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, ö: 7 })).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  );
});

test("what it writes it reads, and nothing else", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = integersOnly(value);
      if (text === undefined) return;
      expect(canonicalJson(parseCanonicalJson(text) as Json)).toBe(text);
      expect(parseCanonicalJson(` ${text}`)).toBeUndefined();
    }),
  );
});

test.each(['{"a":1,"a":1}', '{"b":1,"a":2}', "1.0", "9007199254740993", '"\\u0041"', "{", "-0"])(
  "%s isn't canonical",
  (text) => expect(parseCanonicalJson(text)).toBeUndefined(),
);

function integersOnly(value: unknown): string | undefined {
  try {
    return canonicalJson(value as Json);
  } catch {
    return undefined;
  }
}
