import type { Applicant, Expert } from "../../core/bundle/manifest.ts";
import type { PanelId, PersonId } from "../../core/ids.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { judgementsOf, readersOf, readersVerdict } from "../../core/meeting/reading/readers.ts";
import type { MaterialsVerdict, PanelVerdict } from "../../core/meeting/reading/reading-events.ts";
import type { ConfirmedVerdict } from "../../core/meeting/reading/reading-progress.ts";
import { stageOf, type Stage } from "../../core/meeting/stage.ts";
import { notCalled, type MeetingState } from "../../core/meeting/state.ts";
import { openHints } from "../../core/meeting/who.ts";
import { materialsVerdictWords } from "../../core/words.ts";

/** One application in the list of 材料审查. */
export interface ReadingRow {
  readonly applicant: Applicant;
  readonly stage: Stage;
  readonly readers: readonly Expert[];
  readonly opinions: readonly Opinion[];
  /** What the readers agree on. */
  readonly proposed: MaterialsVerdict | null;
  readonly confirmed: ConfirmedVerdict | null;
  readonly blockedByHint: boolean;
}

export interface Opinion {
  readonly expertId: PersonId;
  readonly name: string;
  readonly verdict: MaterialsVerdict;
  readonly reason: string;
}

export function readingRow(state: MeetingState, applicant: Applicant): ReadingRow {
  const judgements = judgementsOf(state, applicant);
  const { reading } = state.applicants.get(applicant.id) ?? notCalled;
  return {
    applicant,
    stage: stageOf(state, applicant.id),
    readers: readersOf(state, applicant),
    opinions: [...judgements].map(([expertId, { verdict, reason }]) => ({
      ...{ expertId, name: nameOf(state, expertId), verdict, reason },
    })),
    proposed: readersVerdict(judgements),
    confirmed: reading.verdict,
    blockedByHint: openHints(state).some(({ applicantId }) => applicantId === applicant.id),
  };
}

/** A panel's applications, in the roster's order. */
export const readingRows = (state: MeetingState, panelId: PanelId | null): readonly ReadingRow[] =>
  [...state.facts.applicants.values()]
    .filter(({ panel }) => panel === panelId)
    .map((applicant) => readingRow(state, applicant));

/** `张三：合格`, `李四：不合格（缺公示证明）`. */
export const opinionText = ({ name, verdict, reason }: Opinion): string =>
  `${name}：${materialsVerdictWords[verdict]}${reason === "" ? "" : `（${reason}）`}`;

/** What the panel chose where it doesn't simply follow its readers. */
export interface VerdictDraft {
  readonly verdict: MaterialsVerdict | null;
  readonly reason: string;
}

/** Read, free of open hints, and without a verdict: waiting for the panel. */
export const isVerdictDue = (row: ReadingRow): boolean =>
  row.stage === "reading" &&
  row.confirmed === null &&
  row.opinions.length > 0 &&
  !row.blockedByHint;

/** The panel's list as drafted; `null` for a row that lacks its verdict or its reason. */
export function draftedVerdict(
  row: ReadingRow,
  draft: VerdictDraft | undefined,
): PanelVerdict | null {
  const verdict = draft?.verdict ?? row.proposed;
  if (verdict === null) return null;
  const departs = verdict !== row.proposed;
  const reason = draft?.reason.trim() ?? "";
  if (departs && reason === "") return null;
  return { applicantId: row.applicant.id, verdict, reason: departs ? reason : null };
}
