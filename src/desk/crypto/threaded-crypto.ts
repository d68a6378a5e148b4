import type { ChunkThreads, RunHash } from "../sealed/age-chunks.ts";
import { newHashNumber, threadedHashing } from "./threaded-hashing.ts";
import type { CryptoLane, CryptoThreads } from "./crypto-threads.ts";
import type { DeskCrypto } from "./desk-crypto.ts";

/** The same cryptography, with whatever is long in other threads. */
export function threadedCrypto(here: DeskCrypto, threads: CryptoThreads): DeskCrypto {
  return {
    ...here,
    chunks: { ...here.chunks, threads: chunkThreads(here.from, threads) },
    sumFile: (part) => threads.lane().run({ type: "sumFile", part }),
    hashing: threadedHashing(here.hashing, here.from.hashing, threads),
  };
}

function chunkThreads(origin: DeskCrypto["from"], threads: CryptoThreads): ChunkThreads {
  const from = origin.chunks;
  return {
    seal: (run) => threads.lane().run({ type: "seal", from, run }),
    open: (run) => threads.lane().run({ type: "open", from, run }),
    startHash: () => startRunHash(origin, threads),
  };
}

function startRunHash(
  { chunks: from, hashing: hashFrom }: DeskCrypto["from"],
  threads: CryptoThreads,
): RunHash {
  const hash = newHashNumber();
  // Chosen when there is something to do: until then its caller counts for nobody.
  let lane: CryptoLane | undefined;
  const chosen = () => (lane ??= threads.lane());
  return {
    take: (run, place) => chosen().run({ type: "hashRun", from, hashFrom, hash, run, place }),
    digest: () => chosen().run({ type: "digest", from: hashFrom, hash }),
  };
}
