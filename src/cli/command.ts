import type { Readable, Writable } from "node:stream";
import type { Refusal } from "../core/refusals/refusal.ts";
import type { Sentence } from "../core/refusals/sentence.ts";
import type { Result } from "../core/result.ts";
import type { DeskCrypto } from "../desk/crypto/desk-crypto.ts";
import type { FileLayer } from "../desk/files/file-layer.ts";
import type { Given } from "./arguments.ts";

/** What a command has of the world. Tests give their own clock, chance and terminal. */
export interface CommandContext {
  readonly files: FileLayer;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Waits that many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
  /** A random UUID. */
  readonly newId: () => string;
  /** Fonts and the sample source folder. */
  readonly resourcesFolder: string;
  /** log2 of scrypt's N for keyrings that are written. */
  readonly logN: number;
  readonly terminal: Terminal;
  /** Of this product, as in package.json. */
  readonly version: string;
  readonly streams: Streams;
  readonly crypto: DeskCrypto;
}

/** What a host that serves a script reads and writes. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Both take text without the last line end. */
export interface Terminal {
  readonly print: (text: string) => void;
  /** Progress, warnings and refusals. */
  readonly tell: (text: string) => void;
}

/** What a command came to when it was done. */
export interface Done {
  /** For people. */
  readonly lines: readonly string[];
  /** The same for programs; `ok: true` is added. Left out by hosts, which own stdout. */
  readonly json?: object;
}

export type NotDone =
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      /** More than one sentence can say, before it on stderr. */
      readonly lines?: readonly string[];
      /** The same for programs. */
      readonly json?: object;
    }
  | { readonly kind: "misused"; readonly sentence: Sentence };

export type Answer = Result<Done, NotDone>;

export interface Command {
  /** As typed: `office init`. */
  readonly words: string;
  readonly form: CommandForm;
  readonly says: Sentence;
  readonly run: (given: Given, context: CommandContext) => Promise<Answer>;
}

/** The arguments that a command takes; the usage line is made from it. */
export interface CommandForm {
  /** Operands in order; a last one that ends in `...` takes one or more. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, OptionForm>>;
  /** Of these options at most one may be given. */
  readonly oneOf?: readonly string[];
}

export interface OptionForm {
  readonly kind: "flag" | "value" | "values";
  readonly required?: boolean;
  /** Placeholder of the value, as `FILE`. */
  readonly value?: string;
}

export const refused = (refusal: Refusal): NotDone => ({ kind: "refused", refusal });
