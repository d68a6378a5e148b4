import { Button, Input } from "antd";
import { useState } from "react";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";

/** The chair voids the round: its papers are destroyed uncounted, its roster is kept. */
export function VoidButton({ round }: { readonly round: Round }) {
  const [voiding, setVoiding] = useState(false);
  const [note, setNote] = useState("");
  return (
    <>
      <Button size="large" danger onClick={() => setVoiding(true)}>
        作废本轮
      </Button>
      {voiding ? (
        <ActDialog
          fieldsFirst
          title={`作废第 ${round.number} 轮表决`}
          okText="作废本轮"
          danger
          requests={[{ type: "voidRound", note }]}
          whyNot={note.trim() === "" && "请先写明作废原因。"}
          onDone={() => setVoiding(false)}
          onCancel={() => setVoiding(false)}
        >
          <p>已投的票不计票、不保留；领票名单保留在会议日志中。作废后须重新表决。</p>
          <div className="field">
            <label htmlFor="void-note">作废原因</label>
            <Input.TextArea
              id="void-note"
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
