import type { CryptoLane, CryptoThreads } from "./crypto-threads.ts";
import type { CryptoOrigin, Hashing, RunningHash } from "./desk-crypto.ts";

/** A hash of no more than this is done sooner here than another thread is told of it. */
const smallBytes = 128 * 1024;

let hashesStarted = 0;

/** What a hash is known by in the thread that it is in. */
export function newHashNumber(): number {
  hashesStarted += 1;
  return hashesStarted;
}

/** `here`'s SHA-256, long ones in another thread, each in one. */
export function threadedHashing(
  here: Hashing,
  from: CryptoOrigin,
  threads: CryptoThreads,
): Hashing {
  return { ...here, start: () => startHash(here, () => farHash(threads.lane(), from)) };
}

/** Begins here; goes to another thread once there is more than a little. */
function startHash(here: Hashing, openFar: () => RunningHash): RunningHash {
  const small: Uint8Array[] = [];
  let smallSize = 0;
  let far: RunningHash | undefined;
  return {
    take: async (piece) => {
      if (far) return far.take(piece);
      if (smallSize + piece.length <= smallBytes) {
        small.push(piece.slice());
        smallSize += piece.length;
        return;
      }
      far = openFar();
      await Promise.all([...small.splice(0), piece].map(far.take));
    },
    digest: () => far?.digest() ?? digestHere(here, small),
  };
}

function farHash(lane: CryptoLane, from: CryptoOrigin): RunningHash {
  const hash = newHashNumber();
  return {
    take: async (piece) => {
      await lane.run({ type: "update", from, hash, piece: shared(piece) });
    },
    digest: () => lane.run({ type: "digest", from, hash }),
  };
}

/** Memory that the other thread sees too: the piece's own, or a copy. */
function shared(piece: Uint8Array): Uint8Array {
  if (piece.buffer instanceof SharedArrayBuffer) return piece;
  const copy = new Uint8Array(new SharedArrayBuffer(piece.length));
  copy.set(piece);
  return copy;
}

async function digestHere(here: Hashing, pieces: readonly Uint8Array[]): Promise<string> {
  const hash = here.start();
  for (const piece of pieces) await hash.take(piece);
  return hash.digest();
}
