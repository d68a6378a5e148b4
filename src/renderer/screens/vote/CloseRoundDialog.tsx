import { Input } from "antd";
import { useState } from "react";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { missingPapers } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

interface CloseRoundDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

export function CloseRoundDialog({ round, onClose }: CloseRoundDialogProps) {
  const state = useMeetingState();
  const [reason, setReason] = useState("");
  const missing = missingPapers(round);
  const short = missing.length > 0;
  return (
    <ActDialog
      fieldsFirst={short}
      title={`截止第 ${round.number} 轮投票`}
      okText="截止投票"
      danger={short}
      requests={[{ type: "closeRound", reason: short ? reason : null }]}
      whyNot={short && reason.trim() === "" && "请先写明提前截止的原因。"}
      onDone={onClose}
      onCancel={onClose}
    >
      {short ? (
        <>
          <p>
            还有 {missing.length} 张表决票未收回：
            {missing.map((id) => nameOf(state, id)).join("、")}。未收回的票计入基数；
            收回太少时本轮作废、不开箱。有专家离场的，请先在“签到”页登记离场。
          </p>
          <div className="field">
            <label htmlFor="close-reason">提前截止的原因</label>
            <Input
              id="close-reason"
              autoFocus
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        </>
      ) : null}
    </ActDialog>
  );
}
