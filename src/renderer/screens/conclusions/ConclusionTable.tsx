import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import type { ApplicantId } from "../../../core/ids.ts";
import { grades } from "../../../core/rules/grade.ts";
import { gradeWords } from "../../../core/words.ts";
import { departs, meanText, type ConclusionRow } from "../../view/grades-view.ts";
import { CorrectionDialog } from "./CorrectionDialog.tsx";
import { gradeIn, isConfirmable, type ConclusionDraft, type Drafts } from "./conclusion-draft.ts";

interface ConclusionTableProps {
  readonly rows: readonly ConclusionRow[];
  readonly drafts: Drafts;
  /** Left out of the list that is about to be confirmed. */
  readonly left: ReadonlySet<ApplicantId>;
  readonly onDraft: (id: ApplicantId, draft: ConclusionDraft) => void;
  readonly onLeft: (left: ReadonlySet<ApplicantId>) => void;
}

/** A panel's grades side by side, what the rule makes of them, and the panel's conclusion. */
export function ConclusionTable({ rows, drafts, left, onDraft, onLeft }: ConclusionTableProps) {
  const experts = rows[0]?.grades.map(({ expert }) => expert) ?? [];
  return (
    <div className="wide-table">
      <table className="sheet-table">
        <thead>
          <tr>
            <th />
            <th>申报人</th>
            {experts.map(({ id, name }) => (
              <th key={id}>{name}</th>
            ))}
            <th>总分／人数</th>
            <th>答辩结论</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { id } = row.applicant;
            return (
              <Row
                key={id}
                row={row}
                draft={drafts.get(id)}
                taken={!left.has(id)}
                onTaken={(taken) =>
                  onLeft(new Set(taken ? [...left].filter((one) => one !== id) : [...left, id]))
                }
                onDraft={(draft) => onDraft(id, draft)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: ConclusionRow;
  readonly draft: ConclusionDraft | undefined;
  readonly taken: boolean;
  readonly onTaken: (taken: boolean) => void;
  readonly onDraft: (draft: ConclusionDraft) => void;
}

function Row({ row, draft, taken, onTaken, onDraft }: RowProps) {
  const { name } = row.applicant;
  return (
    <tr>
      <td>
        {isConfirmable(row) ? (
          <Checkbox
            aria-label={`确认 ${name}`}
            checked={taken}
            onChange={({ target }) => onTaken(target.checked)}
          />
        ) : null}
      </td>
      <th scope="row" className="big nowrap">
        {name}
      </th>
      {row.grades.map(({ expert, text }) => (
        <td key={expert.id} className="number nowrap">
          {text ?? "—"}
        </td>
      ))}
      <td className="number nowrap">{row.combined ? meanText(row.combined) : ""}</td>
      <td>
        <ConclusionCell row={row} draft={draft} onDraft={onDraft} />
      </td>
    </tr>
  );
}

function CorrectionButton({ row }: Pick<RowProps, "row">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        danger={row.stale}
        aria-label={`更正 ${row.applicant.name}`}
        onClick={() => setOpen(true)}
      >
        {row.stale ? "重新确认结论" : "更正"}
      </Button>
      {open ? <CorrectionDialog row={row} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ConclusionCell({ row, draft, onDraft }: Pick<RowProps, "row" | "draft" | "onDraft">) {
  if (row.confirmed !== null) {
    return (
      <div className="row row-wrap">
        <span className={row.confirmed === "fail" ? "tag tag-bad" : "tag tag-good"}>
          {gradeWords[row.confirmed]}（{row.stale ? "待重新确认" : "已确认"}）
        </span>
        {row.corrections > 0 ? <span className="tag">更正 {row.corrections} 处</span> : null}
        {row.correctable ? <CorrectionButton row={row} /> : null}
        {row.reason === null ? null : <p className="hint">理由：{row.reason}</p>}
      </div>
    );
  }
  if (!isConfirmable(row)) {
    return (
      <div className="row row-wrap">
        <span className="tag tag-wait">还缺 {Math.max(1, row.missing)} 人评分</span>
        {row.correctable ? <CorrectionButton row={row} /> : null}
      </div>
    );
  }
  const { name } = row.applicant;
  const grade = gradeIn(row, draft);
  const reason = draft?.reason ?? "";
  const needsReason = grade !== null && departs(row.combined, grade);
  return (
    <div className="row row-wrap">
      <Select
        aria-label={`${name} 的结论`}
        style={{ width: 112 }}
        value={grade}
        placeholder="合议"
        options={grades.map((one) => ({ value: one, label: gradeWords[one] }))}
        onChange={(chosen) => onDraft({ grade: chosen, reason })}
      />
      {needsReason ? (
        <Input
          aria-label={`${name} 的理由`}
          value={reason}
          maxLength={500}
          placeholder="请写明理由"
          status={reason.trim() === "" ? "error" : ""}
          onChange={({ target }) => onDraft({ grade, reason: target.value })}
        />
      ) : null}
      {row.short ? (
        <span className="tag tag-wait">
          只有 {row.short.graded} 人评分（应不少于 {row.short.needed} 人），合议后由主任委员确认
        </span>
      ) : null}
      {row.correctable ? <CorrectionButton row={row} /> : null}
    </div>
  );
}
