import { inflateSync } from "node:zlib";
import * as vectors from "cctv-age";

/** One file of the C2SP CCTV age test kit, and what opening it must come to. */
export interface AgeVector {
  readonly name: string;
  readonly expect:
    | "success"
    | "no match"
    | "HMAC failure"
    | "header failure"
    | "armor failure"
    | "payload failure";
  /** SHA-256 (hex) of all plaintext that a reader may give out; of none where it may give none. */
  readonly payload: string | undefined;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly armored: boolean;
  readonly file: Uint8Array;
}

/** Every vector of the kit, by name. */
export const ageVectors: readonly AgeVector[] = Object.entries(
  vectors as unknown as Readonly<Record<string, Uint8Array>>,
)
  .filter(([, bytes]) => bytes instanceof Uint8Array)
  .map(([name, bytes]) => readVector(name, bytes));

function readVector(name: string, bytes: Uint8Array): AgeVector {
  const buffer = Buffer.from(bytes);
  const end = buffer.indexOf("\n\n");
  const lines = buffer.subarray(0, end).toString().split("\n");
  const all = (key: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const rest = buffer.subarray(end + 2);
  return {
    name,
    expect: all("expect")[0] as AgeVector["expect"],
    payload: all("payload")[0],
    identities: all("identity"),
    passphrases: all("passphrase"),
    armored: all("armored")[0] === "yes",
    file: new Uint8Array(all("compressed")[0] === "zlib" ? inflateSync(rest) : rest),
  };
}
