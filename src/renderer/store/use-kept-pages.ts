import { useEffect, useRef, useState } from "react";
import type { PrivatePagesOpened } from "../../contract/answers.ts";
import type { ApplicantId } from "../../core/ids.ts";
import type { Refusal } from "../../core/refusals/refusal.ts";
import { useSessionStore } from "./session-context.ts";
import { useAsking } from "./use-asking.ts";

/** Private pages that their author is still at, kept on the desk under the author's own key. */
export interface KeptPages {
  readonly texts: ReadonlyMap<ApplicantId, string>;
  readonly setText: (id: ApplicantId, text: string) => void;
  /** Whether all that was typed is on the disk. */
  readonly allKept: boolean;
  readonly refusal: Refusal | null;
  /** Keeps at once what isn't yet; whether that went well. */
  readonly keepNow: () => Promise<boolean>;
}

/** After the last key, in ms: long enough for a whole number, short enough for a power cut. */
const keptAfter = 600;

export function useKeptPages({ token, pages }: PrivatePagesOpened): KeptPages {
  const store = useSessionStore();
  const { refusal, ask } = useAsking();
  const [texts, setTexts] = useState<ReadonlyMap<ApplicantId, string>>(
    () => new Map(pages.map(({ applicantId, text }) => [applicantId, text])),
  );
  const [unkept, setUnkept] = useState<ReadonlyMap<ApplicantId, string>>(new Map());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keepNow = async () => {
    clearTimeout(timer.current);
    for (const [applicantId, text] of unkept) {
      const page = { token, applicantId, text };
      if (!(await ask(() => store.act({ type: "keepPrivatePage", ...page })))) return false;
      // Unless something else was typed meanwhile.
      setUnkept(
        (now) => new Map([...now].filter((one) => one[0] !== applicantId || one[1] !== text)),
      );
    }
    return true;
  };
  useEffect(() => {
    if (unkept.size === 0) return;
    timer.current = setTimeout(() => void keepNow(), keptAfter);
    return () => clearTimeout(timer.current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is kept follows from `unkept` alone
  }, [unkept]);
  return {
    texts,
    setText: (id, text) => {
      setTexts((now) => new Map([...now, [id, text]]));
      setUnkept((now) => new Map([...now, [id, text]]));
    },
    allKept: unkept.size === 0,
    refusal,
    keepNow,
  };
}
