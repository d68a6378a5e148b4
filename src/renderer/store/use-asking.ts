import { useCallback, useState } from "react";
import type { Outcome, Refusal } from "../../core/refusals/refusal.ts";

export interface Asking {
  readonly busy: boolean;
  /** The refusal of the last thing asked; shown where the user is looking. */
  readonly refusal: Refusal | null;
  /** Asks, and gives the value; `undefined` when refused. */
  readonly ask: <T>(question: () => Promise<Outcome<T>>) => Promise<T | undefined>;
  readonly forget: () => void;
}

/** One place on a screen that asks the desk for something and shows what it answers. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ask = useCallback(async <T>(question: () => Promise<Outcome<T>>) => {
    setBusy(true);
    setRefusal(null);
    const answer = await question();
    setBusy(false);
    if (answer.ok) return answer.value;
    setRefusal(answer.error);
    return undefined;
  }, []);
  const forget = useCallback(() => setRefusal(null), []);
  return { busy, refusal, ask, forget };
}
