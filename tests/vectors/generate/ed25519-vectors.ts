import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** A signature that satisfies the equation with the cofactor, and why it is good or not. */
export interface Ed25519Vector {
  readonly key: string;
  readonly signature: string;
  /** UTF-8. */
  readonly message: string;
  readonly traits: readonly string[];
  readonly accepted: boolean;
}

const Point = ed25519.Point;
type Point = InstanceType<typeof Point>;
const order = Point.Fn.ORDER;
const prime = 2n ** 255n - 19n;

/** A point [scalar]B + [torsion]T, T of order 8, under one of its encodings. */
interface Encoded {
  readonly scalar: bigint;
  readonly torsion: number;
  readonly bytes: Uint8Array;
  readonly canonical: boolean;
}

const torsionPoint = Point.fromBytes(
  hexToBytes("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
);

/**
 * Every pair of a key A and a commitment R out of: the eight points of small order and their six
 * other encodings, and one point with each of the eight parts of small order. For each pair a
 * message for which those parts cancel, one for which they don't, and, where an encoding isn't
 * canonical, both again with a hash over the canonical ones. What is accepted follows from how
 * they are made, not from any verifier: exactly 86 of the pairs' signatures are good.
 */
export function ed25519Vectors(): readonly Ed25519Vector[] {
  const keys = encodedPoints(1234567n);
  const commitments = encodedPoints(7654321n);
  const vectors = keys.flatMap((a) => commitments.flatMap((r) => pairVectors(a, r)));
  return [...vectors, ...malleated(vectors)];
}

function encodedPoints(scalar: bigint): readonly Encoded[] {
  const steps = Array.from({ length: 8 }, (_, torsion) => torsion);
  const small = steps.map((torsion) => encoded(0n, torsion));
  const mixed = steps.map((torsion) => encoded(scalar, torsion));
  return [...small, ...small.flatMap(otherEncodings), ...mixed];
}

function encoded(scalar: bigint, torsion: number): Encoded {
  const prime = scalar === 0n ? Point.ZERO : Point.BASE.multiply(scalar);
  const bytes = prime.add(torsionPoint.multiplyUnsafe(BigInt(torsion))).toBytes();
  return { scalar, torsion, bytes, canonical: true };
}

/** The same point with y + p where that fits 255 bits, and with a sign where x is 0. */
function otherEncodings(point: Encoded): readonly Encoded[] {
  const sign = (point.bytes[31] ?? 0) >>> 7;
  const y = littleEndian(point.bytes) % 2n ** 255n;
  const zeroX = y === 1n || y === prime - 1n;
  const ys = y + prime < 2n ** 255n ? [y, y + prime] : [y];
  const signs = zeroX ? [0, 1] : [sign];
  return ys
    .flatMap((value) => signs.map((bit) => bytes32(value + (BigInt(bit) << 255n))))
    .filter((bytes) => bytesToHex(bytes) !== bytesToHex(point.bytes))
    .map((bytes) => ({ ...point, bytes, canonical: false }));
}

function pairVectors(a: Encoded, r: Encoded): readonly Ed25519Vector[] {
  const hashes = a.canonical && r.canonical ? [false] : [false, true];
  return hashes.flatMap((reencoded) =>
    [true, false].flatMap((cancels) => vectorOf(a, r, reencoded, cancels)),
  );
}

/** None where no message can make the parts of small order cancel, or can make them differ. */
function vectorOf(
  a: Encoded,
  r: Encoded,
  reencoded: boolean,
  cancels: boolean,
): readonly Ed25519Vector[] {
  for (let count = 0; count < 64; count += 1) {
    const message = `vivaseal ${count}`;
    const hashed = reencoded ? [canonicalOf(r), canonicalOf(a)] : [r.bytes, a.bytes];
    const k = challenge([...hashed, utf8ToBytes(message)]);
    const rest = (BigInt(r.torsion) + k * BigInt(a.torsion)) % 8n;
    if ((rest === 0n) !== cancels) continue;
    const s = (r.scalar + k * a.scalar) % order;
    return [vector(a, r, message, s, { reencoded, cancels })];
  }
  return [];
}

function vector(
  a: Encoded,
  r: Encoded,
  message: string,
  s: bigint,
  { reencoded, cancels }: { readonly reencoded: boolean; readonly cancels: boolean },
): Ed25519Vector {
  const traits = [
    ...(a.scalar === 0n ? ["key of small order"] : []),
    ...(r.scalar === 0n ? ["R of small order"] : []),
    ...(a.canonical ? [] : ["key not canonical"]),
    ...(r.canonical ? [] : ["R not canonical"]),
    ...(cancels ? [] : ["only with the cofactor"]),
    ...(reencoded ? ["hash over canonical encodings"] : []),
  ];
  const accepted = a.scalar !== 0n && a.canonical && r.canonical && cancels;
  return {
    key: bytesToHex(a.bytes),
    signature: bytesToHex(r.bytes) + bytesToHex(bytes32(s)),
    message,
    traits,
    accepted,
  };
}

/** The good ones again with S + L in place of S: the same equation, another signature. */
function malleated(vectors: readonly Ed25519Vector[]): readonly Ed25519Vector[] {
  return vectors
    .filter(({ accepted }) => accepted)
    .map((one) => {
      const s = littleEndian(hexToBytes(one.signature.slice(64)));
      const signature = one.signature.slice(0, 64) + bytesToHex(bytes32(s + order));
      return { ...one, signature, traits: [...one.traits, "S not below L"], accepted: false };
    });
}

function canonicalOf({ scalar, torsion }: Encoded): Uint8Array {
  return encoded(scalar, torsion).bytes;
}

function challenge(parts: readonly Uint8Array[]): bigint {
  return littleEndian(sha512(new Uint8Array(Buffer.concat(parts)))) % order;
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes.slice().reverse())}`);
}

function bytes32(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, "0")).reverse();
}
