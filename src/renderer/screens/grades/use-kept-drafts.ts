import { useMemo } from "react";
import type { PrivatePagesOpened } from "../../../contract/answers.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import { useKeptPages, type KeptPages } from "../../store/use-kept-pages.ts";
import { draftText, readDraftText, type ScoreDraft } from "./score-draft.ts";

/** Scores that an expert is still at, kept on the desk under the expert's own key. */
export interface KeptDrafts extends Pick<KeptPages, "allKept" | "refusal" | "keepNow"> {
  readonly drafts: ReadonlyMap<ApplicantId, ScoreDraft>;
  readonly setDraft: (id: ApplicantId, draft: ScoreDraft) => void;
}

export function useKeptDrafts(opened: PrivatePagesOpened): KeptDrafts {
  const { texts, setText, ...rest } = useKeptPages(opened);
  const drafts = useMemo(
    () => new Map([...texts].map(([id, text]) => [id, readDraftText(text)])),
    [texts],
  );
  return { ...rest, drafts, setDraft: (id, draft) => setText(id, draftText(draft)) };
}
