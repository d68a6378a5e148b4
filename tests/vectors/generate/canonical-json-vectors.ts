/** A text, and whether it is canonical JSON as docs/FORMAT.md, section 1, restricts it. */
export interface CanonicalVector {
  readonly why: string;
  /** The bytes, as hex. */
  readonly bytes: string;
  readonly canonical: boolean;
}

const canonical: readonly (readonly [why: string, text: string])[] = [
  ["null", "null"],
  ["an empty list", "[]"],
  ["an empty object", "{}"],
  ["the greatest number", "9007199254740991"],
  ["the least number", "-9007199254740991"],
  ["an empty name", '{"":0}'],
  ["names by UTF-16 units: U+1D306 before U+FB01", '{"𝌆":1,"ﬁ":2}'],
  ["upper before lower case", '{"B":1,"a":2}'],
  ["short names before long ones", '{"a":1,"aa":2}'],
  ["digits by their units, not their values", '{"10":1,"9":2}'],
  ["short escapes", '"\\b\\t\\n\\f\\r\\"\\\\"'],
  ["other control characters", '"\\u0000\\u000b\\u001f"'],
  ["DEL, slash and line separator as they are", '"\u007f/\u2028"'],
  ["a character outside of the BMP", '"𠮷野"'],
  ["a decomposed character, not composed", '"e\u0301"'],
];

const other: readonly (readonly [why: string, text: string | Uint8Array])[] = [
  ["no bytes", ""],
  ["white space", "[ ]"],
  ["a line feed at the end", "{}\n"],
  ["a byte order mark", "\ufeff{}"],
  ["2^53", "9007199254740992"],
  ["a fraction", "1.5"],
  ["a fraction that is whole", "1.0"],
  ["an exponent", "1e2"],
  ["minus zero", "-0"],
  ["a leading zero", "01"],
  ["a plus sign", "+1"],
  ["NaN", "NaN"],
  ["names out of order", '{"b":1,"a":2}'],
  ["names by code points", '{"ﬁ":2,"𝌆":1}'],
  ["a name twice", '{"a":1,"a":1}'],
  ["a slash escaped", '"\\/"'],
  ["a letter escaped", '"\\u0061"'],
  ["upper-case digits in an escape", '"\\u001F"'],
  ["a short escape written long", '"\\u000a"'],
  ["a control character as it is", '"\u0001"'],
  ["a lone surrogate, escaped", '"\\ud83d"'],
  ["a pair of surrogates, escaped", '"\\ud83d\\ude00"'],
  ["a lone surrogate in three bytes", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
  ["a byte that isn't UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
  ["an overlong slash", Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)],
  ["a comment", "{}/**/"],
  ["a trailing comma", "[1,]"],
  ["two values", "1 2"],
  ["single quotes", "'a'"],
];

export function canonicalVectors(): readonly CanonicalVector[] {
  const row =
    (is: boolean) =>
    ([why, text]: readonly [string, string | Uint8Array]): CanonicalVector => ({
      why,
      bytes: Buffer.from(text as string).toString("hex"),
      canonical: is,
    });
  return [...canonical.map(row(true)), ...other.map(row(false))];
}
