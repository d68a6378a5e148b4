import { Input, Radio } from "antd";
import type { RecusalHint } from "../../../core/meeting/facts.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { recusalKey } from "../../../core/meeting/state.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { hintText } from "../../words/screen-words.ts";

export interface HintDecision {
  readonly recused: boolean;
  readonly reason: string;
}

type Decisions = ReadonlyMap<string, HintDecision>;

interface HintTableProps {
  readonly hints: readonly RecusalHint[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** One row per hint; nothing is chosen beforehand. */
export function HintTable({ hints, decisions, onDecide }: HintTableProps) {
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th>专家</th>
          <th>申报人</th>
          <th>提示</th>
          <th>决定</th>
          <th>理由</th>
        </tr>
      </thead>
      <tbody>
        {hints.map((hint) => {
          const key = recusalKey(hint.expertId, hint.applicantId);
          return (
            <HintRow
              key={key}
              hint={hint}
              decision={decisions.get(key)}
              onDecide={(decision) => onDecide(new Map([...decisions, [key, decision]]))}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface HintRowProps {
  readonly hint: RecusalHint;
  readonly decision: HintDecision | undefined;
  readonly onDecide: (decision: HintDecision) => void;
}

function HintRow({ hint, decision, onDecide }: HintRowProps) {
  const state = useMeetingState();
  const applicant = state.facts.applicants.get(hint.applicantId);
  const expert = nameOf(state, hint.expertId);
  const pair = `${expert}与${applicant?.name ?? ""}`;
  const suggested = (recused: boolean) => (recused ? hintText(hint) : "");
  return (
    <tr>
      <th scope="row">{expert}</th>
      <td>
        {applicant?.name} <span className="hint">{hint.applicantId}</span>
      </td>
      <td>
        {hintText(hint)}
        <br />
        <span className="hint">{applicant?.employer}</span>
      </td>
      <td>
        <Radio.Group
          aria-label={`${pair}的决定`}
          value={decision?.recused ?? null}
          onChange={({ target }) => {
            const recused = target.value === true;
            onDecide({ recused, reason: suggested(recused) });
          }}
        >
          <Radio value={true}>回避</Radio>
          <Radio value={false}>不回避</Radio>
        </Radio.Group>
      </td>
      <td>
        <Input
          aria-label={`${pair}的理由`}
          value={decision?.reason ?? ""}
          disabled={!decision}
          maxLength={200}
          placeholder={decision ? "请写明理由" : "先选择决定"}
          status={decision?.reason.trim() === "" ? "error" : ""}
          onChange={({ target }) =>
            decision ? onDecide({ ...decision, reason: target.value }) : undefined
          }
        />
      </td>
    </tr>
  );
}
