import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId, PanelId } from "../../ids.ts";
import { stageOf } from "../stage.ts";
import { notCalled, type MeetingState } from "../state.ts";

/** 抽签号: as drawn at the venue, else as the roster has it. */
export function drawNumberOf(state: MeetingState, applicant: Applicant): number | null {
  return state.draws.get(applicant.id) ?? applicant.drawNumber;
}

/** Larger than any number on a lot. */
const afterAllDrawn = 2_147_483_647;

/**
 * The order in which applicants of one panel are called: by 抽签号, who has none after all who
 * have, by the roster; who came late after everyone, in order of becoming late (DOMAIN §3).
 */
export function inCallOrder(
  state: MeetingState,
  applicants: readonly Applicant[],
): readonly Applicant[] {
  const places = new Map(
    applicants.map((one) => [
      one.id,
      {
        late: state.applicants.get(one.id)?.late ?? 0,
        draw: drawNumberOf(state, one) ?? afterAllDrawn,
      },
    ]),
  );
  const first = { late: 0, draw: 0 };
  return applicants.toSorted((one, other) => {
    const a = places.get(one.id) ?? first;
    const b = places.get(other.id) ?? first;
    return a.late - b.late || a.draw - b.draw || one.order - other.order;
  });
}

/** Those of a panel who wait for their turn, the next one first. */
export function callList(state: MeetingState, panelId: PanelId | null): readonly Applicant[] {
  const own = [...state.facts.applicants.values()].filter(({ panel }) => panel === panelId);
  return inCallOrder(state, own).filter(({ id }) => stageOf(state, id) === "waiting");
}

/** Panels in the bundle's order, and `null` for applicants without one; only those with applicants. */
export function panelsWithApplicants(state: MeetingState): readonly (PanelId | null)[] {
  const used = new Set([...state.facts.applicants.values()].map(({ panel }) => panel));
  const known: readonly (PanelId | null)[] = [...state.facts.panels.map(({ id }) => id), null];
  return known.filter((panel) => used.has(panel));
}

/** Whose turn it is where nobody says otherwise: the panel of the last call, while it has someone left. */
export function panelInTurn(state: MeetingState): PanelId | null {
  const panels = panelsWithApplicants(state);
  const last = state.lastCalled === null ? undefined : panelOfApplicant(state, state.lastCalled);
  const standing = state.called === null ? undefined : panelOfApplicant(state, state.called);
  if (standing !== undefined) return standing;
  const hasSomeone = (panel: PanelId | null) => callList(state, panel).length > 0;
  if (last !== undefined && hasSomeone(last)) return last;
  return panels.find(hasSomeone) ?? last ?? panels[0] ?? null;
}

/** 下一位 of this panel. */
export const nextInPanel = (state: MeetingState, panelId: PanelId | null): Applicant | undefined =>
  callList(state, panelId)[0];

/** 缓: who may be called after all, when everyone else of the panel was. */
export function postponedOf(state: MeetingState): readonly Applicant[] {
  return [...state.facts.applicants.values()].filter(
    ({ id }) => (state.applicants.get(id) ?? notCalled).defense === "postponed",
  );
}

const panelOfApplicant = (state: MeetingState, id: ApplicantId): PanelId | null | undefined =>
  state.facts.applicants.get(id)?.panel;
