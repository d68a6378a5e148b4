import type { ApplicantId } from "../../ids.ts";
import { progressOf, setProgress, type Draft } from "../draft.ts";
import { must } from "../impossible-fact.ts";
import type { ReadingEvent } from "./reading-events.ts";
import type { ReadingProgress } from "./reading-progress.ts";

export function applyReading(draft: Draft, event: ReadingEvent): void {
  if (event.type === "materialsVerdictsConfirmed") {
    for (const { applicantId, verdict, reason } of event.verdicts) {
      must(readingOf(draft, applicantId).verdict === null, "two verdicts on materials");
      const confirmed = { verdict, reason, confirmedBy: event.leaderId, corrected: false };
      setReading(draft, applicantId, { verdict: confirmed });
    }
    return;
  }
  const { applicantId } = event;
  const reading = readingOf(draft, applicantId);
  switch (event.type) {
    case "materialsJudged": {
      must(reading.verdict === null, "materials judged after the panel's verdict");
      const judgement = { verdict: event.verdict, reason: event.reason };
      const judgements = new Map([...reading.judgements, [event.expertId, judgement] as const]);
      return setReading(draft, applicantId, { judgements });
    }
    case "materialsVerdictCorrected": {
      must(reading.verdict?.verdict === event.from, "a correction of another verdict");
      const { to: verdict, reason, leaderId: confirmedBy } = event;
      const confirmed = { verdict, reason, confirmedBy, corrected: true };
      return setReading(draft, applicantId, { verdict: confirmed });
    }
    case "originalsChecked": {
      const { checkedBy, originals, agree, remark } = event;
      const check = { checkedBy, originals, agree, remark };
      return setReading(draft, applicantId, { originals: [...reading.originals, check] });
    }
    case "applicationVetoed": {
      must(reading.veto === null, "an application vetoed twice");
      const { leaderId, reason, evidence } = event;
      return setReading(draft, applicantId, { veto: { leaderId, reason, evidence } });
    }
  }
}

const readingOf = (draft: Draft, id: ApplicantId): ReadingProgress => progressOf(draft, id).reading;

const setReading = (draft: Draft, id: ApplicantId, change: Partial<ReadingProgress>): void =>
  setProgress(draft, id, { reading: { ...readingOf(draft, id), ...change } });
