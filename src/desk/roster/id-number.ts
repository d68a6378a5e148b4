import { halfWidth } from "./plain-text.ts";

/** 身份证号 as it is compared: ASCII digits, an upper-case X. */
export function plainIdNumber(text: string): string {
  return halfWidth(text).replace(/\s/g, "").toUpperCase();
}

/** Whether length and check digit are right (GB 11643: weighted sum modulo 11). */
export function isSoundIdNumber(idNumber: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  return idNumber[17] === checkDigits[sum % 11];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = "10X98765432";
