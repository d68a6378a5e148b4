import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { referenceFrameCipher } from "../journal/frame-cipher.ts";
import { referenceCipher } from "../sealed/age-chunks.ts";
import { openCryptoThreads } from "./crypto-threads.ts";
import type { DeskCrypto } from "./desk-crypto.ts";
import { nativeCipher, nativeFrameCipher, nativeHashing } from "./native-crypto.ts";
import { referenceCrypto, referenceHashing } from "./reference-crypto.ts";
import { cipherAgrees, frameCipherAgrees, hashingAgrees } from "./self-test.ts";
import { threadedCrypto } from "./threaded-crypto.ts";

/**
 * The cryptography of this process: native where the host has it and the self-test (some 20 ms)
 * has shown it to agree with the reference, each primitive by itself. `VIVASEAL_CRYPTO=reference`
 * in the environment forces the reference, to measure it and to rule native code out.
 * `workerFile` is the built `crypto-worker.ts`; where there is none, or one processor, all stays
 * in this thread.
 */
export function chooseCrypto(
  environment: Readonly<Record<string, string | undefined>>,
  workerFile?: string,
): DeskCrypto {
  const forced = environment["VIVASEAL_CRYPTO"] === "reference";
  const here = forced ? referenceCrypto : testedCrypto();
  const processors = availableParallelism();
  if (workerFile === undefined || processors < 2 || !existsSync(workerFile)) return here;
  return threadedCrypto(
    here,
    openCryptoThreads(() => new Worker(workerFile), processors),
  );
}

function testedCrypto(): DeskCrypto {
  const chunks = cipherAgrees(nativeCipher);
  const frames = frameCipherAgrees(nativeFrameCipher);
  const hashing = hashingAgrees(nativeHashing);
  return {
    chunks: chunks ? nativeCipher : referenceCipher,
    frames: frames ? nativeFrameCipher : referenceFrameCipher,
    hashing: hashing ? nativeHashing : referenceHashing,
    from: {
      chunks: chunks ? "native" : "reference",
      frames: frames ? "native" : "reference",
      hashing: hashing ? "native" : "reference",
    },
  };
}
