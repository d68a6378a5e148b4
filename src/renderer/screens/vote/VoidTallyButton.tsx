import { Button, Input } from "antd";
import { useState } from "react";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";

/** Chair and supervisor void a tallied round: its tally stays, its motions are voted on again. */
export function VoidTallyButton({ round }: { readonly round: Round }) {
  const [voiding, setVoiding] = useState(false);
  const [note, setNote] = useState("");
  return (
    <>
      <Button danger onClick={() => setVoiding(true)}>
        作废已计票的本轮
      </Button>
      {voiding ? (
        <ActDialog
          fieldsFirst
          title={`作废第 ${round.number} 轮的计票`}
          okText="作废"
          danger
          requests={[{ type: "voidTalliedRound", round: round.number, note }]}
          whyNot={note.trim() === "" && "请先写明作废原因。"}
          onDone={() => setVoiding(false)}
          onCancel={() => setVoiding(false)}
        >
          <p>例如投票后发现应当回避。原计票结果保留在会议日志和结果中，本轮各项须重新表决。</p>
          <div className="field">
            <label htmlFor="void-tally-note">作废原因</label>
            <Input.TextArea
              id="void-tally-note"
              rows={3}
              autoFocus
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
        </ActDialog>
      ) : null}
    </>
  );
}
