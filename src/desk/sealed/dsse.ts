import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import * as z from "zod";
import { canonicalJson, type Json } from "../../core/canonical-json.ts";
import { bounds } from "./bounds.ts";
import { joinBytes } from "./byte-ports.ts";
import { cutEnvelope, decodeBase64 } from "./envelope-parts.ts";
import { verifySignature, type Signer } from "./ed25519.ts";
import { fault } from "./fault.ts";
import { readBoundedJson } from "./json-bounds.ts";

/** A payload whose signatures have all been verified. Whether a signer is trusted is not said here. */
export interface SignedPayload {
  readonly payload: Json;
  readonly payloadBytes: Uint8Array;
  /** SHA-256 of the payload's bytes, 64 hex digits. */
  readonly payloadHash: string;
  /** Public keys (hex) that signed, in the envelope's order; at least one, no two alike. */
  readonly signers: readonly string[];
}

const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .refine((text) => fromBase64(text) !== undefined, "base64");

/** DSSE v1 envelope (https://github.com/secure-systems-lab/dsse), without unknown members. */
export const envelopeSchema = z.strictObject({
  payload: base64,
  payloadType: z.string().max(200),
  signatures: z
    .array(
      z.strictObject({
        keyid: z.string().regex(/^[0-9a-f]{64}$/),
        sig: base64,
      }),
    )
    .min(1)
    .max(bounds.signatures),
});

/** Signs `payload` for every one of `signers`; gives the envelope's bytes (canonical JSON). */
export function signEnvelope(
  payloadType: string,
  payload: Json,
  signers: readonly Signer[],
): Uint8Array {
  const payloadBytes = utf8ToBytes(canonicalJson(payload));
  const message = preAuthEncoding(payloadType, payloadBytes);
  return utf8ToBytes(
    canonicalJson({
      payload: toBase64(payloadBytes),
      payloadType,
      signatures: signers.map(({ signingKey, sign }) => ({
        keyid: signingKey,
        sig: toBase64(sign(message)),
      })),
    }),
  );
}

/**
 * Reads an envelope and verifies each of its signatures under the key that its keyid states.
 * Throws a fault: ENVELOPE_MALFORMED, SIGNATURE_INVALID, PAYLOAD_NOT_CANONICAL.
 */
export function openEnvelope(bytes: Uint8Array, payloadType: string): SignedPayload {
  const { base64: payload, frame } = cutEnvelope(bytes);
  const envelope = readFrame(frame);
  if (envelope.payloadType !== payloadType)
    throw fault("ENVELOPE_MALFORMED", { where: "payloadType" });
  const signers = envelope.signatures.map(({ keyid }) => keyid);
  if (new Set(signers).size !== signers.length)
    throw fault("ENVELOPE_MALFORMED", { where: "signatures" });
  const payloadBytes = decodeBase64(payload);
  if (payloadBytes === undefined) throw fault("ENVELOPE_MALFORMED", { where: "payload" });
  const message = preAuthEncoding(payloadType, payloadBytes);
  for (const { keyid, sig } of envelope.signatures) {
    if (!verifySignature(bytesOf(sig), message, hexToBytes(keyid)))
      throw fault("SIGNATURE_INVALID", { key: keyid.slice(0, 16) });
  }
  return {
    payload: readCanonical(payloadBytes),
    payloadBytes,
    payloadHash: bytesToHex(sha256(payloadBytes)),
    signers,
  };
}

/**
 * The keys that an envelope says have signed it, from the few bytes around its payload; no
 * signature is verified. Throws TOO_LARGE, ENVELOPE_MALFORMED.
 */
export function claimedSigners(bytes: Uint8Array): readonly string[] {
  return readFrame(cutEnvelope(bytes).frame).signatures.map(({ keyid }) => keyid);
}

/** `PAE(type, body)` of DSSE v1: what is signed, so that no type can pass for another. */
export function preAuthEncoding(type: string, body: Uint8Array): Uint8Array {
  const typeBytes = utf8ToBytes(type);
  return joinBytes([
    utf8ToBytes(`DSSEv1 ${typeBytes.length} `),
    typeBytes,
    utf8ToBytes(` ${body.length} `),
    body,
  ]);
}

/** Where a schema was first broken, as `applicants.3.name`. */
export function whereOf(error: z.ZodError): string {
  return error.issues[0]?.path.map(String).join(".") || "(root)";
}

/** The envelope itself is canonical too: one signed payload has one file. */
function readFrame(frame: Uint8Array): z.infer<typeof envelopeSchema> {
  const parsed = envelopeSchema.safeParse(readBoundedJson(frame, "DSSE", bounds.envelopeValues));
  if (!parsed.success) throw fault("ENVELOPE_MALFORMED", { where: whereOf(parsed.error) });
  return parsed.data;
}

function readCanonical(bytes: Uint8Array): Json {
  const value = readBoundedJson(bytes, "JSON", bounds.jsonValues);
  if (value === undefined) throw fault("PAYLOAD_NOT_CANONICAL");
  return value;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: string): Uint8Array | undefined {
  return decodeBase64(utf8ToBytes(text));
}

function bytesOf(base64Text: string): Uint8Array {
  const bytes = fromBase64(base64Text);
  if (bytes === undefined) throw fault("ENVELOPE_MALFORMED", { where: "base64" });
  return bytes;
}
