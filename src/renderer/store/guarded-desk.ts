import type { Desk } from "../../contract/table.ts";

type Call = (input: unknown) => Promise<unknown>;

/**
 * The desk, of which callers see outcomes only. A thrown error is a bug: `onBroken` puts up the one
 * screen for it, and the call never settles, since nothing is left that could go on.
 */
export function guardedDesk(desk: Desk, onBroken: (error: unknown) => void): Desk {
  const entries = (Object.entries(desk) as [string, Call][]).map(([name, call]) => [
    name,
    async (input: unknown) => {
      try {
        return await call(input);
      } catch (error) {
        onBroken(error);
        return new Promise(() => undefined);
      }
    },
  ]);
  return Object.fromEntries(entries) as Desk;
}
