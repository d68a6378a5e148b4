import type { Job } from "../../contract/answers.ts";
import { refuse, sentenceOf, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import type { Sentence } from "../../core/refusals/sentence.ts";
import { ok } from "../../core/result.ts";

/** Long work beside the desk's methods, one at a time: it is started, asked after, and stopped. */
export interface JobRunner<Progress, Value> {
  /** Refuses with JOB_RUNNING. Doesn't wait for `work`. */
  readonly start: (first: Progress, work: JobWork<Progress, Value>) => Outcome<null>;
  /** Throws what `work` threw: a bug in it stops the desk like any other. */
  readonly state: () => Job<Progress, Value>;
  /** Tells the work to stop and waits until it has; without work nothing happens. */
  readonly stop: () => Promise<void>;
  /** Also forgets what the last work came to. */
  readonly clear: () => Promise<void>;
}

export type JobWork<Progress, Value> = (
  report: (progress: Progress) => void,
  signal: AbortSignal,
) => Promise<Outcome<Value>>;

interface Running {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export function createJobRunner<Progress, Value>(): JobRunner<Progress, Value> {
  let state: Job<Progress, Value> = { state: "none" };
  let running: Running | undefined;
  let bug: { readonly error: unknown } | undefined;
  const stop = async () => {
    running?.abort.abort();
    await running?.ended;
  };
  return {
    start: (first, work) => {
      if (running) return refuse("JOB_RUNNING");
      const abort = new AbortController();
      state = { state: "running", progress: first };
      let progress = first;
      const report = (latest: Progress) => {
        progress = latest;
        state = { state: "running", progress };
      };
      const run = async () => {
        try {
          const done = await work(report, abort.signal);
          state = done.ok
            ? { state: "done", value: done.value }
            : { state: "refused", refusal: done.error, sentence: inWords(done.error), progress };
        } catch (error) {
          bug = { error };
        } finally {
          running = undefined;
        }
      };
      running = { abort, ended: Promise.resolve().then(run) };
      return ok(null);
    },
    state: () => {
      if (bug) throw bug.error;
      return state;
    },
    stop,
    clear: async () => {
      await stop();
      state = { state: "none" };
    },
  };
}

/** As every refused call has them: who only reads the answer needn't know the catalog. */
const inWords = (refusal: Refusal): Sentence => ({
  zh: sentenceOf(refusal, "zh"),
  en: sentenceOf(refusal, "en"),
});
