/** The bytes of base64 that somebody has sent; what isn't base64 is passed over. */
export const bytesOf = (base64: string): Uint8Array =>
  new Uint8Array(Buffer.from(base64, "base64"));

/** Bytes as the contract carries them. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
