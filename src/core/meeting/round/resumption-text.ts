import type { Words } from "../../words.ts";
import type { Resumption } from "../state.ts";

/** What screens, forms and minutes all say of a round's 断电续投. */
export function resumptionText({ codes, resumed }: Resumption): string {
  const times = resumed === 0 ? "未中断" : `中断后续投 ${resumed} 次`;
  return `断电续投：${times}；${codeWords[codes]}。`;
}

const codeWords: Words<Resumption["codes"]> = {
  unconfirmed: "续投码未启用",
  confirmed: "续投码抄件尚未销毁",
  destroyed: "两张续投码抄件已当面销毁",
  lost: "有续投码抄件未找到，已登记",
};
