import { Button } from "antd";
import type { MovableCopyView, MoveOffer } from "../../../contract/journal-answers.ts";
import { CopyTrouble } from "../../components/CopyTrouble.tsx";
import { contentText, forkTexts, movableName } from "../../view/move-view.ts";
import { endCode, endNumber, endTime } from "../../view/restore-view.ts";

interface MovableTableProps {
  readonly offer: MoveOffer;
  readonly onChoose: (copy: MovableCopyView) => void;
}

/** The copies on the sticks, one a row, with the end of each and what lies in it. */
export function MovableTable({ offer, onChoose }: MovableTableProps) {
  return (
    <table className="sheet-table copy-table">
      <thead>
        <tr>
          <th>副本</th>
          <th>原评审电脑</th>
          <th>最后一条</th>
          <th>时间</th>
          <th>核验码</th>
          <th>内容</th>
          <th aria-label="操作" />
        </tr>
      </thead>
      <tbody>
        {offer.copies.map((copy) => (
          <MovableRow key={copy.copyId} copy={copy} offer={offer} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
}

interface MovableRowProps extends MovableTableProps {
  readonly copy: MovableCopyView;
}

function MovableRow({ copy, offer, onChoose }: MovableRowProps) {
  const { head, station, content, openRound, refusal, fault } = copy;
  return (
    <tr>
      <th scope="row">{movableName(copy)}</th>
      <td>{station ?? "—"}</td>
      <td className="nowrap">{endNumber(head)}</td>
      <td className="nowrap">{endTime(head)}</td>
      <td className="code nowrap">{endCode(head)}</td>
      <td>
        {content ? contentText(content) : ""}
        {openRound === null ? null : <p>第 {openRound} 轮表决正在进行，转到本机后作废重投。</p>}
        {forkTexts(copy, offer.copies).map((text) => (
          <p key={text} className="copy-trouble">
            {text}
          </p>
        ))}
        <CopyTrouble refusal={refusal ?? fault} surpassed="MOVE_COPY_OLDER" />
      </td>
      <td>
        {refusal ? null : (
          <Button
            type="primary"
            aria-label={`用${movableName(copy)}继续`}
            onClick={() => onChoose(copy)}
          >
            用它继续
          </Button>
        )}
      </td>
    </tr>
  );
}
