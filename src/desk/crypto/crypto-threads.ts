import type { Worker } from "node:worker_threads";
import type { ChunkRun, FileRun, FileRunOutcome, SpanPlace } from "../sealed/age-chunks.ts";
import type { CryptoOrigin, FilePart, FileSum } from "./desk-crypto.ts";

/**
 * What a thread is asked to do. All bytes but the key lie in memory that both threads share, or in
 * a file that the thread reads.
 */
export type CryptoJob =
  | { readonly type: "seal" | "open"; readonly from: CryptoOrigin; readonly run: ChunkRun }
  | {
      readonly type: "update";
      readonly from: CryptoOrigin;
      readonly hash: number;
      readonly piece: Uint8Array;
    }
  | {
      readonly type: "hashRun";
      /** Of cipher and hash. */
      readonly from: CryptoOrigin;
      readonly hashFrom: CryptoOrigin;
      readonly hash: number;
      readonly run: FileRun;
      readonly place: SpanPlace;
    }
  | { readonly type: "sumFile"; readonly part: FilePart }
  | { readonly type: "digest"; readonly from: CryptoOrigin; readonly hash: number };

export type ToCryptoWorker = CryptoJob & { readonly id: number };

/** What is answered to each. */
export interface CryptoAnswers {
  /** CRC-32 of what was sealed. */
  readonly seal: number;
  /** Whether every tag fits. */
  readonly open: boolean;
  readonly update: true;
  readonly hashRun: FileRunOutcome;
  readonly sumFile: FileSum;
  /** 64 hex digits. */
  readonly digest: string;
}

export interface FromCryptoWorker {
  readonly id: number;
  readonly result: CryptoAnswers[CryptoJob["type"]];
}

/** One other thread. Its jobs are done in the order in which they come. */
export interface CryptoLane {
  readonly run: <Type extends CryptoJob["type"]>(
    job: CryptoJob & { readonly type: Type },
  ) => Promise<CryptoAnswers[Type]>;
  /** Jobs that aren't done yet. */
  readonly waiting: () => number;
}

/** A few other threads, so that a desk of two processors uses both and goes on answering. */
export interface CryptoThreads {
  /** The one with the least to do; started where all others are busy. */
  readonly lane: () => CryptoLane;
}

/** More than this are of no use: a disk or the one thread that reads is slower by then. */
const mostLanes = 4;

/**
 * `startWorker` starts `crypto-worker.ts`; it is called when a thread is first needed. Threads keep
 * no process alive that has nothing else to do.
 */
export function openCryptoThreads(startWorker: () => Worker, processors: number): CryptoThreads {
  const lanes: CryptoLane[] = [];
  const most = Math.min(processors, mostLanes);
  return {
    lane: () => {
      const [first] = [...lanes].sort((a, b) => a.waiting() - b.waiting());
      if (first && (first.waiting() === 0 || lanes.length >= most)) return first;
      const lane = openLane(startWorker());
      lanes.push(lane);
      return lane;
    },
  };
}

interface Waiting {
  /** Takes the answer to the job that waits. */
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

function openLane(worker: Worker): CryptoLane {
  const waiting = new Map<number, Waiting>();
  let jobs = 0;
  let broken: unknown;
  // Only who waits for an answer keeps the process alive.
  const holdOpen = () => (waiting.size > 0 ? worker.ref() : worker.unref());
  const fail = (error: unknown) => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", ({ id, result }: FromCryptoWorker) => {
    waiting.get(id)?.resolve(result as never);
    waiting.delete(id);
    holdOpen();
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A crypto thread ended")));
  worker.unref();
  return {
    waiting: () => waiting.size,
    run: (job) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) throw broken as Error;
        jobs += 1;
        waiting.set(jobs, { resolve, reject });
        holdOpen();
        worker.postMessage({ ...job, id: jobs } satisfies ToCryptoWorker);
      }),
  };
}
