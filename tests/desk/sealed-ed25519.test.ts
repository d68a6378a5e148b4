import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { joinBytes } from "../../src/desk/sealed/byte-ports.ts";
import { createSigner, isSigningKey, verifySignature } from "../../src/desk/sealed/ed25519.ts";

const Point = ed25519.Point;
const order = Point.Fn.ORDER;
const signer = createSigner(new Uint8Array(32).fill(7));
const key = hexToBytes(signer.signingKey);
const message = utf8ToBytes("评审结果");

/** The eight points of small order in canonical form, and encodings of theirs that aren't. */
const smallOrder = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];
const nonCanonical = [
  "0100000000000000000000000000000000000000000000000000000000000080",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];
const torsion = Point.fromHex(smallOrder[4]!, true);

describe("what is signed here verifies", () => {
  test("under its own key and for its own message only", () => {
    const signature = signer.sign(message);
    expect(verifySignature(signature, message, key)).toBe(true);
    expect(verifySignature(signature, utf8ToBytes("评审结杲"), key)).toBe(false);
    const other = hexToBytes(createSigner(new Uint8Array(32).fill(8)).signingKey);
    expect(verifySignature(signature, message, other)).toBe(false);
  });

  test("as RFC 8032 test 2 has it", () => {
    const rfc = createSigner(
      hexToBytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
    );
    expect(rfc.signingKey).toBe("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    expect(bytesToHex(rfc.sign(new Uint8Array([0x72])))).toBe(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
  });

  test("and no single flipped bit of signature or key does", () => {
    const signature = signer.sign(message);
    for (let bit = 0; bit < 512; bit += 7) {
      const bad = signature.slice();
      bad[bit >> 3]! ^= 1 << (bit & 7);
      expect(verifySignature(bad, message, key)).toBe(false);
    }
    for (let bit = 0; bit < 256; bit += 7) {
      const bad = key.slice();
      bad[bit >> 3]! ^= 1 << (bit & 7);
      expect(verifySignature(signature, message, bad)).toBe(false);
    }
  });
});

describe("the one rule", () => {
  test("a signature with S + L is another form of the same one and is refused", () => {
    const signature = signer.sign(message);
    const s = littleEndian(signature.subarray(32));
    const malleable = joinBytes([signature.subarray(0, 32), bytes32(s + order)]);
    expect(verifySignature(malleable, message, key)).toBe(false);
  });

  test.each([...smallOrder, ...nonCanonical])(
    "a key of small order signs everything and is refused: %s",
    (hex) => {
      // S = 0, R = −[k]A: try messages until k makes R the identity.
      const small = hexToBytes(hex);
      const identity = bytes32(1n);
      for (let attempt = 0; attempt < 20; attempt += 1)
        expect(
          verifySignature(joinBytes([identity, bytes32(0n)]), utf8ToBytes(String(attempt)), small),
        ).toBe(false);
      expect(isSigningKey(hex)).toBe(false);
    },
  );

  test("a coordinate of p or more, or a negative zero, is no encoding of a key", () => {
    for (const hex of nonCanonical) expect(isSigningKey(hex)).toBe(false);
    // y = p + 3 has the same point as y = 3, which is on the curve and not of small order.
    const shifted = bytes32(2n ** 255n - 19n + 3n);
    expect(isSigningKey(bytesToHex(bytes32(3n)))).toBe(true);
    expect(isSigningKey(bytesToHex(shifted))).toBe(false);
  });

  test("the equation has no cofactor: a torsion part counts, as a mixed key shows", () => {
    const verdicts = mixedSignatures(torsion);
    // k falls on each residue mod 8 alike: only k ≡ 0 cancels the torsion part of A.
    expect(verdicts.filter(({ cancels }) => cancels).length).toBeGreaterThan(0);
    for (const { cancels, accepted } of verdicts) expect(accepted).toBe(cancels);
  });

  test("R is compared as bytes: another encoding of the same point is refused", () => {
    // R = identity (r = 0), so R has the second encoding y = p + 1.
    const { scalar } = ed25519.utils.getExtendedPublicKey(new Uint8Array(32).fill(7));
    for (const [hex, accepted] of [
      [smallOrder[0]!, true],
      [nonCanonical[2]!, false],
    ] as const) {
      const r = hexToBytes(hex);
      const k = littleEndian(sha512(joinBytes([r, key, message]))) % order;
      const signature = joinBytes([r, bytes32((k * scalar) % order)]);
      expect(verifySignature(signature, message, key)).toBe(accepted);
    }
  });

  test("other lengths are refused without an error", () => {
    const signature = signer.sign(message);
    expect(verifySignature(signature.subarray(1), message, key)).toBe(false);
    expect(verifySignature(signature, message, key.subarray(1))).toBe(false);
    expect(verifySignature(new Uint8Array(), message, new Uint8Array())).toBe(false);
  });
});

/** Signatures by a key A = [a]B + T of mixed order: valid up to the torsion part [k]T. */
function mixedSignatures(t: typeof torsion) {
  const a = 123456789n;
  const mixed = Point.BASE.multiply(a).add(t).toBytes();
  const r = 987654321n;
  const rBytes = Point.BASE.multiply(r).toBytes();
  return Array.from({ length: 64 }, (_, index) => {
    const text = utf8ToBytes(`mixed ${index}`);
    const k = littleEndian(sha512(joinBytes([rBytes, mixed, text]))) % order;
    const s = (r + k * a) % order;
    const signature = joinBytes([rBytes, bytes32(s)]);
    return {
      cancels: k % 8n === 0n,
      accepted: verifySignature(signature, text, mixed),
    };
  });
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes.slice().reverse())}`);
}

function bytes32(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, "0")).reverse();
}
