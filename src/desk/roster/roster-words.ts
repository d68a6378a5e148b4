import type { Words } from "../../core/words.ts";

/** The code whose Chinese word is `text`, or `undefined`: core's words, read backwards. */
export function codeOf<Code extends string>(words: Words<Code>, text: string): Code | undefined {
  return codesOf(words).find((code) => words[code] === text);
}

/** All words as one list for a sentence: 技术员、助理工程师、工程师. */
export function listed(words: readonly string[]): string {
  return words.join("、");
}

export const codesOf = <Code extends string>(words: Words<Code>): readonly Code[] =>
  Object.keys(words) as Code[];

export const wordsOf = (words: Words<string>): readonly string[] => Object.values(words);
