import type { FormSubject } from "../../../core/meeting/forms/form-events.ts";
import { reportWords, type ReportKind } from "../../../core/report-kinds.ts";
import { officialPortrait, type PageFormat } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import { isDraftOf, writeTitle, type Form, type FormChoice, type FormSource } from "./form.ts";

interface Papers<Paper> {
  readonly kind: ReportKind;
  readonly papers: readonly Paper[];
  readonly format?: PageFormat;
  /** Below the title: what kind of copy this paper is. */
  readonly noteOf?: (paper: Paper) => string;
  /** Whose paper it is, for its later pages. */
  readonly whoseOf?: (paper: Paper) => string;
  /** What a paper is about, where it gets a 打印序号. */
  readonly subjectOf: (paper: Paper) => FormSubject;
  readonly write: (writer: PageWriter, paper: Paper) => void;
}

/** A form of several papers, each with its own head and numbered for itself; none where there are no papers. */
export function papersForm<Paper>(
  source: FormSource,
  choice: FormChoice,
  {
    kind,
    papers,
    format = officialPortrait,
    noteOf = () => "",
    whoseOf = () => "",
    subjectOf,
    write,
  }: Papers<Paper>,
): Form | undefined {
  if (papers.length === 0) return undefined;
  const title = reportWords[kind];
  const isDraft = isDraftOf(source, choice);
  return {
    ...{ title, format, isDraft },
    write: (writer) => {
      for (const paper of papers) {
        const head = [title, whoseOf(paper)].filter((text) => text !== "").join("　");
        writer.startPart(head, subjectOf(paper));
        writeTitle(writer, source, { title, note: noteOf(paper), isDraft });
        write(writer, paper);
      }
    },
  };
}
