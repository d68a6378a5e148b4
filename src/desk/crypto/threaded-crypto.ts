import { threadedHashing } from "./threaded-hashing.ts";
import type { CryptoThreads } from "./crypto-threads.ts";
import type { DeskCrypto } from "./desk-crypto.ts";

/** The same cryptography, with whatever is long in other threads. */
export function threadedCrypto(here: DeskCrypto, threads: CryptoThreads): DeskCrypto {
  const from = here.from.chunks;
  return {
    ...here,
    chunks: {
      ...here.chunks,
      threads: {
        seal: async (run) => {
          await threads.lane().run({ type: "seal", from, run });
        },
        open: async (run) => (await threads.lane().run({ type: "open", from, run })) === true,
      },
    },
    hashing: threadedHashing(here.hashing, here.from.hashing, threads),
  };
}
