import type { PaperCount, PaperReading } from "../../../core/meeting/round/round-events.ts";
import type { Round } from "../../../core/meeting/state.ts";

/** What has been typed, by `draftKey`. */
export type CountsDraft = ReadonlyMap<string, string>;

export interface CountField {
  readonly field: string;
  readonly label: string;
}

export const paperFields: readonly CountField[] = [
  { field: "issued", label: "发出" },
  { field: "returned", label: "收回" },
  { field: "spoiled", label: "废票" },
];

export const markFields: readonly CountField[] = [
  { field: "approve", label: "同意" },
  { field: "reject", label: "不同意" },
  { field: "abstain", label: "弃权" },
  { field: "unreadable", label: "无法辨认" },
];

export const draftKey = (id: string, field: string): string => `${id} ${field}`;

/** The reading as far as it is typed; `null` for the part that has empty fields. */
export function readingOf(
  { kinds, motions }: Round,
  draft: CountsDraft,
): {
  readonly papers: readonly PaperCount[] | null;
  readonly counts: PaperReading["counts"] | null;
} {
  const of = (id: string, field: string) => {
    const text = draft.get(draftKey(id, field)) ?? "";
    return text === "" ? -1 : Number(text);
  };
  const papers = kinds.map((_, index) => {
    const id = `kind ${index + 1}`;
    const [issued, returned] = [of(id, "issued"), of(id, "returned")];
    return { kind: index + 1, issued, returned, spoiled: of(id, "spoiled") };
  });
  const counts = motions.map(({ applicantId }) => ({
    applicantId,
    ...{ approve: of(applicantId, "approve"), reject: of(applicantId, "reject") },
    ...{ abstain: of(applicantId, "abstain"), unreadable: of(applicantId, "unreadable") },
  }));
  const whole = (numbers: readonly (number | string)[]) => !numbers.includes(-1);
  return {
    papers: whole(papers.flatMap((one) => Object.values(one))) ? papers : null,
    counts: whole(counts.flatMap((one) => Object.values(one))) ? counts : null,
  };
}
