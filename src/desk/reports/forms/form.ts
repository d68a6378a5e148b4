import type { Applicant, Expert, Manifest } from "../../../core/bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../../core/ids.ts";
import { annotationText } from "../../../core/meeting/people/annotation-text.ts";
import { inCallOrder } from "../../../core/meeting/defense/call-order.ts";
import type { JournalRecord } from "../../../core/journal/record.ts";
import type { MeetingEvent } from "../../../core/meeting/events.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { markedName } from "../../../core/meeting/people/person-name.ts";
import type { Outcome } from "../../../core/refusals/refusal.ts";
import type { ResultDocument } from "../../../core/result/result-document.ts";
import type { PageFormat } from "../page-marks.ts";
import { createPageWriter, type PageWriter, type PageWriterOptions } from "../page-writer.ts";
import type { ReportCircumstances } from "../results-summary-pdf.ts";

/** All that a form is written from: what the office signed, and what core makes of the journal. */
export interface FormSource {
  readonly manifest: Manifest;
  readonly state: MeetingState;
  readonly records: readonly JournalRecord<MeetingEvent>[];
  readonly document: ResultDocument;
  /** Written for what it says alone: never as a draft, though it may still change. */
  readonly asFinal?: boolean;
}

/** Which part of a form is wanted; without any, all of it. */
export interface FormChoice {
  readonly panelId?: PanelId | undefined;
  readonly applicantId?: ApplicantId | undefined;
  readonly round?: number | undefined;
  /** To be filled in by hand. */
  readonly blank?: boolean | undefined;
}

/** One form, ready to be written. */
export interface Form {
  readonly title: string;
  readonly format: PageFormat;
  /** Whether what it says may still change: then it says so itself. */
  readonly isDraft: boolean;
  readonly write: (writer: PageWriter) => void;
}

/** Refused with REPORT_GLYPH_MISSING when some name can't be written whole. */
export function formPdf(
  { manifest, document }: FormSource,
  form: Form,
  circumstances: ReportCircumstances & Pick<PageWriterOptions, "stampOf">,
): Outcome<Uint8Array> {
  const watermark = watermarkFor(manifest.kind === "rehearsal", form.isDraft);
  const writer = createPageWriter({
    ...circumstances,
    format: form.format,
    title: `${manifest.meeting.title}${form.title}`,
    footer: footerText(manifest.bundleId, document.journal.head, form.isDraft),
    ...(watermark === undefined ? {} : { watermark }),
  });
  form.write(writer);
  return writer.finish();
}

/** A rehearsal is told first; that it is also a draft stands in the foot. */
export function watermarkFor(isRehearsal: boolean, isDraft: boolean): string | undefined {
  if (isRehearsal) return "演练";
  return isDraft ? "过程稿" : undefined;
}

export function footerText(bundleId: string, journalHead: string, isDraft: boolean): string {
  const draft = isDraft ? "　过程稿：会议未锁定" : "";
  return `材料包 ${bundleId}　会议日志 ${journalHead.slice(0, 16)}${draft}`;
}

export const body = { font: "body", sizePt: 10.5 } as const;

interface Title {
  readonly title: string;
  readonly note?: string;
  readonly isDraft?: boolean;
}

/** Before the lock, what was filled in may still change; what is blank can't. */
export const isDraftOf = (
  { state, asFinal = false }: FormSource,
  { blank = false }: FormChoice,
): boolean => !blank && !asFinal && state.phase !== "locked";

/** The review's name, the form's, and a line that says what kind of copy it is. */
export function writeTitle(
  writer: PageWriter,
  { manifest }: FormSource,
  { title, note = "", isDraft = false }: Title,
): void {
  const strong = { font: "strong", align: "center" } as const;
  writer.paragraph(manifest.meeting.title, { ...strong, sizePt: 12 });
  const spaceAfterPt = note === "" ? 6 : 0;
  const shown = isDraft ? `${title}（过程稿）` : title;
  writer.paragraph(shown, { ...strong, sizePt: 20, spaceAfterPt });
  if (note === "") return;
  writer.paragraph(note, { font: "body", sizePt: 9, align: "center", spaceAfterPt: 6 });
}

/** 更正说明 of those in a list, below the table, whose names stay as the office signed them. */
export function writeAnnotations(
  writer: PageWriter,
  { state: { annotations } }: FormSource,
  listed: readonly { readonly id: ApplicantId; readonly name: string }[],
): void {
  listed.forEach(({ id, name }, index) => {
    const text = annotationText(annotations, "applicant", id);
    if (text === "") return;
    writer.paragraph(`更正说明：${index + 1}. ${name}，${text}。`, { ...body, sizePt: 9.5 });
  });
}

/** Where a date is written by hand. */
export const dateToWrite = "　　　年　　月　　日";

/** Signature lines, `perLine` beside each other, the last line with room for the date. */
export function writeSignatureLines(
  writer: PageWriter,
  labels: readonly string[],
  perLine: number,
): void {
  const lines = [...labels, "日期："];
  writer.keepTogether(signaturesHeight(labels.length, perLine));
  for (let at = 0; at < lines.length; at += perLine) {
    const some = lines.slice(at, at + perLine);
    // Lines of equal length below each other, also where the last has fewer.
    writer.signatures([...some, ...Array<string>(perLine - some.length).fill("")], body);
  }
}

export const signaturesHeight = (labels: number, perLine: number): number =>
  Math.ceil((labels + 1) / perLine) * body.sizePt * 2.6;

/** Applicants of the choice, panel by panel, in the order of their defense. */
export function chosenApplicants(
  { manifest, state }: FormSource,
  { panelId, applicantId }: FormChoice,
): readonly Applicant[] {
  const place = new Map<PanelId | null, number>(manifest.panels.map(({ id }, at) => [id, at]));
  const panelPlace = ({ panel }: Applicant) => place.get(panel) ?? manifest.panels.length;
  const chosen = manifest.applicants
    .filter(({ id }) => applicantId === undefined || id === applicantId)
    .filter(({ panel }) => panelId === undefined || panel === panelId);
  // The sort is stable, so that each panel keeps its order of calls.
  return inCallOrder(state, chosen).toSorted((a, b) => panelPlace(a) - panelPlace(b));
}

/** Who grades: a panel by its name; the committee where an applicant has no panel. */
export const panelText = (panel: PanelId | null): string => panel ?? "全体委员";

export const leadersOf = (experts: readonly Expert[]): string =>
  experts
    .filter(({ panelLeader }) => panelLeader)
    .map(({ name }) => name)
    .join("、");

/** With what every report says of who joined at the venue; people whom nobody knows are left out. */
export function namesOf({ state }: FormSource, ids: readonly PersonId[]): string {
  const known = ids.filter((id) => state.facts.experts.has(id) || state.facts.staff.has(id));
  return [...new Set(known.map((id) => markedName(state, id)))].join("、");
}

/** `监票人（张浩然）：`, or without a name where nobody is known. */
export const signatureLabel = (role: string, name: string): string =>
  name === "" ? `${role}：` : `${role}（${name}）：`;

/** `2024-11-11 至 2024-11-12`. */
export function meetingDates({ manifest: { meeting } }: FormSource): string {
  const { startsOn, endsOn } = meeting;
  return startsOn === endsOn ? startsOn : `${startsOn} 至 ${endsOn}`;
}
