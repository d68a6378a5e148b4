/** A share such as two-thirds. Both are positive integers; `numerator <= denominator`. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Whether `count` of `base` reaches `share`, in integers: 3 × 6 ≥ 2 × 9. */
export function reaches(count: number, base: number, share: Fraction): boolean {
  return share.denominator * count >= share.numerator * base;
}

/** The smallest count of `base` that reaches `share`. */
export function neededOf(base: number, share: Fraction): number {
  return Math.floor((share.numerator * base + share.denominator - 1) / share.denominator);
}
