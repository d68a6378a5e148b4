import type { PersonId } from "../../core/ids.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";

/** Tries that cost nothing, then the wait in seconds, doubled at each further wrong PIN. */
const freeTries = 3;
const firstWaitSeconds = 15;
const longestWaitSeconds = 900;

/** Slows down guessing a person's PIN. Forgets when the desk stops: the secret itself guards the key. */
export interface PinGuard {
  /** Refuses PIN_TOO_MANY while the person has to wait. */
  readonly mayTry: (personId: PersonId, name: string) => Outcome<null>;
  readonly failed: (personId: PersonId) => void;
  readonly succeeded: (personId: PersonId) => void;
}

/** `now` is in milliseconds and only ever compared with itself. */
export function createPinGuard(now: () => number): PinGuard {
  const tries = new Map<PersonId, { readonly wrong: number; readonly blockedUntil: number }>();
  return {
    mayTry: (personId, name) => {
      const left = (tries.get(personId)?.blockedUntil ?? 0) - now();
      return left > 0
        ? refuse("PIN_TOO_MANY", { name, seconds: Math.ceil(left / 1000) })
        : ok(null);
    },
    failed: (personId) => {
      const wrong = (tries.get(personId)?.wrong ?? 0) + 1;
      tries.set(personId, { wrong, blockedUntil: now() + waitSeconds(wrong) * 1000 });
    },
    succeeded: (personId) => void tries.delete(personId),
  };
}

function waitSeconds(wrong: number): number {
  if (wrong < freeTries) return 0;
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrong - freeTries));
}
