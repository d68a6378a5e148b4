import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { referenceFrameCipher } from "../journal/frame-cipher.ts";
import { referenceCipher } from "../sealed/age-chunks.ts";
import type { DeskCrypto } from "./desk-crypto.ts";
import { nativeCipher, nativeFrameCipher, nativeHashing } from "./native-crypto.ts";
import { referenceCrypto, referenceHashing } from "./reference-crypto.ts";
import { cipherAgrees, frameCipherAgrees, hashingAgrees } from "./self-test.ts";
import { threadedHashing } from "./threaded-hashing.ts";

/**
 * The cryptography of this process: native where the host has it and the self-test (some 20 ms)
 * has shown it to agree with the reference, each primitive by itself. `VIVASEAL_CRYPTO=reference`
 * in the environment forces the reference, to measure it and to rule native code out.
 * `hashWorkerFile` is the built `hash-worker.ts`; where there is none, hashes stay in this thread.
 */
export function chooseCrypto(
  environment: Readonly<Record<string, string | undefined>>,
  hashWorkerFile?: string,
): DeskCrypto {
  if (environment["VIVASEAL_CRYPTO"] === "reference") return referenceCrypto;
  const chunks = cipherAgrees(nativeCipher);
  const frames = frameCipherAgrees(nativeFrameCipher);
  const hashing = hashingAgrees(nativeHashing);
  return {
    chunks: chunks ? nativeCipher : referenceCipher,
    frames: frames ? nativeFrameCipher : referenceFrameCipher,
    hashing: hashing ? hashingOf(hashWorkerFile) : referenceHashing,
    from: {
      chunks: chunks ? "native" : "reference",
      frames: frames ? "native" : "reference",
      hashing: hashing ? "native" : "reference",
    },
  };
}

function hashingOf(workerFile: string | undefined) {
  const another = workerFile && existsSync(workerFile) && availableParallelism() > 1;
  return another ? threadedHashing(() => new Worker(workerFile)) : nativeHashing;
}
