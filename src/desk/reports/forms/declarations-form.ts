import type { Expert } from "../../../core/bundle/manifest.ts";
import { markedName } from "../../../core/meeting/people/person-name.ts";
import { recusalKey } from "../../../core/meeting/state.ts";
import { committee } from "../../../core/meeting/who.ts";
import { confidentialityPledge, recusalPledge } from "../../../core/pledge.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import { body, type Form, type FormChoice, type FormSource } from "./form.ts";
import { papersForm } from "./papers-form.ts";

/** 评审专家承诺书: 保密承诺 and 回避申请 of each expert, to sign with ink. */
export function declarationsForm(source: FormSource, choice: FormChoice): Form | undefined {
  const { blank = false } = choice;
  const { state } = source;
  return papersForm(source, choice, {
    kind: "declarations",
    papers: committee(state).filter(({ id }) => blank || state.declarations.has(id)),
    whoseOf: ({ name }) => name,
    subjectOf: ({ id: expertId }) => ({ kind: "expert", expertId }),
    write: (writer, expert) => writeDeclaration(writer, source, expert, blank),
  });
}

const columns: readonly TableColumn[] = [
  { title: "序号", share: 10, align: "center" },
  { title: "申报编号", share: 26, align: "center" },
  { title: "姓名", share: 22, align: "center" },
  { title: "关系", share: 46, align: "left" },
  { title: "主任委员决定", share: 24, align: "center" },
  { title: "理由", share: 40, align: "left" },
];
const rowsToFill = 4;

function writeDeclaration(
  writer: PageWriter,
  source: FormSource,
  expert: Expert,
  blank: boolean,
): void {
  const { employer, title } = expert;
  const name = markedName(source.state, expert.id);
  writer.paragraph(`专家：${name}　　单位：${employer}　　职称：${title}`, {
    ...body,
    spaceAfterPt: 8,
  });
  heading(writer, "一、保密承诺");
  confidentialityPledge.forEach((line, index) => writer.paragraph(`${index + 1}. ${line}`, body));
  writer.space(8);
  heading(writer, "二、回避声明");
  writer.paragraph(recusalPledge, { ...body, spaceAfterPt: 4 });
  const rows = blank ? [] : declaredRows(source, expert);
  if (!blank && rows.length === 0) writer.paragraph("本人声明：没有需要回避的申报人。", body);
  else {
    const filled = rows.length > 0 ? rows : Array.from({ length: rowsToFill }, emptyRow);
    const cells = filled.map((row, index) => [String(index + 1), ...row]);
    const table = cells.map((row) => ({ cells: row, whose: expert.id, heightPt: 26 }));
    writer.table(columns, table, 9);
  }
  writer.space(24);
  writer.signatures(["专家签名：", "日期："], { font: "body", sizePt: 11 });
  writer.signatures(["主任委员：", "监督员："], { font: "body", sizePt: 11 });
}

const heading = (writer: PageWriter, text: string): void =>
  writer.paragraph(text, { font: "strong", sizePt: 12, spaceAfterPt: 4 });

const emptyRow = (): readonly string[] => ["", "", "", "", ""];

function declaredRows({ state }: FormSource, { id }: Expert): readonly (readonly string[])[] {
  return (state.declarations.get(id) ?? []).map(({ applicantId, relation }) => {
    const decision = state.recusals.get(recusalKey(id, applicantId));
    const decided = decision === undefined ? "待决定" : decision.recused ? "回避" : "不回避";
    const name = state.facts.applicants.get(applicantId)?.name ?? "";
    return [applicantId, name, relation, decided, decision?.reason ?? ""];
  });
}
