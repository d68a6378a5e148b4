import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import { drawNumberOf } from "./call-order.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { Draw } from "./defense-events.ts";
import { nameOf } from "../people/person-name.ts";
import { notCalled, type MeetingState } from "../state.ts";
import { chairsPresent, isPresent } from "../who.ts";

/** The largest 抽签号. */
export const highestDraw = 9_999;

/** 抽签 before a witness: no two alike within a panel; what stood is changed only with a reason. */
export function recordDraws(state: MeetingState, command: CommandOf<"recordDraws">): Decided {
  const { panelId, witnessId, draws } = command;
  if (!witnessesOf(state, panelId).includes(witnessId)) {
    return refuse("NOT_A_DRAW_WITNESS", { name: nameOf(state, witnessId) });
  }
  if (draws.length === 0) return refuse("DRAWS_EMPTY");
  const numbers = new Set<number>();
  const drawn = new Set(draws.map(({ applicantId }) => applicantId));
  const taken = takenNumbers(state, panelId, drawn);
  for (const draw of draws) {
    const sound = soundDraw(state, panelId, draw);
    if (!sound.ok) return sound;
    const other = taken.get(draw.drawNumber);
    if (other !== undefined || numbers.has(draw.drawNumber)) {
      return refuse("DRAW_TWICE", { name: sound.value.name, number: draw.drawNumber });
    }
    numbers.add(draw.drawNumber);
  }
  if (drawn.size !== draws.length) return refuse("DRAWS_EMPTY");
  const reason = command.reason?.trim() ?? "";
  const changed = draws.find((draw) => isChange(state, draw));
  if (changed && reason === "") {
    const name = state.facts.applicants.get(changed.applicantId)?.name ?? changed.applicantId;
    return refuse("DRAW_CHANGED_WITHOUT_REASON", { name });
  }
  const why = changed ? reason : null;
  return ok([{ type: "drawsRecorded", v: 1, panelId, witnessId, draws, reason: why }]);
}

/** Who may witness a draw of this panel, of those present: supervisors, its leader, who presides. */
export function witnessesOf(state: MeetingState, panelId: PanelId | null): readonly PersonId[] {
  const supervisors = [...state.facts.staff.values()].filter(({ role }) => role === "supervisor");
  const leaders = [...state.facts.experts.values()].filter(
    ({ panel, panelLeader }) => panelLeader && panelId !== null && panel === panelId,
  );
  const people = [...supervisors, ...leaders, ...chairsPresent(state)].map(({ id }) => id);
  return [...new Set(people)].filter((id) => isPresent(state, id));
}

function soundDraw(
  state: MeetingState,
  panelId: PanelId | null,
  { applicantId, drawNumber }: Draw,
): Outcome<Applicant> {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  if (applicant.panel !== panelId) return refuse("NOT_THIS_PANELS_APPLICANT", { name });
  const { defense } = state.applicants.get(applicantId) ?? notCalled;
  if (defense !== "notCalled") return refuse("DRAW_AFTER_CALL", { name });
  const inRange = Number.isInteger(drawNumber) && drawNumber >= 1 && drawNumber <= highestDraw;
  return inRange ? ok(applicant) : refuse("DRAW_OUT_OF_RANGE", { name, most: highestDraw });
}

/** Numbers of the panel's others, who aren't drawn anew here. */
function takenNumbers(
  state: MeetingState,
  panelId: PanelId | null,
  drawn: ReadonlySet<ApplicantId>,
): ReadonlyMap<number, ApplicantId> {
  const others = [...state.facts.applicants.values()].filter(
    ({ id, panel }) => panel === panelId && !drawn.has(id),
  );
  return new Map(
    others.flatMap((one) => {
      const number = drawNumberOf(state, one);
      return number === null ? [] : [[number, one.id] as const];
    }),
  );
}

function isChange(state: MeetingState, { applicantId, drawNumber }: Draw): boolean {
  const applicant = state.facts.applicants.get(applicantId);
  const standing = applicant ? drawNumberOf(state, applicant) : null;
  return standing !== null && standing !== drawNumber;
}
