import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pagePolicy } from "./page-policy.ts";

/** One answer to a request of the page, for whichever host carries it. */
export interface PageAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Where index.html says which nonce its style elements carry. */
export const nonceMark = "__CSP_NONCE__";

/** Content types of what the build puts out; nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".pfb": "application/octet-stream",
  ".bcmap": "application/octet-stream",
  ".icc": "application/octet-stream",
  ".wasm": "application/wasm",
};

/**
 * The file under `root` that `url` names, or undefined where it names none that may be served.
 * Pure: only the path counts, `/` is index.html, and nothing decoded may climb, name a drive or a
 * stream, or hide a separator.
 */
export function resolveAsset(root: string, url: string): string | undefined {
  const segments = pathSegments(url);
  if (!segments?.every(isPlainSegment)) return undefined;
  const named = segments.length === 0 ? ["index.html"] : segments;
  const last = named.at(-1) ?? "";
  return Object.hasOwn(contentTypes, extname(last)) ? join(root, ...named) : undefined;
}

/**
 * Answers one request of the page from the built renderer in `root`. The policy is on every
 * answer; `nonce` (fresh for each load) stands in the policy and in index.html.
 */
export async function answerPage(root: string, url: string, nonce: string): Promise<PageAnswer> {
  const file = resolveAsset(root, url);
  const content = file === undefined ? undefined : await readIfThere(file);
  if (file === undefined || content === undefined) return notFound(nonce);
  const type = contentTypes[extname(file)] ?? "application/octet-stream";
  const body = extname(file) === ".html" ? withNonce(content, nonce) : content;
  return { status: 200, headers: headersOf(type, nonce), body };
}

function pathSegments(url: string): readonly string[] | undefined {
  try {
    const path = new URL(url).pathname;
    return path === "/" || path === ""
      ? []
      : path
          .slice(1)
          .split("/")
          .map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
}

/** Letters, digits, `-`, `_` and dots that don't lead: all that the build ever names. */
function isPlainSegment(segment: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment);
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    return undefined;
  }
}

function withNonce(html: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(new TextDecoder().decode(html).replaceAll(nonceMark, nonce));
}

function headersOf(type: string, nonce: string): Readonly<Record<string, string>> {
  return {
    "content-type": type,
    "content-security-policy": pagePolicy(nonce),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
}

function notFound(nonce: string): PageAnswer {
  return {
    status: 404,
    headers: headersOf("text/plain; charset=utf-8", nonce),
    body: new Uint8Array(),
  };
}
