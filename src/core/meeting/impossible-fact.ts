/** A fact that can't follow the facts before it. Verifying a foreign journal turns it into a refusal. */
export class ImpossibleFact extends Error {}

/** Throws `ImpossibleFact`, said in words, unless `holds`. */
export function must(holds: boolean, fact: string): asserts holds {
  if (!holds) throw new ImpossibleFact(fact);
}
