import type { ApplicantId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { SheetEntry } from "../grades/grade-events.ts";
import type { MotionCount, PaperCount, PaperReading, RoundMotion } from "./round-events.ts";
import type { PaperKind } from "./paper-kinds.ts";

/** A reading, whoever's it is. */
export type Read = Omit<PaperReading, "entry">;

/**
 * Whether one person's reading of the papers can be taken down: every kind once (`paperKinds`,
 * numbered from 1), no more issued than there were voters, no more spoiled than returned. Refuses PAPER_KINDS_WRONG, PAPERS_OVERISSUED,
 * PAPERS_OVERSPOILED.
 */
export function checkPapers(
  kinds: readonly PaperKind[],
  papers: readonly PaperCount[],
): Outcome<null> {
  const each = papers.every(({ kind }, index) => kind === index + 1);
  if (papers.length !== kinds.length || !each) {
    return refuse("PAPER_KINDS_WRONG", { count: kinds.length });
  }
  for (const { kind, issued, returned, spoiled } of papers) {
    const voters = kinds[kind - 1]?.copies ?? 0;
    if (issued > voters) return refuse("PAPERS_OVERISSUED", { kind, issued, voters });
    if (spoiled > returned) return refuse("PAPERS_OVERSPOILED", { kind, spoiled, returned });
  }
  return ok(null);
}

/**
 * Whether the marks fit the papers: per motion 同意 + 不同意 + 弃权 + 无法辨认 = returned − spoiled.
 * Refuses PAPER_MOTIONS_WRONG, MARKS_DONT_FIT, ABSTENTION_NOT_ALLOWED.
 */
export function checkMarks(
  kinds: readonly PaperKind[],
  { papers, counts }: Read,
  abstentionAllowed: boolean,
): Outcome<null> {
  const wanted = kinds.flatMap(({ motions }, index) =>
    motions.map((applicantId) => ({ applicantId, paper: papers[index] })),
  );
  const read = new Map(counts.map((count) => [count.applicantId, count]));
  if (counts.length !== wanted.length || read.size !== wanted.length) {
    return refuse("PAPER_MOTIONS_WRONG", { count: wanted.length });
  }
  for (const { applicantId, paper } of wanted) {
    const count = read.get(applicantId);
    if (!count || !paper) return refuse("PAPER_MOTIONS_WRONG", { count: wanted.length });
    const marked = count.approve + count.reject + count.abstain + count.unreadable;
    const valid = paper.returned - paper.spoiled;
    if (marked !== valid) return refuse("MARKS_DONT_FIT", { applicantId, marked, valid });
    if (!abstentionAllowed && count.abstain > 0) return refuse("ABSTENTION_NOT_ALLOWED");
  }
  return ok(null);
}

/** The tally that a reading comes to: spoiled papers count against each motion that they carried. */
export function countsOfReading(
  kinds: readonly PaperKind[],
  motions: readonly RoundMotion[],
  { papers, counts }: Read,
): readonly MotionCount[] {
  const read = new Map(counts.map((count) => [count.applicantId, count]));
  return motions.flatMap(({ applicantId }) => {
    const count = read.get(applicantId);
    const spoiled = papers[kindIndexOf(kinds, applicantId)]?.spoiled ?? 0;
    return count ? [{ ...count, spoiled }] : [];
  });
}

/** A number that two people read differently, to be read again. */
export type ReadingDifference =
  | {
      readonly kind: number;
      readonly field: "issued" | "returned" | "spoiled";
      readonly first: number;
      readonly second: number;
    }
  | {
      readonly applicantId: ApplicantId;
      readonly field: "approve" | "reject" | "abstain" | "unreadable";
      /** `null`: that reading came to papers that aren't counted out. */
      readonly first: number | null;
      readonly second: number | null;
    };

/** What both read; `null` while one is missing or they differ. */
export function agreementOf(readings: ReadonlyMap<SheetEntry, Read>): Read | null {
  const [first, second] = [readings.get("first"), readings.get("second")];
  if (!first || !second || differencesBetween(first, second).length > 0) return null;
  return first;
}

/** Every number that two people read differently. */
export function differencesBetween(first: Read, second: Read): readonly ReadingDifference[] {
  return [...paperDifferences(first, second), ...markDifferences(first, second)];
}

function paperDifferences(first: Read, second: Read): readonly ReadingDifference[] {
  const fields = ["issued", "returned", "spoiled"] as const;
  return first.papers.flatMap((one) => {
    const other = second.papers.find(({ kind }) => kind === one.kind);
    return fields.flatMap((field) => {
      const [mine, theirs] = [one[field], other?.[field] ?? 0];
      return mine === theirs ? [] : [{ kind: one.kind, field, first: mine, second: theirs }];
    });
  });
}

function markDifferences(first: Read, second: Read): readonly ReadingDifference[] {
  const fields = ["approve", "reject", "abstain", "unreadable"] as const;
  const ids = new Set([...first.counts, ...second.counts].map(({ applicantId }) => applicantId));
  const [one, other] = [first, second].map(
    ({ counts }) => new Map(counts.map((count) => [count.applicantId, count])),
  );
  return [...ids].flatMap((applicantId) =>
    fields.flatMap((field) => {
      const mine = one?.get(applicantId)?.[field] ?? null;
      const theirs = other?.get(applicantId)?.[field] ?? null;
      return mine === theirs ? [] : [{ applicantId, field, first: mine, second: theirs }];
    }),
  );
}

/** Index into kinds (and into a reading's papers) of the kind that carries this motion. */
export const kindIndexOf = (kinds: readonly PaperKind[], applicantId: ApplicantId): number =>
  kinds.findIndex(({ motions }) => motions.includes(applicantId));
