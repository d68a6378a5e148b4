/** What a refusal says to the person in front of the screen: what happened, and what to do next. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** Refusals of one area. Holes are written `{name}`; both languages have the same ones. */
export type RefusalArea = Readonly<Record<string, Sentence>>;
