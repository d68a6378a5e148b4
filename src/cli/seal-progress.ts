import type { SealProgress } from "../desk/office/seal-source.ts";
import type { Terminal } from "./command.ts";

const words: Readonly<Record<SealProgress["step"], string>> = {
  reading: "正在核对名册和材料 Reading the roster and materials",
  sealing: "正在密封 Sealing",
};

/** Tells each step once, and while sealing every tenth part. */
export function createSealProgress({ tell }: Terminal): (progress: SealProgress) => void {
  let told = "";
  return ({ step, done, of }) => {
    const tenths = of === 0 ? 0 : Math.floor((done * 10) / of);
    const text = of === 0 ? words[step] : `${words[step]} ${tenths * 10}%`;
    if (text !== told) tell(text);
    told = text;
  };
}
