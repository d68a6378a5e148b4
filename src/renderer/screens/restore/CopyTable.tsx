import type { JournalComparison, JournalCopyView } from "../../../contract/journal-answers.ts";
import { CopyTrouble } from "../../components/CopyTrouble.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import {
  conditionText,
  copiesInOrder,
  copyName,
  endCode,
  endNumber,
  endTime,
  gainText,
} from "../../view/restore-view.ts";

interface CopyTableProps {
  readonly comparison: JournalComparison;
  readonly onChoose: (copy: JournalCopyView) => void;
}

/** The journal in place and the copies, one a row, with the end of each. */
export function CopyTable({ comparison, onChoose }: CopyTableProps) {
  const { own } = comparison;
  return (
    <table className="sheet-table copy-table">
      <thead>
        <tr>
          <th>来源</th>
          <th>最后一条</th>
          <th>时间</th>
          <th>核验码</th>
          <th>说明</th>
          <th aria-label="操作" />
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">本机会议日志</th>
          <td className="nowrap">{endNumber(own.head)}</td>
          <td className="nowrap">{endTime(own.head)}</td>
          <td className="code nowrap">{endCode(own.head)}</td>
          <td>
            <span className={own.condition === "sound" ? "tag tag-good" : "tag tag-bad"}>
              {conditionText(own)}
            </span>
          </td>
          <td />
        </tr>
        {copiesInOrder(comparison).map((copy) => (
          <CopyRow key={copy.copyId} comparison={comparison} copy={copy} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
}

interface CopyRowProps extends CopyTableProps {
  readonly copy: JournalCopyView;
}

function CopyRow({ comparison, copy, onChoose }: CopyRowProps) {
  const { head, refusal, fault } = copy;
  const name = copyName(copy);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="nowrap">{endNumber(head)}</td>
      <td className="nowrap">{endTime(head)}</td>
      <td className="code nowrap">{endCode(head)}</td>
      <td>
        {gainText(comparison, copy)}
        <CopyTrouble refusal={refusal ?? fault} surpassed="COPY_NOT_AHEAD" />
      </td>
      <td>
        {refusal ? null : (
          <ReasonedButton
            type="primary"
            aria-label={`用${name}恢复`}
            whyNot={!copy.consent && "这份副本里没有签到过的主任委员，不能由主任委员同意恢复。"}
            onClick={() => onChoose(copy)}
          >
            用它恢复
          </ReasonedButton>
        )}
      </td>
    </tr>
  );
}
