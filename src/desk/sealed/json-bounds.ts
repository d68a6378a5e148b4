import { parseCanonicalJson, type Json } from "../../core/canonical-json.ts";
import { bounds } from "./bounds.ts";
import { fault } from "./fault.ts";
import { utf8Text } from "./utf8-text.ts";

/**
 * Canonical JSON out of bytes from outside, or `undefined` where it isn't that. How many values
 * it holds and how deep they lie is counted before any is made: sixty million bytes of `[],[],`
 * would take gigabytes, and a hundred thousand brackets the stack.
 * Throws TOO_LARGE past `values` or `bounds.jsonDepth`; `what` names the document there.
 */
export function readBoundedJson(bytes: Uint8Array, what: string, values: number): Json | undefined {
  checkJsonShape(bytes, what, values);
  const text = utf8Text(bytes);
  return text === undefined ? undefined : parseCanonicalJson(text);
}

/** The count alone. Throws TOO_LARGE. */
export function checkJsonShape(bytes: Uint8Array, what: string, values: number): void {
  const shape = shapeOf(bytes);
  if (shape.depth > bounds.jsonDepth) throw fault("TOO_LARGE", { what, limit: bounds.jsonDepth });
  if (shape.values > values) throw fault("TOO_LARGE", { what, limit: values });
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Depth, and one value more than there are commas and opening brackets outside of strings. */
function shapeOf(bytes: Uint8Array): { readonly depth: number; readonly values: number } {
  let values = 1;
  let depth = 0;
  let open = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = stringEnd(bytes, at);
    else if (byte === comma) values += 1;
    else if (byte === openBracket || byte === openBrace) {
      values += 1;
      open += 1;
      depth = Math.max(depth, open);
    } else if (byte === closeBracket || byte === closeBrace) open -= 1;
  }
  return { depth, values };
}

/** Where the string that begins at `start` ends: at its closing quote, or with the bytes. */
function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
