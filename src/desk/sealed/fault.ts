import { err, ok } from "../../core/result.ts";
import type { Outcome, Refusal, RefusalCode } from "../../core/refusals/refusal.ts";
import { refusal } from "../../core/refusals/refusal.ts";

/**
 * A refusal on its way out of nested readers. Never leaves this layer: every public function
 * turns it into an `Outcome` by `settle`.
 */
export class Fault extends Error {
  readonly refusal: Refusal;

  constructor(reason: Refusal) {
    super(reason.code);
    this.refusal = reason;
  }
}

/** Builds a fault; same arguments as `refusal`. */
export function fault<C extends RefusalCode>(...args: Parameters<typeof refusal<C>>): Fault {
  return new Fault(refusal(...args));
}

/** Runs `work`; a fault becomes the failed side of an `Outcome`, a bug goes on as it is. */
export async function settle<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(refusalOf(error));
  }
}

/** The same for work that doesn't wait. */
export function settleNow<T>(work: () => T): Outcome<T> {
  try {
    return ok(work());
  } catch (error) {
    return err(refusalOf(error));
  }
}

/** The value of `outcome`; its refusal goes out as a fault. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Fault(outcome.error);
  return outcome.value;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Fault) return error.refusal;
  throw error;
}
