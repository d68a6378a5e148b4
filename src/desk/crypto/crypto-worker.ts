import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort } from "node:worker_threads";
import { crc32 } from "node:zlib";
import { openRun, referenceCipher, sealRun, type ChunkCipher } from "../sealed/age-chunks.ts";
import type { CryptoOrigin, Hashing } from "./desk-crypto.ts";
import type { CryptoJob, FromCryptoWorker, ToCryptoWorker } from "./crypto-threads.ts";
import { hashFileRun } from "./hash-file-run.ts";
import { nativeCipher, nativeHashing } from "./native-crypto.ts";
import { referenceHashing } from "./reference-crypto.ts";
import { sumFilePart } from "./sum-file-part.ts";

/**
 * The other side of `openCryptoThreads`. The native code here is that of the thread that asks for
 * it, where the self-test was.
 */
const ciphers: Readonly<Record<CryptoOrigin, ChunkCipher>> = {
  native: nativeCipher,
  reference: referenceCipher,
};
const hashings: Readonly<Record<CryptoOrigin, Hashing>> = {
  native: nativeHashing,
  reference: referenceHashing,
};
const hashes = new Map<number, ReturnType<Hashing["start"]>>();
const port = parentPort;
if (!port) throw new Error("A worker thread has a parent");

async function resultOf(job: CryptoJob): Promise<FromCryptoWorker["result"]> {
  switch (job.type) {
    case "seal":
      sealRun(ciphers[job.from], job.run);
      return crc32(job.run.sealed);
    case "open":
      return openRun(ciphers[job.from], job.run);
    case "update":
      await hashOf(job).take(job.piece);
      return true;
    case "hashRun": {
      const hash = hashOf({ hash: job.hash, from: job.hashFrom });
      const take = (data: Uint8Array) => void hash.take(data);
      return hashFileRun(ciphers[job.from], job.run, job.place, take);
    }
    case "sumFile":
      return sumFilePart(job.part);
    case "digest": {
      const hash = hashOf(job);
      hashes.delete(job.hash);
      return hash.digest();
    }
  }
}

function hashOf({ hash, from }: { readonly hash: number; readonly from: CryptoOrigin }) {
  const running = hashes.get(hash) ?? hashings[from].start();
  hashes.set(hash, running);
  return running;
}

const betweenBytes = 4 * 1024 * 1024;
const collect = youngCollector();
let sinceCollected = 0;

/**
 * The host's cipher answers in new memory of 64 KiB a chunk, which its collector, that sees next to
 * no other garbage here, leaves lying by the tens of megabytes. So it is asked to collect.
 */
function youngCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("globalThis.gc") as ((how?: object) => void) | undefined;
  keepFreedMemory(() => gc?.());
  return () => gc?.({ type: "minor" });
}

/**
 * glibc gives freed memory at the end of a heap back to the system at once (from 128 KiB on), which
 * then has to zero each page again for the next chunk: 100,000 page faults a GiB, a fifth of all
 * work. It keeps twice as much as the largest block that was ever freed, so one is, once.
 * Elsewhere this does nothing.
 */
function keepFreedMemory(collect: () => void): void {
  Buffer.allocUnsafeSlow(2 * betweenBytes);
  collect();
}

function collectSometimes(job: CryptoJob): void {
  if (!("run" in job)) return;
  sinceCollected += "sealed" in job.run ? job.run.sealed.length : job.run.sealedBytes;
  if (sinceCollected < betweenBytes) return;
  sinceCollected = 0;
  collect();
}

// One after the other, whatever one of them waits for.
let last: Promise<void> = Promise.resolve();
port.on("message", ({ id, ...job }: ToCryptoWorker) => {
  last = last.then(async () => {
    port.postMessage({ id, result: await resultOf(job) } satisfies FromCryptoWorker);
    collectSometimes(job);
  });
});
