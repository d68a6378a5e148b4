import type { RunningHash } from "./desk-crypto.ts";

/**
 * Feeds all pieces to `hash`. Resolves when all were taken, the digest may come later; where
 * reading fails the hash is ended and the failure thrown.
 */
export async function feedHash(
  hash: RunningHash,
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly digest: Promise<string> }> {
  try {
    for await (const piece of pieces) await hash.take(piece);
  } catch (error) {
    await hash.digest();
    throw error;
  }
  return { digest: hash.digest() };
}
