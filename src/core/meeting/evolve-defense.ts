import type { DefenseEvent } from "./defense-events.ts";
import { progressOf, setProgress, type Draft } from "./draft.ts";
import { must } from "./impossible-fact.ts";

export function applyDefense(draft: Draft, event: DefenseEvent): void {
  const progress = progressOf(draft, event.applicantId);
  switch (event.type) {
    case "applicantCalled":
      must(draft.called === null && progress.defense === "notCalled", "a call out of turn");
      draft.called = event.applicantId;
      return setProgress(draft, event.applicantId, {
        defense: "called",
        override: event.override,
      });
    case "applicantAbsent":
      must(progress.defense === "called" || progress.defense === "notCalled", "absent after all");
      if (draft.called === event.applicantId) draft.called = null;
      return setProgress(draft, event.applicantId, { defense: "absent" });
    case "defenseEnded":
      must(draft.called === event.applicantId, "the end of a defense that nobody holds");
      draft.called = null;
      return setProgress(draft, event.applicantId, { defense: "ended" });
  }
}
