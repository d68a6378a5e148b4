import { pinyin } from "pinyin-pro";

/** How a name is typed without a Chinese input method. */
export interface Spelling {
  /** `zxm` for 张小明. */
  readonly initials: string;
  /** Where each syllable begins, to the end: `zhangxiaoming`, `xiaoming`, `ming`. */
  readonly fromEach: readonly string[];
}

const known = new Map<string, Spelling>();

/** Pinyin of a name, its first character read as a surname (单 shan, 曾 zeng). */
export function spellingOf(name: string): Spelling {
  const before = known.get(name);
  if (before) return before;
  const syllables = pinyin(name, { toneType: "none", type: "array", surname: "head", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ""))
    .filter((syllable) => syllable !== "");
  const spelling = {
    initials: syllables.map(([first]) => first).join(""),
    fromEach: syllables.map((_, index) => syllables.slice(index).join("")),
  };
  known.set(name, spelling);
  return spelling;
}

/** Whether the letters (small, without spaces) are initials of the name, or its beginning in full. */
export function isSpelled(name: string, letters: string): boolean {
  const { initials, fromEach } = spellingOf(name);
  return initials.includes(letters) || fromEach.some((syllables) => syllables.startsWith(letters));
}
