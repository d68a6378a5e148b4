import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { RefusalCode } from "../../../src/core/refusals/refusal.ts";

/** One line of `cases.json`: a file, what to do with it, and what must come of that. */
export interface VectorCase {
  /** Below `tests/vectors/`. */
  readonly file: string;
  /** What is in it, or what is wrong with it. */
  readonly why: string;
  readonly read: VectorKind;
  readonly expect: { readonly refused: RefusalCode } | VectorContents;
}

export type VectorKind = "card" | "keyring" | "bundle" | "result" | "journal" | "envelope";

/** What a reader must find; only what fits the kind is there. */
export interface VectorContents {
  /** Of a card. */
  readonly checkCode?: string;
  readonly checkWords?: string;
  /** Of a bundle, an envelope or a result: SHA-256 of the signed payload. */
  readonly payloadHash?: string;
  readonly signers?: readonly string[];
  /** SHA-256 of each material of a bundle, or file of a result. */
  readonly contents?: Readonly<Record<string, string>>;
  /** Materials that are damaged, each with the code that reading it gives; the others are good. */
  readonly damaged?: Readonly<Record<string, RefusalCode>>;
  /** Of a journal or a result: how many lines, and the hash of the last one. */
  readonly lines?: number;
  readonly head?: string;
  /** Bytes at the end of a journal that are a torn write, to be cut off. */
  readonly tornBytes?: number;
  /** Of a result: its motions as it states them. */
  readonly motions?: readonly unknown[];
}

/** `keys.json`: all that is needed to open the files. None of it was ever used for anything else. */
export interface VectorKeys {
  /** Of the keyrings. */
  readonly passphrase: string;
  /** Of the bundles that are sealed under one. */
  readonly bundlePassphrase: string;
  readonly office: VectorOwner;
  readonly station: VectorOwner;
  readonly meetingId: string;
}

export interface VectorOwner {
  readonly name: string;
  readonly identity: string;
  readonly recipient: string;
  readonly signingKey: string;
}

/** Takes a file up, under a name of its kind, with what must come of it. */
export type AddCase = (
  read: VectorKind,
  name: string,
  bytes: Uint8Array,
  why: string,
  expect: RefusalCode | VectorCase["expect"],
) => void;

export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
