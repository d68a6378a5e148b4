import { randomBytes } from "node:crypto";

/**
 * What a page of the product may load: its own files, blobs as pictures, and style elements that
 * carry the nonce of this load (the component library makes them while it runs). No inline script,
 * no eval, no other origin.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** A fresh nonce: 128 bits, base64. */
export const freshNonce = (): string => randomBytes(16).toString("base64");
