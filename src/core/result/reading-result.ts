import type { Applicant, Manifest } from "../bundle/manifest.ts";
import type { ApplicantId } from "../ids.ts";
import {
  materialsVerdictOf,
  returnReasonOf,
  reviewsMaterials,
} from "../meeting/reading/readers.ts";
import { stageOf } from "../meeting/stage.ts";
import { notCalled, type MeetingState } from "../meeting/state.ts";
import type { ReadingResult, ReviewLists } from "./result-document.ts";

/** What was read, checked and vetoed of one application. */
export function readingResult(state: MeetingState, applicant: Applicant): ReadingResult {
  const { reading } = state.applicants.get(applicant.id) ?? notCalled;
  const { judgements, verdict, originals, veto } = reading;
  return {
    verdict: materialsVerdictOf(state, applicant),
    verdictReason: verdict?.reason ?? null,
    corrected: verdict?.corrected ?? false,
    readers: [...state.facts.experts.keys()].flatMap((expertId) => {
      const judgement = judgements.get(expertId);
      return judgement ? [{ expertId, ...judgement }] : [];
    }),
    originals,
    veto: veto && {
      leaderId: veto.leaderId,
      reason: veto.reason,
      material: veto.evidence.material,
      evidence: veto.evidence.text,
    },
  };
}

/** 参加笔试名单 and 退回名单 of a meeting that reviewed materials; `null` of any other. */
export function reviewLists(manifest: Manifest, state: MeetingState): ReviewLists | null {
  if (!reviewsMaterials(state.facts)) return null;
  const passed: ApplicantId[] = [];
  const returned: { readonly applicantId: ApplicantId; readonly reason: string }[] = [];
  for (const applicant of manifest.applicants) {
    const { id } = applicant;
    if (stageOf(state, id) === "vetoed") continue;
    const verdict = materialsVerdictOf(state, applicant);
    if (verdict === "pass") passed.push(id);
    if (verdict === "fail")
      returned.push({ applicantId: id, reason: returnReasonOf(state, applicant) });
  }
  return { passed, returned };
}
