import type { MeetingRequest, RequestOf } from "../../contract/requests/meeting-request.ts";
import type { SignedForm } from "../../core/meeting/forms/form-events.ts";
import {
  formTitle,
  paperKey,
  subjectText,
  type PrintedPaper,
} from "../../core/meeting/forms/printed-papers.ts";
import { markedName } from "../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../core/meeting/state.ts";

/** One printed paper in the list of 手写签名. */
export interface SignatureRow {
  readonly key: string;
  readonly paper: PrintedPaper;
  readonly title: string;
  readonly about: string;
  /** Who has signed, or why nobody needs to; `null` while it is awaited. */
  readonly signed: string | null;
}

/** Awaited ones first; each part in the order of the printing. */
export function signatureRows(state: MeetingState): readonly SignatureRow[] {
  const rows = [...state.printed.values()].map((paper) => ({
    key: paperKey(paper.form, paper.blank, paper.of),
    paper,
    title: formTitle(paper.form, paper.blank),
    about: subjectText(state, paper.of),
    signed: signedText(state, paper),
  }));
  return rows.toSorted((a, b) => Number(a.signed !== null) - Number(b.signed !== null));
}

function signedText(state: MeetingState, { signed }: PrintedPaper): string | null {
  if (!signed) return null;
  const names = signed.signers.map((id) => markedName(state, id)).join("、");
  return [names === "" ? "无须签字" : names, signed.note].filter((one) => one !== "").join("，");
}

type Papers = Pick<RequestOf<"noteFormsSigned">, "form" | "blank" | "papers">;

/** One request for each form, blank and filled apart. */
export function requestsByForm(
  rows: readonly SignatureRow[],
  request: (papers: Papers) => MeetingRequest,
): readonly MeetingRequest[] {
  const groups = new Map<string, { form: SignedForm; blank: boolean; papers: Paper[] }>();
  for (const { title, paper } of rows) {
    const { form, blank, of, serial } = paper;
    const group = groups.get(title) ?? { form, blank, papers: [] };
    group.papers.push({ of, serial });
    groups.set(title, group);
  }
  return [...groups.values()].map(request);
}

type Paper = Papers["papers"][number];
