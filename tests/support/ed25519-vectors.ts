import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A signature and whether the one rule takes it; bytes as hex, the message as text. */
export interface SignatureVector {
  readonly key: string;
  readonly signature: string;
  readonly message: string;
  readonly traits: readonly string[];
  readonly accepted: boolean;
}

/** Ours, made by `tests/vectors/generate`. */
export const signatureVectors = JSON.parse(
  readFileSync(join(import.meta.dirname, "../vectors/ed25519.json"), "utf8"),
) as readonly SignatureVector[];

/** `VIVASEAL_CCTV_ED25519`: where `ed25519vectors.json` of C2SP CCTV lies, if it is at hand. */
const cctvPath = process.env["VIVASEAL_CCTV_ED25519"];

/** The 914 of C2SP CCTV; they aren't part of this repository. What is accepted, they don't say. */
export const cctvSignatures: readonly Omit<SignatureVector, "accepted">[] | undefined =
  cctvPath === undefined ? undefined : readCctv(cctvPath);

export const noCctv = "not run: VIVASEAL_CCTV_ED25519 doesn't name their ed25519vectors.json";

function readCctv(path: string): readonly Omit<SignatureVector, "accepted">[] {
  const vectors = JSON.parse(readFileSync(path, "utf8")) as readonly {
    readonly key: string;
    readonly sig: string;
    readonly msg: string;
    readonly flags: readonly string[] | null;
  }[];
  return vectors.map(({ key, sig, msg, flags }) => ({
    key,
    signature: sig,
    message: msg,
    traits: flags ?? [],
  }));
}

/** What the one rule must say of a CCTV vector, by its flags alone. */
export const cctvAccepted = (flags: readonly string[]): boolean =>
  !flags.some((flag) =>
    [
      "low_order_A",
      "non_canonical_A",
      "non_canonical_R",
      "low_order_residue",
      "reencoded_k",
    ].includes(flag),
  );
