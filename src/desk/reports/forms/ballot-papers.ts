import type { Applicant } from "../../../core/bundle/manifest.ts";
import { paperRound, type PaperKind } from "../../../core/meeting/round/paper-kinds.ts";
import { reportWords } from "../../../core/report-kinds.ts";
import { levelWords, markWords } from "../../../core/words.ts";
import { officialPortrait } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import { body, writeAnnotations, writeTitle, type Form, type FormSource } from "./form.ts";

/** 表决票 that look alike down to the last dot, so that no paper tells whose it is. */
export interface BallotPapers {
  readonly title: string;
  readonly motions: readonly Pick<Applicant, "id" | "name" | "employer" | "level" | "specialty">[];
  readonly copies: number;
}

/** The papers of the round at hand: one kind shared, and one for each group of recused experts. */
export function ballotPapersOf({ state }: FormSource): readonly BallotPapers[] {
  const { number, kinds } = paperRound(state);
  const round = number === null ? "" : `第 ${number} 轮`;
  return kinds.map((kind, index) => ({
    title: titleOf(round, index, kinds),
    motions: kind.motions.flatMap((id) => state.facts.applicants.get(id) ?? []),
    copies: kind.copies,
  }));
}

const titleOf = (round: string, index: number, kinds: readonly PaperKind[]): string =>
  kinds.length > 1
    ? `${round}表决票（${"甲乙丙丁戊己庚辛壬癸"[index] ?? String(index + 1)}）`
    : `${round}表决票`;

/** Each copy is a paper of its own, numbered for itself. */
export function ballotPapersForm(
  source: FormSource,
  papers: readonly BallotPapers[],
): Form | undefined {
  if (papers.length === 0) return undefined;
  return {
    title: reportWords.ballotPapers,
    format: officialPortrait,
    // A paper to be marked by hand is no draft of anything.
    isDraft: false,
    write: (writer) => {
      for (const paper of papers) {
        for (let copy = 0; copy < paper.copies; copy += 1) {
          writer.startPart(paper.title);
          writePaper(writer, source, paper);
        }
      }
    },
  };
}

const marks = ["approve", "reject", "abstain"] as const;

function writePaper(
  writer: PageWriter,
  source: FormSource,
  { title, motions }: BallotPapers,
): void {
  const { abstentionAllowed } = source.manifest.rules;
  const offered = marks.filter((mark) => mark !== "abstain" || abstentionAllowed);
  writeTitle(writer, source, { title });
  writer.paragraph(`评审委员会：${source.manifest.meeting.committeeName}`, {
    ...body,
    spaceAfterPt: 4,
  });
  const columns: readonly TableColumn[] = [
    { title: "序号", share: 11, align: "center" },
    { title: "姓名", share: 26, align: "center", sizePt: 12 },
    { title: "工作单位", share: 46, align: "left" },
    { title: "申报层级\n子专业", share: 25, align: "center" },
    ...offered.map((mark): TableColumn => ({
      ...{ title: markWords[mark], share: 16, align: "center", sizePt: 20 },
    })),
  ];
  const rows = motions.map(({ id, name, employer, level, specialty }, index) => ({
    cells: [
      ...[String(index + 1), name, employer, `${levelWords[level]}\n${specialty}`],
      ...offered.map(() => "□"),
    ],
    whose: id,
    heightPt: 36,
  }));
  writer.table(columns, rows, 10);
  writer.space(4);
  writeAnnotations(writer, source, motions);
  writer.space(2);
  const choice = offered.map((mark) => markWords[mark]).join("、");
  const count = offered.length === 2 ? "两" : "三";
  const how = [
    `1. 对每一名申报人，在${choice}${count}栏中的一栏方框内打“√”，只选一栏。`,
    "2. 某一名申报人栏内未打“√”、打了不止一个或者无法辨认的，该名申报人的这一票按无法辨认计，不影响其他申报人。",
    "3. 不得在票上签名、编号或者作其他记号；作了记号的，整张票作废。",
    "4. 填写后对折，由本人投入票箱；不得委托他人代投。",
  ];
  for (const line of how) writer.paragraph(line, { ...body, sizePt: 9.5 });
}
