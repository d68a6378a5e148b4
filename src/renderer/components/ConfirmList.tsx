import { useState, type ReactNode } from "react";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import type { PanelId } from "../../core/ids.ts";
import { useMeetingState } from "../store/session-context.ts";
import { confirmersText, type ConfirmerList } from "../view/confirmer-lists.ts";
import { groupText } from "../words/group-text.ts";
import { ActDialog } from "./ActDialog.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";

interface ConfirmListProps {
  readonly panelId: PanelId | null;
  /** What is confirmed: 答辩结论, 审查结论. */
  readonly subject: string;
  /** How many rows are drafted; the lists may hold fewer. */
  readonly drafted: number;
  readonly lists: readonly ConfirmerList<unknown>[];
  /** What parts the lists, where more than one person has to confirm. */
  readonly whyApart: string;
  /** What rows still lack, as a sentence; empty where they lack nothing. */
  readonly lacking: string;
  readonly requests: readonly MeetingRequest[];
  /** In the dialog, above the PINs. */
  readonly children?: ReactNode;
}

/** Below a panel's table: who confirms how many rows as one list, and the button for it. */
export function ConfirmList({ panelId, subject, drafted, lists, ...list }: ConfirmListProps) {
  const { whyApart, lacking, requests, children } = list;
  const state = useMeetingState();
  const [confirming, setConfirming] = useState(false);
  const confirmable = lists.reduce((sum, { items }) => sum + items.length, 0);
  const left = drafted - confirmable;
  const nobody = `${left} 人，组长、主任委员均不在场或须回避，暂不能确认。`;
  const close = () => setConfirming(false);
  return (
    <>
      <div className="dialog-actions form-actions">
        <p className="hint grow">
          {lacking}
          {confirmersText(state, panelId, lists, whyApart)}
          {left > 0 ? `另有 ${nobody}` : ""}
        </p>
        <ReasonedButton
          type="primary"
          size="large"
          whyNot={lacking !== "" ? lacking : confirmable === 0 && (left > 0 ? nobody : noneYet)}
          onClick={() => setConfirming(true)}
        >
          确认 {confirmable} 人的{subject}
        </ReasonedButton>
      </div>
      {confirming ? (
        <ActDialog
          title={`${groupText(panelId)}：确认 ${confirmable} 人的${subject}`}
          okText="确认结论"
          requests={requests}
          onDone={close}
          onCancel={close}
        >
          {children}
        </ActDialog>
      ) : null}
    </>
  );
}

const noneYet = "还没有可以确认的申报人。";
