import type { Applicant, Level } from "../../core/bundle/manifest.ts";
import { inCallOrder } from "../../core/meeting/defense/call-order.ts";
import { stageOf, type Stage } from "../../core/meeting/stage.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { isToGrade } from "../../core/meeting/grades/to-grade.ts";
import { isSpelled } from "./spelling.ts";

/** How far an application has come, as the lists say it: with all grades in, it waits for its conclusion. */
export type ShownStage = Stage | "toConclude";

export interface ApplicantRow {
  readonly applicant: Applicant;
  readonly stage: ShownStage;
  readonly next: NextAction;
}

/** The one thing to do next about an applicant. */
export type NextAction = "call" | "endDefense" | "enterGrades" | "look";

export interface ApplicantFilter {
  readonly text: string;
  readonly stage: ShownStage | "all";
  readonly panel: string;
  readonly level: Level | "all";
  readonly specialty: string;
}

export const everyone: ApplicantFilter = {
  ...{ text: "", stage: "all", panel: "all" },
  ...{ level: "all", specialty: "all" },
};

/** The applicants in calling order. */
export function applicantRows(state: MeetingState): readonly ApplicantRow[] {
  return inCallOrder(state, [...state.facts.applicants.values()]).map((applicant) =>
    rowOf(state, applicant),
  );
}

export function rowOf(state: MeetingState, applicant: Applicant): ApplicantRow {
  const stage = shownStageOf(state, applicant);
  return { applicant, stage, next: nextOf(state, applicant, stage) };
}

function shownStageOf(state: MeetingState, applicant: Applicant): ShownStage {
  const stage = stageOf(state, applicant.id);
  return stage === "grading" && !isToGrade(state, applicant) ? "toConclude" : stage;
}

function nextOf(state: MeetingState, applicant: Applicant, stage: ShownStage): NextAction {
  switch (stage) {
    case "waiting":
    case "postponed":
      return "call";
    case "defending":
      return state.applicants.get(applicant.id)?.identity ? "endDefense" : "look";
    case "grading":
      return "enterGrades";
    default:
      return "look";
  }
}

/** Rows whose name, number, unit or pinyin holds the text, in the stage, panel, level and specialty chosen. */
export function matching(
  rows: readonly ApplicantRow[],
  { text, stage, panel, level, specialty }: ApplicantFilter,
): readonly ApplicantRow[] {
  const wanted = text.trim().toLowerCase();
  const letters = wanted.replace(/[\s']/g, "");
  const isPinyin = /^[a-z]+$/.test(letters);
  return rows.filter(
    ({ applicant, stage: at }) =>
      (stage === "all" || stage === at) &&
      (panel === "all" || (applicant.panel ?? "") === panel) &&
      (level === "all" || applicant.level === level) &&
      (specialty === "all" || applicant.specialty === specialty) &&
      ([applicant.name, applicant.id, applicant.employer].some((value) =>
        value.toLowerCase().includes(wanted),
      ) ||
        (isPinyin && isSpelled(applicant.name, letters))),
  );
}
