import { utf8ToBytes, bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { createSigner } from "../../src/desk/sealed/ed25519.ts";
import { openEnvelope, preAuthEncoding, signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { settleNow } from "../../src/desk/sealed/fault.ts";
import { codeOf } from "./sealed-fixtures.ts";

const type = "application/vnd.vivaseal.test+json";
const first = createSigner(new Uint8Array(32).fill(1));
const second = createSigner(new Uint8Array(32).fill(2));
const payload = { name: "𠮷野", count: 3 };
const opened = (bytes: Uint8Array) => codeOf(settleNow(() => openEnvelope(bytes, type)));

/** An envelope over any payload bytes, rightly signed. */
function envelopeOver(payloadBytes: Uint8Array): Uint8Array {
  const sig = first.sign(preAuthEncoding(type, payloadBytes));
  return utf8ToBytes(
    canonicalJson({
      payload: Buffer.from(payloadBytes).toString("base64"),
      payloadType: type,
      signatures: [{ keyid: first.signingKey, sig: Buffer.from(sig).toString("base64") }],
    }),
  );
}

describe("an envelope", () => {
  test("encodes what is signed as DSSE v1 says", () => {
    const encoded = preAuthEncoding("http://example.com/HelloWorld", utf8ToBytes("hello world"));
    expect(new TextDecoder().decode(encoded)).toBe(
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
    );
  });

  test("opens to the payload and to every key that signed", () => {
    const result = openEnvelope(signEnvelope(type, payload, [first, second]), type);
    expect(result.payload).toEqual(payload);
    expect(result.signers).toEqual([first.signingKey, second.signingKey]);
    expect(new TextDecoder().decode(result.payloadBytes)).toBe('{"count":3,"name":"𠮷野"}');
  });

  test("is refused for another payload type, though rightly signed", () => {
    const bytes = signEnvelope("application/other", payload, [first]);
    expect(opened(bytes)).toBe("ENVELOPE_MALFORMED");
  });

  test("is refused when one of two signatures is bad", () => {
    const envelope = JSON.parse(
      new TextDecoder().decode(signEnvelope(type, payload, [first, second])),
    ) as { signatures: { keyid: string; sig: string }[] };
    envelope.signatures[1]!.sig = envelope.signatures[0]!.sig;
    expect(opened(utf8ToBytes(canonicalJson(envelope as never)))).toBe("SIGNATURE_INVALID");
  });

  test("is refused when one key signs twice", () => {
    expect(opened(signEnvelope(type, payload, [first, first]))).toBe("ENVELOPE_MALFORMED");
  });

  test("is refused when any byte is flipped", () => {
    const bytes = signEnvelope(type, payload, [first]);
    for (let index = 0; index < bytes.length; index += 1) {
      const bad = bytes.slice();
      bad[index]! ^= 1;
      expect(opened(bad), `byte ${index}`).toBeDefined();
    }
  });

  test.each([
    ['{"b":1,"a":2}', "keys out of order"],
    ['{"a": 2}', "white space"],
    ['{"a":1.0}', "a number in another form"],
    ['{"a":1,"a":2}', "a key twice"],
    ['\uFEFF{"a":1}', "a byte order mark"],
    ['{"a":"\\u0041"}', "a needless escape"],
    ['{"a":1e400}', "a number that isn't one"],
    ["", "nothing"],
  ])("is refused when its payload isn't canonical: %s (%s)", (text) => {
    expect(opened(envelopeOver(utf8ToBytes(text)))).toBe("PAYLOAD_NOT_CANONICAL");
  });

  test("is refused when its payload isn't UTF-8", () => {
    const bytes = new Uint8Array([0x22, 0xff, 0x22]);
    expect(opened(envelopeOver(bytes))).toBe("PAYLOAD_NOT_CANONICAL");
  });

  test("is refused with unknown members, without signatures, or in another text form", () => {
    const text = new TextDecoder().decode(signEnvelope(type, payload, [first]));
    for (const bad of [
      text.replace("{", '{"extra":1,'),
      text.replace(/"signatures":.*]/, '"signatures":[]'),
      `${text}\n`,
      text.replace(first.signingKey, first.signingKey.toUpperCase()),
      "null",
    ])
      expect(opened(utf8ToBytes(bad))).toBe("ENVELOPE_MALFORMED");
  });

  test("is refused before it is parsed when it is deep or holds more than an envelope can", () => {
    const text = new TextDecoder().decode(signEnvelope(type, payload, [first]));
    const signature = /\{"keyid.*?\}/.exec(text)?.[0] ?? "";
    for (const bad of [
      "[".repeat(100_000),
      text.replace(signature, Array(100_000).fill(signature).join(",")),
    ])
      expect(opened(utf8ToBytes(bad))).toBe("TOO_LARGE");
    const seventeen = text.replace(signature, Array(17).fill(signature).join(","));
    expect(opened(utf8ToBytes(seventeen))).toBe("ENVELOPE_MALFORMED");
  });

  test("is refused when its payload is deep, rightly signed though it is", () => {
    const deep = utf8ToBytes("[".repeat(100_000) + "]".repeat(100_000));
    expect(opened(envelopeOver(deep))).toBe("TOO_LARGE");
  });

  test("hashes the payload's bytes, not the envelope's", () => {
    const one = openEnvelope(signEnvelope(type, payload, [first]), type);
    const two = openEnvelope(signEnvelope(type, payload, [second]), type);
    expect(one.payloadHash).toBe(two.payloadHash);
    expect(bytesToHex(one.payloadBytes)).toBe(bytesToHex(two.payloadBytes));
  });
});
