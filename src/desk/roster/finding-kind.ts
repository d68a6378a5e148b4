import type { Sentence } from "../../core/refusals/sentence.ts";

/** The two halves of a finding's sentence. */
export interface FindingKind {
  /** What is wrong; `{found}` is what stands there. */
  readonly what: Sentence;
  /** What is expected; `{wanted}` lists words, names or numbers of the roster. */
  readonly expected: Sentence;
}

export const kind = (
  whatZh: string,
  whatEn: string,
  expectedZh: string,
  expectedEn: string,
): FindingKind => ({
  what: { zh: whatZh, en: whatEn },
  expected: { zh: expectedZh, en: expectedEn },
});
