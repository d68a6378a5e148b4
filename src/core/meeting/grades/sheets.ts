import type { PersonId } from "../../ids.ts";
import { unreachable } from "../../result.ts";
import type { Score } from "../../rules/grade.ts";
import type { ApplicantProgress } from "../state.ts";

/** Whether two people read the same from one paper sheet; the order of items doesn't matter. */
export function sameScore(a: Score, b: Score): boolean {
  switch (a.kind) {
    case "total":
      return b.kind === "total" && a.total === b.total;
    case "grade":
      return b.kind === "grade" && a.grade === b.grade;
    case "items": {
      if (b.kind !== "items" || a.items.length !== b.items.length) return false;
      const other = new Map(b.items.map(({ itemId, points }) => [itemId, points]));
      return a.items.every(({ itemId, points }) => other.get(itemId) === points);
    }
    default:
      return unreachable(a);
  }
}

/** Experts whose sheet secretary and checker read differently, and that has no grade yet. */
export function differingSheets(progress: ApplicantProgress): readonly PersonId[] {
  return [...progress.firstEntry].flatMap(([expertId, first]) => {
    const second = progress.secondEntry.get(expertId);
    if (!second || progress.grades.has(expertId)) return [];
    return sameScore(first, second) ? [] : [expertId];
  });
}
