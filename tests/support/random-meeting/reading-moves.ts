import type { PrivatePageCommand } from "../../../src/core/meeting/reading/private-page-commands.ts";
import type { ReadingCommand } from "../../../src/core/meeting/reading/reading-commands.ts";
import { notCalled } from "../../../src/core/meeting/state.ts";
import { panelOf } from "../../../src/core/meeting/who.ts";
import { reasonOrNone, someApplicant, someExpert, someStaff, known, type Moves } from "./moves.ts";

export const readingMoves: Moves<ReadingCommand["type"] | PrivatePageCommand["type"]> = {
  judgeMaterials: (state, choices) => ({
    type: "judgeMaterials",
    applicantId: someApplicant(state, choices),
    expertId: someExpert(state, choices),
    verdict: choices.chance(90) ? "pass" : "fail",
    reason: reasonOrNone(choices, 80),
  }),
  confirmMaterialsVerdicts: (state, choices) => {
    const panelId = choices.of(state.facts.panels)?.id ?? null;
    const own = [...state.facts.applicants.values()].filter(({ panel }) => panel === panelId);
    const verdicts = own
      .filter(() => choices.chance(50))
      .map(({ id }) => ({
        applicantId: id,
        verdict: choices.chance(90) ? ("pass" as const) : ("fail" as const),
        reason: choices.chance(50) ? "评议组意见" : null,
      }));
    return {
      type: "confirmMaterialsVerdicts",
      ...{ panelId, confirmedBy: someExpert(state, choices), verdicts },
    };
  },
  correctMaterialsVerdict: (state, choices) => {
    const waiting = [...state.applicants].filter(
      ([, { reading, defense }]) => reading.verdict !== null && defense === "notCalled",
    );
    const [applicantId] = choices.of(waiting) ?? [someApplicant(state, choices)];
    return {
      ...{ type: "correctMaterialsVerdict", applicantId, reason: reasonOrNone(choices, 90) },
      to: choices.chance(70) ? "pass" : "fail",
    };
  },
  checkOriginals: (state, choices) => ({
    type: "checkOriginals",
    applicantId: someApplicant(state, choices),
    checkedBy: someStaff(state, choices),
    originals: choices.chance(90) ? ["学历证书"] : [],
    agree: choices.chance(90),
    remark: reasonOrNone(choices, 70),
  }),
  vetoApplication: (state, choices) =>
    choices.chance(5)
      ? {
          type: "vetoApplication",
          applicantId: someApplicant(state, choices),
          reason: reasonOrNone(choices, 90),
          evidence: { material: null, text: "答辩时承认代写" },
        }
      : undefined,
  keepPrivatePage: (state, choices) => {
    const applicantId = someApplicant(
      state,
      choices,
      (id) => (state.applicants.get(id) ?? notCalled).defense === "ended",
    );
    const applicant = known(state.facts.applicants.get(applicantId));
    const author = choices.of(panelOf(state, applicant))?.id ?? someExpert(state, choices);
    return {
      type: "keepPrivatePage",
      ...{ authorId: author, applicantId },
      purpose: choices.chance(50) ? "gradeDraft" : "readingNote",
      commitment: choices.number(1_000_000).toString(16).padStart(64, "0"),
    };
  },
};
