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
  return quotient(share.numerator * base + share.denominator - 1, share.denominator);
}

/** How many times `divisor` goes into `dividend`, both whole and not negative. Exact. */
export function quotient(dividend: number, divisor: number): number {
  // The remainder is taken off first, so this division leaves no fraction behind.
  // eslint-disable-next-line no-restricted-syntax
  return (dividend - (dividend % divisor)) / divisor;
}
