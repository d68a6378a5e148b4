import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { FormSubject } from "../../core/meeting/forms/form-events.ts";
import type { PageWriter } from "./page-writer.ts";

/** One paper of a form, known by what it says. */
export interface PaperContent {
  readonly of: FormSubject;
  /** SHA-256 of the RFC 8785 form of the list of its texts, 64 hex digits. */
  readonly sha256: string;
}

/**
 * Takes what a form writes without laying it out: every text in the order in which it is written, a
 * table's heads and cells row by row. Texts outside a paper that is about something are dropped.
 */
export function createContentWriter(): PageWriter & { readonly papers: () => PaperContent[] } {
  const papers: { readonly of: FormSubject; readonly texts: string[] }[] = [];
  let texts: string[] = [];
  return {
    paragraph: (text) => void texts.push(text),
    space: () => undefined,
    keepTogether: () => undefined,
    startPart: (_, of) => {
      texts = [];
      if (of) papers.push({ of, texts });
    },
    fields: ({ cells }) => void texts.push(...cells.map(({ text }) => text)),
    table: (columns, rows) => {
      texts.push(...columns.map(({ title }) => title));
      for (const { cells } of rows) texts.push(...cells);
    },
    signatures: (labels) => void texts.push(...labels),
    papers: () =>
      papers.map(({ of, texts: said }) => ({
        of,
        sha256: bytesToHex(sha256(utf8ToBytes(canonicalJson(said)))),
      })),
  };
}
