import type { Desk } from "../../contract/table.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";

type Call = (input: unknown) => Promise<Outcome<unknown>>;

/**
 * The desk, of which callers see outcomes only. A thrown error is a bug, and DESK_FAULT is the
 * host's word for one: `onBroken` puts up the one screen for it, and the call never settles, since
 * nothing is left that could go on.
 */
export function guardedDesk(desk: Desk, onBroken: (error: unknown) => void): Desk {
  const entries = (Object.entries(desk) as [string, Call][]).map(([name, call]) => [
    name,
    async (input: unknown) => {
      try {
        return withoutFault(await call(input));
      } catch (error) {
        onBroken(error);
        return new Promise(() => undefined);
      }
    },
  ]);
  return Object.fromEntries(entries) as Desk;
}

/** The outcome, unless it tells of a bug on the desk's side: that is thrown like any other. */
export function withoutFault<T>(outcome: Outcome<T>): Outcome<T> {
  if (!outcome.ok && outcome.error.code === "DESK_FAULT") throw new DeskFault();
  return outcome;
}

class DeskFault extends Error {
  override readonly name = "DESK_FAULT";
}
