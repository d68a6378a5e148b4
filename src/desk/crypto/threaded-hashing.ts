import type { Worker } from "node:worker_threads";
import type { Hashing, RunningHash } from "./desk-crypto.ts";
import { nativeHashing } from "./native-crypto.ts";

/** To the thread: first the memory that both share, then what of it to hash, or that a hash ends. */
export type ToHashWorker =
  | { readonly type: "memory"; readonly memory: SharedArrayBuffer }
  | {
      readonly type: "update";
      readonly hash: number;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly type: "digest"; readonly hash: number };

/** From it: a slot is free again, or a hash is done. */
export type FromHashWorker =
  | { readonly type: "free"; readonly offset: number }
  | { readonly type: "digest"; readonly hash: number; readonly digest: string };

/** Pieces are gathered in slots of the shared memory: so nothing is allocated for them, here or there. */
const slotBytes = 1024 * 1024;
const slots = 6;
/** A hash of no more than this is done sooner here than another thread is told of it. */
const smallBytes = 256 * 1024;

/**
 * The host's SHA-256, long ones in another thread: while it hashes, this one deciphers, and the
 * desk goes on answering. `startWorker` starts `hash-worker.ts`; it is called when it is first
 * needed, and the thread keeps no process alive that has nothing else to do.
 */
export function threadedHashing(startWorker: () => Worker): Hashing {
  let thread: HashThread | undefined;
  return {
    sha256: nativeHashing.sha256,
    hex: nativeHashing.hex,
    start: () => startHash(() => (thread ??= openThread(startWorker()))),
  };
}

interface HashThread {
  readonly freeSlot: () => Promise<number>;
  /** The slot's memory. */
  readonly bytesOf: (slot: number) => Uint8Array;
  /** Hands a filled slot over. */
  readonly update: (hash: number, slot: number, length: number) => void;
  readonly digest: (hash: number) => Promise<string>;
}

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function openThread(worker: Worker): HashThread {
  const memory = new SharedArrayBuffer(slots * slotBytes);
  const free = Array.from({ length: slots }, (_, slot) => slot);
  const waiting: Waiting<number>[] = [];
  const digests = new Map<number, Waiting<string>>();
  const send = (message: ToHashWorker): void => worker.postMessage(message);
  // Only who waits for an answer keeps the process alive.
  const holdOpen = () => (waiting.length + digests.size > 0 ? worker.ref() : worker.unref());
  const asked = <T>(remember: (one: Waiting<T>) => void): Promise<T> => {
    const answer = new Promise<T>((resolve, reject) => remember({ resolve, reject }));
    holdOpen();
    return answer;
  };
  worker.on("message", (answer: FromHashWorker) => {
    if (answer.type === "digest") {
      digests.get(answer.hash)?.resolve(answer.digest);
      digests.delete(answer.hash);
    } else {
      const slot = answer.offset / slotBytes;
      const next = waiting.shift();
      if (next) next.resolve(slot);
      else free.push(slot);
    }
    holdOpen();
  });
  worker.on("error", (error) => {
    for (const { reject } of [...waiting, ...digests.values()]) reject(error);
  });
  worker.unref();
  send({ type: "memory", memory });
  return {
    freeSlot: () => {
      const slot = free.shift();
      return slot === undefined ? asked((one) => waiting.push(one)) : Promise.resolve(slot);
    },
    bytesOf: (slot) => new Uint8Array(memory, slot * slotBytes, slotBytes),
    update: (hash, slot, length) =>
      send({ type: "update", hash, offset: slot * slotBytes, length }),
    digest: (hash) => {
      const digest = asked<string>((one) => digests.set(hash, one));
      send({ type: "digest", hash });
      return digest;
    },
  };
}

let hashesStarted = 0;

/** Begins here; goes to the thread once there is more than a little. */
function startHash(thread: () => HashThread): RunningHash {
  let small: Uint8Array[] | undefined = [];
  let smallSize = 0;
  const far = farHash(thread);
  return {
    take: async (piece) => {
      if (small === undefined) return far.take(piece);
      small.push(piece.slice());
      smallSize += piece.length;
      if (smallSize <= smallBytes) return;
      const gathered = small;
      small = undefined;
      for (const one of gathered) await far.take(one);
    },
    digest: () => (small === undefined ? far.digest() : digestHere(small)),
  };
}

function farHash(openThread: () => HashThread): RunningHash {
  hashesStarted += 1;
  const hash = hashesStarted;
  let slot: number | undefined;
  let used = 0;
  const handOver = () => {
    if (slot !== undefined) openThread().update(hash, slot, used);
    slot = undefined;
    used = 0;
  };
  return {
    take: async (piece) => {
      const thread = openThread();
      for (let at = 0; at < piece.length;) {
        slot ??= await thread.freeSlot();
        const part = piece.subarray(at, at + slotBytes - used);
        thread.bytesOf(slot).set(part, used);
        used += part.length;
        at += part.length;
        if (used === slotBytes) handOver();
      }
    },
    digest: () => {
      handOver();
      return openThread().digest(hash);
    },
  };
}

async function digestHere(pieces: readonly Uint8Array[]): Promise<string> {
  const hash = nativeHashing.start();
  for (const piece of pieces) await hash.take(piece);
  return hash.digest();
}
