import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { FromHashWorker, ToHashWorker } from "./threaded-hashing.ts";

/** The other thread of `threadedHashing`: hashes what lies in the shared memory's slots. */
const hashes = new Map<number, Hash>();
let memory = new SharedArrayBuffer(0);
const port = parentPort;
if (!port) throw new Error("A worker thread has a parent");
const answer = (message: FromHashWorker): void => port.postMessage(message);

port.on("message", (message: ToHashWorker) => {
  if (message.type === "memory") {
    memory = message.memory;
    return;
  }
  const { hash } = message;
  const running = hashes.get(hash) ?? createHash("sha256");
  hashes.set(hash, running);
  if (message.type === "update") {
    const { offset, length } = message;
    running.update(new Uint8Array(memory, offset, length));
    answer({ type: "free", offset });
    return;
  }
  hashes.delete(hash);
  answer({ type: "digest", hash, digest: running.digest("hex") });
});
