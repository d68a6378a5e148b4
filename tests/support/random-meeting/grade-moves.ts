import type { ApplicantId, PersonId } from "../../../src/core/ids.ts";
import type { DiscussionCommand } from "../../../src/core/meeting/discussion/discussion-commands.ts";
import type { GradeCommand } from "../../../src/core/meeting/grades/grade-commands.ts";
import type { Conclusion, SheetEntry } from "../../../src/core/meeting/grades/grade-events.ts";
import { notCalled, type MeetingState } from "../../../src/core/meeting/state.ts";
import { panelOf } from "../../../src/core/meeting/who.ts";
import { gradersOf } from "../../../src/core/meeting/grades/graders.ts";
import { combine } from "../../../src/core/rules/conclusion.ts";
import { grades, type Score } from "../../../src/core/rules/grade.ts";
import type { Choices } from "./choices.ts";
import { known, reasonOrNone, someApplicant, someExpert, someStaff, type Moves } from "./moves.ts";

const progressOf = (state: MeetingState, id: ApplicantId) => state.applicants.get(id) ?? notCalled;

const isGradable = (state: MeetingState) => (id: ApplicantId) => {
  const { defense, conclusion } = progressOf(state, id);
  return (defense === "called" || defense === "ended") && conclusion === null;
};

const someScore = (choices: Choices): Score => ({
  kind: "total",
  total: choices.of([90, 90, 86, 85, 84, 72, 60, 59]) ?? 90,
});

const noSignature = "00".repeat(64);

export const gradeMoves: Moves<GradeCommand["type"] | DiscussionCommand["type"]> = {
  enterSheets: (state, choices) => {
    const applicantId = someApplicant(state, choices, isGradable(state));
    const applicant = known(state.facts.applicants.get(applicantId));
    const { firstEntry, secondEntry, grades: given } = progressOf(state, applicantId);
    const entry = choices.chance(50) ? "first" : "second";
    const other = entry === "first" ? secondEntry : firstEntry;
    const sheets = gradersOf(state, applicant)
      .filter(({ id }) => !given.has(id))
      .map(({ id }) => {
        const read = other.get(id);
        return { expertId: id, score: read && choices.chance(85) ? read : someScore(choices) };
      });
    return {
      type: "enterSheets",
      ...{ applicantId, entry, sheets, enteredBy: readerOf(state, entry, choices) },
    };
  },
  submitGrade: (state, choices) => {
    const applicantId = someApplicant(state, choices, isGradable(state));
    const applicant = known(state.facts.applicants.get(applicantId));
    const grader = choices.of(gradersOf(state, applicant))?.id ?? someExpert(state, choices);
    return {
      type: "submitGrade",
      ...{ applicantId, expertId: grader, score: someScore(choices), signature: noSignature },
    };
  },
  confirmConclusions: (state, choices) => {
    const panelId = choices.of(state.facts.panels)?.id ?? null;
    const leader = [...state.facts.experts.values()].find(
      ({ panel, panelLeader }) => panelLeader && panel === panelId,
    );
    const conclusions = [...state.facts.applicants.values()]
      .filter(({ id, panel }) => panel === panelId && isGradable(state)(id))
      .filter(({ id }) => progressOf(state, id).grades.size > 0 && choices.chance(90))
      .map(({ id }) => conclusionOf(state, id, choices));
    const confirmedBy = leader && choices.chance(80) ? leader.id : someExpert(state, choices);
    return { type: "confirmConclusions", panelId, confirmedBy, conclusions };
  },
  correctGrade: (state, choices) => {
    const applicantId = someApplicant(
      state,
      choices,
      (id) => progressOf(state, id).grades.size > 0,
    );
    const given = [...progressOf(state, applicantId).grades.keys()];
    return {
      type: "correctGrade",
      ...{ applicantId, expertId: choices.of(given) ?? someExpert(state, choices) },
      ...{ score: someScore(choices), reason: reasonOrNone(choices, 90), signature: noSignature },
    };
  },
  correctConclusion: (state, choices) => ({
    type: "correctConclusion",
    applicantId: someApplicant(state, choices, (id) => progressOf(state, id).conclusion !== null),
    grade: choices.of(grades) ?? "pass",
    reason: reasonOrNone(choices, 90),
  }),
  signOpinions: (state, choices) => {
    const panelId = choices.of(state.facts.panels)?.id ?? null;
    const own = [...state.facts.applicants.values()].filter(({ panel }) => panel === panelId);
    const [first] = own;
    const panel = first ? panelOf(state, first) : [];
    const opinions = own
      .filter(({ id }) => progressOf(state, id).conclusion !== null && choices.chance(80))
      .map(({ id }) => ({ applicantId: id, text: choices.chance(95) ? "业绩突出。" : "" }));
    const signatures = panel
      .filter(() => choices.chance(90))
      .map(({ id }) => ({ personId: id, signature: noSignature }));
    return { type: "signOpinions", panelId, opinions, signatures };
  },
  closeDiscussion: (_, choices) => ({
    type: "closeDiscussion",
    note: choices.chance(80) ? "逐一讨论" : "",
  }),
};

function conclusionOf(state: MeetingState, id: ApplicantId, choices: Choices): Conclusion {
  const scores = [...progressOf(state, id).grades.values()].map(({ score }) => score);
  const combined = combine(scores, state.facts.rules);
  const proposed = combined.kind === "concluded" ? combined.grade : "pass";
  const departs = choices.chance(10);
  return {
    applicantId: id,
    grade: departs ? (choices.of(grades) ?? proposed) : proposed,
    reason: departs && choices.chance(70) ? "合议后认为" : null,
  };
}

/** The first reading is a secretary's, the second a checker's. */
function readerOf(state: MeetingState, entry: SheetEntry, choices: Choices): PersonId {
  const role = entry === "first" ? "secretary" : "checker";
  const own = [...state.facts.staff.values()].filter((member) => member.role === role);
  return (choices.chance(90) ? choices.of(own)?.id : undefined) ?? someStaff(state, choices);
}
