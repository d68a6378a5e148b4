import type { z } from "zod";
import { refuse, type Outcome } from "../core/refusals/refusal.ts";
import { table, type Desk, type MethodName } from "./table.ts";

/** What a channel carries: a method's name and its input, one way; an outcome, the other. */
export type Invoke = (method: string, input: unknown) => Promise<Outcome<unknown>>;

const names = Object.keys(table) as readonly MethodName[];
const isMethod = (name: string): name is MethodName => Object.hasOwn(table, name);

/**
 * Callee side: validates before the desk sees anything. A refused input is named by its place
 * only, never by its value: it may be a mark or a passphrase.
 */
export function serveDesk(desk: Desk): Invoke {
  return async (name, raw) => {
    if (!isMethod(name)) return refuse("METHOD_UNKNOWN", { method: name.slice(0, 100) });
    const parsed = (table[name].input as z.ZodType).safeParse(raw ?? {});
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join(".") ?? "";
      return refuse("INPUT_MALFORMED", { method: name, where: where === "" ? "input" : where });
    }
    const call = desk[name] as (input: unknown) => Promise<Outcome<unknown>>;
    return call(parsed.data);
  };
}

/** Caller side: a desk whose every method goes over `invoke`. */
export function createDeskClient(invoke: Invoke): Desk {
  const entries = names.map((name) => [name, (input: unknown) => invoke(name, input)]);
  return Object.fromEntries(entries) as Desk;
}
