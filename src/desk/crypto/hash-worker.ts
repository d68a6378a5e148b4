import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { FromHashWorker, ToHashWorker } from "./threaded-hashing.ts";

/** The other thread of `threadedHashing`: feeds hashes with the pieces that it is sent. */
const hashes = new Map<number, Hash>();
const port = parentPort;
if (!port) throw new Error("A worker thread has a parent");
const answer = (message: FromHashWorker): void => port.postMessage(message);

port.on("message", ({ hash, pieces }: ToHashWorker) => {
  const running = hashes.get(hash) ?? createHash("sha256");
  if (pieces === null) {
    hashes.delete(hash);
    answer({ hash, digest: running.digest("hex") });
    return;
  }
  for (const piece of pieces) running.update(piece);
  hashes.set(hash, running);
  answer({ hash, digest: null });
});
