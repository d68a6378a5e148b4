import type { z } from "zod";
import type { Outcome } from "../core/refusals/refusal.ts";

/** One thing that may be asked of the desk. */
export interface Method<Input, Output> {
  /** What it does, for docs/CONTRACT.md. */
  readonly says: string;
  /** Validates whatever a channel brings; nothing past it is unchecked. */
  readonly input: z.ZodType<Input>;
  /** What it gives, as text for docs/CONTRACT.md. */
  readonly gives: string;
  /** Carries the output's type; never set. */
  readonly output?: Output;
}

/** The desk as its callers see it: one function a method, each taking one object. */
export type Served<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Method<infer Input, infer Output>
    ? (input: Input) => Promise<Outcome<Output>>
    : never;
};

/** Defines a method; `Output` is given by `gives<Output>(text)`. */
export function method<Input, Output>(
  says: string,
  input: z.ZodType<Input>,
  output: Given<Output>,
): Method<Input, Output> {
  return { says, input, gives: output.text };
}

interface Given<Output> {
  readonly text: string;
  readonly output?: Output;
}

export const gives = <Output>(text: string): Given<Output> => ({ text });
