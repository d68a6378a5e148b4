/** A value that JSON can carry exactly. Numbers are safe integers only: no float decides anything here. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The canonical text of `value` by RFC 8785 (JSON Canonicalization Scheme): no white space,
 * keys sorted by UTF-16 code units, `undefined` members left out.
 * Throws on what canonical JSON of this project never holds: a number that is not a safe
 * integer, a lone surrogate (it has no UTF-8).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return integerText(value);
  if (typeof value === "string") return stringText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${stringText(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

/**
 * Reads canonical JSON. Gives `undefined` for anything that is not byte-equal to its own
 * canonical form, which also rules out duplicate keys, white space and numbers past 2^53.
 */
export function parseCanonicalJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`Not a safe integer: ${value}`);
  // RFC 8785 follows ECMAScript, where -0 is written as 0.
  return String(value);
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a text has a UTF-8 form: a lone surrogate has none, and can be neither kept nor signed. */
export const isWellFormed = (text: string): boolean => !loneSurrogate.test(text);

function stringText(value: string): string {
  if (!isWellFormed(value)) throw new Error("A lone surrogate has no UTF-8");
  return JSON.stringify(value);
}
