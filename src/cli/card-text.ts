import type { Card } from "../desk/keys/card.ts";
import { groupedHex } from "../desk/keys/check-code.ts";

/** A card for people: whose it is, and the check code in both forms. */
export function cardLines({ role, keys, checkCode }: Card): readonly string[] {
  return [
    `${role === "office" ? "评委会办公室 Office" : "评审电脑 Station"}: ${keys.name}`,
    `核验码 Check code: ${groupedHex(checkCode.hex)}`,
    `  ${checkCode.words}`,
    "请用电话或纸面告知对方核验码，由对方逐字输入。Tell the check code by phone or on paper; the other side types it in.",
  ];
}

export function cardJson({ role, keys, checkCode }: Card): object {
  return { role, ...keys, checkCode: checkCode.hex, checkWords: checkCode.words };
}
