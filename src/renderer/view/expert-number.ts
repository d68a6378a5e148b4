import type { PersonId } from "../../core/ids.ts";

/**
 * Whose 专家编号 was typed: the whole of it, or its last digits without leading zeros, as 3 for ZJ003.
 * `null` where nobody's is, or more than one.
 */
export function expertByNumber(typed: string, ids: readonly PersonId[]): PersonId | null {
  const text = typed.trim().toUpperCase();
  if (text === "") return null;
  const whole = ids.find((id) => id.toUpperCase() === text);
  if (whole !== undefined) return whole;
  const digits = plain(text);
  const found = ids.filter((id) => plain(/\d+$/.exec(id)?.[0] ?? "") === digits);
  return /^\d+$/.test(text) && found.length === 1 ? (found[0] ?? null) : null;
}

const plain = (digits: string): string => digits.replace(/^0+(?=\d)/, "");
