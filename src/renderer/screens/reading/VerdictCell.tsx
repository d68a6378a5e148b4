import { Input, Radio } from "antd";
import type { MaterialsVerdict } from "../../../core/meeting/reading/reading-events.ts";
import { materialsVerdictWords } from "../../../core/words.ts";
import { StageTag } from "../../components/StageTag.tsx";
import { isVerdictDue, type ReadingRow, type VerdictDraft } from "../../view/reading-view.ts";

interface VerdictCellProps {
  readonly row: ReadingRow;
  readonly draft: VerdictDraft | undefined;
  readonly onDraft: (draft: VerdictDraft) => void;
}

/** The panel's verdict: as confirmed, or to be chosen; a departure from the readers asks for its reason. */
export function VerdictCell({ row, draft, onDraft }: VerdictCellProps) {
  const { confirmed, proposed, stage } = row;
  const { name } = row.applicant;
  if (stage === "vetoed") return <StageTag stage={stage} />;
  if (confirmed) {
    return (
      <>
        <span className={confirmed.verdict === "fail" ? "tag tag-bad" : "tag tag-good"}>
          {materialsVerdictWords[confirmed.verdict]}
          {confirmed.corrected ? "（已更正）" : "（已确认）"}
        </span>
        {confirmed.reason === null ? null : <p className="hint">理由：{confirmed.reason}</p>}
      </>
    );
  }
  if (row.blockedByHint) return <span className="tag tag-wait">回避待决定</span>;
  if (!isVerdictDue(row)) return <span className="tag tag-wait">待审查</span>;
  const verdict = draft?.verdict ?? proposed;
  const reason = draft?.reason ?? "";
  return (
    <div className="verdict-choice">
      <Radio.Group
        aria-label={`${name} 的审查结论`}
        optionType="button"
        buttonStyle="solid"
        value={verdict}
        options={(["pass", "fail"] as const).map((one) => ({
          value: one,
          label: materialsVerdictWords[one],
        }))}
        onChange={({ target }) => onDraft({ verdict: target.value as MaterialsVerdict, reason })}
      />
      {verdict === proposed ? null : (
        <Input
          aria-label={`${name} 的理由`}
          value={reason}
          maxLength={500}
          placeholder="请写明理由"
          status={reason.trim() === "" ? "error" : ""}
          onChange={({ target }) => onDraft({ verdict, reason: target.value })}
        />
      )}
    </div>
  );
}
