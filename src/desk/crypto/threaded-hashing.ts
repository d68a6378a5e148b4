import type { Worker } from "node:worker_threads";
import type { Hashing, RunningHash } from "./desk-crypto.ts";
import { nativeHashing } from "./native-crypto.ts";

/** `pieces` is null at the end; the answer then has the digest, and is null for every other. */
export interface ToHashWorker {
  readonly hash: number;
  readonly pieces: readonly Uint8Array[] | null;
}
export interface FromHashWorker {
  readonly hash: number;
  readonly digest: string | null;
}

/** What is gathered for one message, and how many messages may be on their way. */
const messageBytes = 1024 * 1024;
const mostUnderWay = 8;

/**
 * The host's SHA-256, long ones in another thread: while it hashes, this one deciphers, and the
 * desk goes on answering. `startWorker` starts `hash-worker.ts`; it is called when it is first
 * needed, and the thread keeps no process alive that has nothing else to do.
 */
export function threadedHashing(startWorker: () => Worker): Hashing {
  let thread: HashThread | undefined;
  return {
    sha256: nativeHashing.sha256,
    start: () => startHash(() => (thread ??= openThread(startWorker()))),
  };
}

interface HashThread {
  readonly send: (message: ToHashWorker, onAnswer: (answer: FromHashWorker) => void) => void;
}

function openThread(worker: Worker): HashThread {
  const waiting = new Map<number, ((answer: FromHashWorker) => void)[]>();
  let answersDue = 0;
  worker.unref();
  worker.on("message", (answer: FromHashWorker) => {
    answersDue -= 1;
    // Nothing due: the process may end.
    if (answersDue === 0) worker.unref();
    waiting.get(answer.hash)?.shift()?.(answer);
    if (answer.digest !== null) waiting.delete(answer.hash);
  });
  return {
    send: (message, onAnswer) => {
      if (answersDue === 0) worker.ref();
      answersDue += 1;
      const queue = waiting.get(message.hash) ?? [];
      waiting.set(message.hash, [...queue, onAnswer]);
      worker.postMessage(
        message,
        (message.pieces ?? []).map(({ buffer }) => buffer as ArrayBuffer),
      );
    },
  };
}

let hashesStarted = 0;

function startHash(thread: () => HashThread): RunningHash {
  hashesStarted += 1;
  const hash = hashesStarted;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  let sent = false;
  let underWay = 0;
  let goOn: (() => void) | undefined;
  const answered = () => {
    underWay -= 1;
    goOn?.();
    goOn = undefined;
  };
  const sendGathered = () => {
    if (gathered.length === 0) return;
    sent = true;
    underWay += 1;
    thread().send({ hash, pieces: gathered }, answered);
    gathered = [];
    gatheredBytes = 0;
  };
  return {
    take: async (piece) => {
      gathered.push(ownBuffer(piece));
      gatheredBytes += piece.length;
      if (gatheredBytes < messageBytes) return;
      sendGathered();
      if (underWay >= mostUnderWay) await new Promise<void>((resolve) => (goOn = resolve));
    },
    digest: () => {
      // So little is done sooner here than another thread is told of it.
      if (!sent) return digestHere(gathered);
      sendGathered();
      return new Promise((resolve) => {
        thread().send({ hash, pieces: null }, ({ digest }) => resolve(digest ?? ""));
      });
    },
  };
}

async function digestHere(pieces: readonly Uint8Array[]): Promise<string> {
  const hash = nativeHashing.start();
  for (const piece of pieces) await hash.take(piece);
  return hash.digest();
}

/** A piece that shares its buffer with others is copied: handing over a buffer empties all its views. */
function ownBuffer(piece: Uint8Array): Uint8Array {
  const alone = piece.byteLength === piece.buffer.byteLength;
  return alone && piece.buffer instanceof ArrayBuffer ? piece : piece.slice();
}
