import { bounds } from "./bounds.ts";
import { fault } from "./fault.ts";
import { checkJsonShape } from "./json-bounds.ts";

/** A DSSE envelope's bytes, cut around its payload without a copy of it. */
export interface EnvelopeParts {
  /** The payload as base64, in ASCII. */
  readonly base64: Uint8Array;
  /** The envelope as it would be with an empty payload. */
  readonly frame: Uint8Array;
}

/** Members of canonical JSON are in order, and `payload` is the first that an envelope has. */
const head = new TextEncoder().encode('{"payload":"');
const quote = 0x22;

/**
 * Finds the payload in an envelope's bytes, so that the rest, a few hundred bytes, can be judged
 * before the payload is. Throws TOO_LARGE, ENVELOPE_MALFORMED.
 */
export function cutEnvelope(bytes: Uint8Array): EnvelopeParts {
  if (bytes.length > bounds.envelopeBytes)
    throw fault("TOO_LARGE", { what: "DSSE", limit: bounds.envelopeBytes });
  const end = head.every((byte, at) => bytes[at] === byte) ? bytes.indexOf(quote, head.length) : -1;
  if (end < 0) {
    // Whatever it is; that it is much of it is the better reason.
    checkJsonShape(bytes, "DSSE", bounds.envelopeValues);
    throw fault("ENVELOPE_MALFORMED", { where: "payload" });
  }
  const tail = bytes.subarray(end);
  if (tail.length > bounds.envelopeFrameBytes)
    throw fault("TOO_LARGE", { what: "DSSE", limit: bounds.envelopeFrameBytes });
  const frame = new Uint8Array(head.length + tail.length);
  frame.set(head);
  frame.set(tail, head.length);
  return { base64: bytes.subarray(head.length, end), frame };
}

/** Characters that are decoded at a time: whole groups of four. */
const pieceBytes = 256 * 1024;

/**
 * Strict: what isn't byte-equal to its own encoding (spare bits, missing padding) gives
 * `undefined`. Piece by piece, since whole it would take several times its size.
 */
export function decodeBase64(base64: Uint8Array): Uint8Array | undefined {
  if (base64.length % 4 !== 0) return undefined;
  const bytes = new Uint8Array((base64.length / 4) * 3);
  let done = 0;
  for (let at = 0; at < base64.length; at += pieceBytes) {
    const text = Buffer.from(base64.subarray(at, at + pieceBytes)).toString("latin1");
    const piece = Buffer.from(text, "base64");
    if (piece.toString("base64") !== text) return undefined;
    // Padding may only be at the very end.
    if (piece.length * 4 !== text.length * 3 && at + pieceBytes < base64.length) return undefined;
    bytes.set(piece, done);
    done += piece.length;
  }
  return bytes.subarray(0, done);
}
