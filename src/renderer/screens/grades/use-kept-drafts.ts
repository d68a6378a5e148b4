import { useEffect, useRef, useState } from "react";
import type { PrivatePagesOpened } from "../../../contract/answers.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import type { Refusal } from "../../../core/refusals/refusal.ts";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { draftText, readDraftText, type ScoreDraft } from "./score-draft.ts";

/** Scores that an expert is still at, kept on the desk under the expert's own key. */
export interface KeptDrafts {
  readonly drafts: ReadonlyMap<ApplicantId, ScoreDraft>;
  readonly setDraft: (id: ApplicantId, draft: ScoreDraft) => void;
  /** Whether all that was typed is on the disk. */
  readonly allKept: boolean;
  readonly refusal: Refusal | null;
  /** Keeps at once what isn't yet; whether that went well. */
  readonly keepNow: () => Promise<boolean>;
}

/** After the last key, in ms: long enough for a whole number, short enough for a power cut. */
const keptAfter = 600;

export function useKeptDrafts({ token, pages }: PrivatePagesOpened): KeptDrafts {
  const store = useSessionStore();
  const { refusal, ask } = useAsking();
  const [drafts, setDrafts] = useState<ReadonlyMap<ApplicantId, ScoreDraft>>(
    () => new Map(pages.map(({ applicantId, text }) => [applicantId, readDraftText(text)])),
  );
  const [unkept, setUnkept] = useState<ReadonlyMap<ApplicantId, ScoreDraft>>(new Map());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keepNow = async () => {
    clearTimeout(timer.current);
    for (const [applicantId, draft] of unkept) {
      const page = { token, applicantId, text: draftText(draft) };
      if (!(await ask(() => store.act({ type: "keepPrivatePage", ...page })))) return false;
      // Unless something else was typed meanwhile.
      setUnkept(
        (now) => new Map([...now].filter((one) => one[0] !== applicantId || one[1] !== draft)),
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
    drafts,
    setDraft: (id, draft) => {
      setDrafts((now) => new Map([...now, [id, draft]]));
      setUnkept((now) => new Map([...now, [id, draft]]));
    },
    allKept: unkept.size === 0,
    refusal,
    keepNow,
  };
}
