import { progressOf, setProgress, writable, type Draft } from "../draft.ts";
import { must } from "../impossible-fact.ts";
import type { PeopleEvent } from "./people-events.ts";
import { recusalKey } from "../state.ts";

type EventOf<T extends PeopleEvent["type"]> = Extract<PeopleEvent, { type: T }>;

export function applyRecusal(
  draft: Draft,
  event: EventOf<"declarationMade" | "recusalDecided" | "gradeStruck">,
): void {
  must(draft.facts.experts.has(event.expertId), "recusal of an unknown expert");
  switch (event.type) {
    case "declarationMade":
      return declare(draft, event);
    case "recusalDecided": {
      const { expertId, applicantId, recused, reason } = event;
      progressOf(draft, applicantId);
      const decision = { expertId, applicantId, recused, reason };
      writable(draft, "recusals").set(recusalKey(expertId, applicantId), decision);
      return;
    }
    case "gradeStruck":
      return strike(draft, event);
  }
}

function declare(draft: Draft, { expertId, related }: EventOf<"declarationMade">): void {
  for (const { applicantId } of related) {
    progressOf(draft, applicantId);
    const key = recusalKey(expertId, applicantId);
    // What the chair didn't know is decided anew; who is recused stays so.
    if (draft.recusals.get(key)?.recused === false) writable(draft, "recusals").delete(key);
  }
  writable(draft, "declarations").set(expertId, [
    ...(draft.declarations.get(expertId) ?? []),
    ...related,
  ]);
}

function strike(draft: Draft, event: EventOf<"gradeStruck">): void {
  const { expertId, applicantId, reason } = event;
  const progress = progressOf(draft, applicantId);
  const grade = progress.grades.get(expertId);
  must(grade !== undefined && progress.conclusion === null, "a grade struck that isn't there");
  must(
    draft.recusals.get(recusalKey(expertId, applicantId))?.recused === true,
    "a grade struck without a recusal",
  );
  const struck = { expertId, applicantId, score: grade.score, reason };
  draft.struckGrades = [...draft.struckGrades, struck];
  setProgress(draft, applicantId, {
    grades: new Map([...progress.grades].filter(([id]) => id !== expertId)),
    firstEntry: new Map([...progress.firstEntry].filter(([id]) => id !== expertId)),
    secondEntry: new Map([...progress.secondEntry].filter(([id]) => id !== expertId)),
  });
}
