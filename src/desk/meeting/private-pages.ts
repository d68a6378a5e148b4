import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { ApplicantId, PersonId } from "../../core/ids.ts";
import type { PagePurpose } from "../../core/meeting/reading/private-page-events.ts";
import type { JsonObject } from "../journal/batch.ts";
import type { RandomBytes } from "../journal/journal.ts";

/** A page as it lies beside the chain: XChaCha20-Poly1305 under its author's page key. */
export interface SealedPage {
  readonly authorId: PersonId;
  readonly purpose: PagePurpose;
  readonly applicantId: ApplicantId;
  readonly nonce: string;
  readonly sealed: string;
}

export interface OpenPage {
  readonly applicantId: ApplicantId;
  readonly text: string;
}

/** Which author's pages of one purpose lie open at the station; at most one at a time. */
interface Opened {
  readonly token: string;
  readonly authorId: PersonId;
  readonly purpose: PagePurpose;
  readonly key: Uint8Array;
}

/**
 * The private pages of a meeting. Only their author's PIN gives the key that opens them, and it is
 * held in memory only while they lie open.
 */
export interface PrivatePages {
  /** Opens one author's pages, closing anybody else's. Pages under an earlier key stay shut. */
  readonly open: (
    authorId: PersonId,
    purpose: PagePurpose,
    key: Uint8Array,
  ) => { readonly token: string; readonly pages: readonly OpenPage[] };
  /** Forgets the key; of another token, nothing. */
  readonly close: (token: string) => void;
  /** Seals a page of the author whose token this is; `undefined` when those pages aren't open. */
  readonly seal: (
    token: string,
    applicantId: ApplicantId,
    text: string,
  ) => { readonly page: SealedPage; readonly commitment: string } | undefined;
  /** Takes over a page that is on the disk. */
  readonly keep: (page: SealedPage) => void;
}

export function createPrivatePages(random: RandomBytes, kept: readonly SealedPage[]): PrivatePages {
  const pages = new Map<string, SealedPage>(kept.map((page) => [placeOf(page), page]));
  let opened: Opened | undefined;
  const shut = () => {
    opened?.key.fill(0);
    opened = undefined;
  };
  return {
    open: (authorId, purpose, key) => {
      shut();
      opened = { token: bytesToHex(random(16)), authorId, purpose, key: key.slice() };
      const own = [...pages.values()].filter(
        (page) => page.authorId === authorId && page.purpose === purpose,
      );
      const read = own.flatMap((page) => {
        const text = openPage(page, key);
        return text === undefined ? [] : [{ applicantId: page.applicantId, text }];
      });
      return { token: opened.token, pages: read };
    },
    close: (token) => {
      if (opened?.token === token) shut();
    },
    seal: (token, applicantId, text) => {
      if (opened?.token !== token) return undefined;
      const { authorId, purpose, key } = opened;
      return sealPage({ authorId, purpose, applicantId }, text, key, random);
    },
    keep: (page) => void pages.set(placeOf(page), page),
  };
}

type PagePlace = Pick<SealedPage, "authorId" | "purpose" | "applicantId">;

const placeOf = ({ authorId, purpose, applicantId }: PagePlace): string =>
  `${authorId} ${purpose} ${applicantId}`;

/** Sealed lengths come in steps of this many bytes, so that they don't tell one score from another. */
const paddedTo = 512;

function sealPage(place: PagePlace, text: string, key: Uint8Array, random: RandomBytes) {
  const { authorId, purpose, applicantId } = place;
  const salt = bytesToHex(random(16));
  const page = utf8ToBytes(canonicalJson({ applicantId, authorId, purpose, salt, text }));
  const padded = new Uint8Array(Math.ceil(page.length / paddedTo) * paddedTo);
  padded.set(page);
  const nonce = random(24);
  const sealed = bytesToHex(cipherOf(place, key, nonce).encrypt(padded));
  return {
    page: { authorId, purpose, applicantId, nonce: bytesToHex(nonce), sealed },
    commitment: bytesToHex(sha256(page)),
  };
}

function openPage(page: SealedPage, key: Uint8Array): string | undefined {
  try {
    const padded = cipherOf(page, key, hexToBytes(page.nonce)).decrypt(hexToBytes(page.sealed));
    // JSON has no NUL, so what is behind the first one is padding.
    const end = padded.indexOf(0);
    const json = new TextDecoder().decode(end < 0 ? padded : padded.subarray(0, end));
    const { text } = JSON.parse(json) as { readonly text?: unknown };
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

const cipherOf = (place: PagePlace, key: Uint8Array, nonce: Uint8Array) =>
  xchacha20poly1305(key, nonce, utf8ToBytes(`vivaseal private page v1\n${placeOf(place)}`));

/** As it lies beside the chain. */
export const pageBeside = (page: SealedPage): JsonObject => ({ kind: "privatePage", ...page });

/** Reads what lies beside the chain; other kinds give `undefined`. */
export function sealedPageOf(payload: JsonObject): SealedPage | undefined {
  const { kind, ...page } = payload;
  const { authorId, purpose, applicantId, nonce, sealed } = page;
  const texts = [authorId, purpose, applicantId, nonce, sealed];
  if (kind !== "privatePage" || !texts.every((text) => typeof text === "string")) return undefined;
  return page as unknown as SealedPage;
}
