import type { ApplicantId } from "../../ids.ts";
import { reportWords, type ReportKind } from "../../report-kinds.ts";
import type { FormEvent, FormSubject, NumberedPaper, SignedForm } from "./form-events.ts";
import { nameOf } from "../people/person-name.ts";
import type { MeetingState } from "../state.ts";

/** A paper as it was last printed with another content. */
export interface PrintedPaper extends NumberedPaper {
  readonly form: SignedForm;
  readonly blank: boolean;
  /** `null` while its signatures are awaited. */
  readonly signed: PaperSigning | null;
}

/** 签字收回. */
export type PaperSigning = Pick<
  Extract<FormEvent, { type: "formsSigned" }>,
  "signers" | "note" | "secretaryId"
>;

/** Printed papers whose signatures are awaited, in the order of their first printing. */
export const unsignedPapers = ({
  printed,
}: Pick<MeetingState, "printed">): readonly PrintedPaper[] =>
  [...printed.values()].filter(({ signed }) => signed === null);

/** `第 1 场`, `第一组`, `A1 张三，专家李四`; empty for what is of the whole meeting. */
export function subjectText(state: MeetingState, of: FormSubject): string {
  const applicant = (id: ApplicantId) => `${id} ${state.facts.applicants.get(id)?.name ?? ""}`;
  switch (of.kind) {
    case "meeting":
      return "";
    case "session":
      return `第 ${of.session} 场`;
    case "expert":
      return nameOf(state, of.expertId);
    case "panel":
      return of.panelId ?? "全体委员";
    case "applicant":
      return applicant(of.applicantId);
    case "sheet":
      return `${applicant(of.applicantId)}，${nameOf(state, of.expertId)}`;
    case "round":
      return of.round === null ? "未编轮次" : `第 ${of.round} 轮`;
  }
}

/** `会议签到表 1 张、答辩评分表 9 张`; empty for none. */
export function papersByForm(papers: readonly PrintedPaper[]): string {
  const counts = new Map<string, number>();
  for (const { form, blank } of papers) {
    const title = formTitle(form, blank);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => `${title} ${count} 张`).join("、");
}

/** `会议签到表（空白）`. */
export const formTitle = (form: ReportKind, blank: boolean): string =>
  `${reportWords[form]}${blank ? "（空白）" : ""}`;

/** Which paper it is, whatever it says by now. */
export function paperKey(form: SignedForm, blank: boolean, of: FormSubject): string {
  const { kind, ...about } = of;
  return [form, blank ? "blank" : "filled", kind, ...Object.values(about).map(String)].join("\n");
}

/** The printed paper that says just this; `undefined` where its content was never printed last. */
export function printedAs(
  { printed }: Pick<MeetingState, "printed">,
  { form, blank, of, sha256 }: Omit<PrintedPaper, "serial" | "signed">,
): PrintedPaper | undefined {
  const last = printed.get(paperKey(form, blank, of));
  return last?.sha256 === sha256 ? last : undefined;
}

/** Whether there is such a thing to have a paper about. */
export function isKnownSubject(
  { facts, sessions, rounds }: MeetingState,
  of: FormSubject,
): boolean {
  switch (of.kind) {
    case "meeting":
      return true;
    case "session":
      return sessions.some(({ number }) => number === of.session);
    case "expert":
      return facts.experts.has(of.expertId);
    case "panel":
      return of.panelId === null || facts.panels.some(({ id }) => id === of.panelId);
    case "applicant":
      return facts.applicants.has(of.applicantId);
    case "sheet":
      return facts.applicants.has(of.applicantId) && facts.experts.has(of.expertId);
    case "round":
      return of.round === null || rounds.some(({ number }) => number === of.round);
  }
}
