import { err, type Result } from "../result.ts";
import { refusalCatalog } from "./catalog.ts";

export type RefusalCode = keyof typeof refusalCatalog;

/** An expected failure, as plain data: a stable code and what fills the holes of its sentence. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export type Outcome<T> = Result<T, Refusal>;

type Holes<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;
type Details<C extends RefusalCode> = Readonly<
  Record<Holes<(typeof refusalCatalog)[C]["en"]>, string | number>
>;
type DetailsArgument<C extends RefusalCode> = [Holes<(typeof refusalCatalog)[C]["en"]>] extends [
  never,
]
  ? []
  : [details: Details<C>];

/** Builds the refusal `code`; the compiler asks for exactly the holes that its sentence has. */
export function refusal<C extends RefusalCode>(code: C, ...rest: DetailsArgument<C>): Refusal {
  return { code, details: rest[0] ?? {} };
}

/** The same, as the failed side of an `Outcome`. */
export function refuse<C extends RefusalCode>(
  code: C,
  ...rest: DetailsArgument<C>
): Result<never, Refusal> {
  return err(refusal(code, ...rest));
}

export type Language = "zh" | "en";

/** The sentence of `given` in `language`, its holes filled. */
export function sentenceOf(given: Refusal, language: Language): string {
  return refusalCatalog[given.code][language].replace(/\{(\w+)\}/g, (hole, name: string) =>
    String(given.details[name] ?? hole),
  );
}
