import { useCallback, useEffect, useState } from "react";
import type { Job } from "../../contract/answers.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";

/** How often long work is asked after, in ms. */
const askEvery = 400;

/**
 * Follows long work of the desk while it runs. `look` asks once at once, for what began in another
 * place or was just started; `question` must be stable.
 */
export function useJob<Progress, Value>(question: () => Promise<Outcome<Job<Progress, Value>>>) {
  const [job, setJob] = useState<Job<Progress, Value> | null>(null);
  const look = useCallback(
    () =>
      question().then((answer) => {
        if (answer.ok) setJob(answer.value);
      }),
    [question],
  );
  useEffect(() => void look(), [look]);
  const running = job?.state === "running";
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void look(), askEvery);
    return () => clearInterval(timer);
  }, [running, look]);
  return { job, look };
}
