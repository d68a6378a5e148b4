import { Button, Input } from "antd";
import { useState } from "react";
import { isAdmitted } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

/** 集体讨论: shows once somebody is admitted; the chair closes it for all admitted so far. */
export function DiscussionPanel() {
  const state = useMeetingState();
  const [closing, setClosing] = useState(false);
  const [note, setNote] = useState("");
  const waiting = [...state.applicants].filter(
    ([id, progress]) => isAdmitted(progress) && !state.discussed.has(id),
  );
  const names = waiting.map(([id]) => state.facts.applicants.get(id)?.name ?? id);
  if (names.length === 0 || state.phase === "locked") return null;
  return (
    <section className="panel" aria-labelledby="discussion">
      <div className="panel-head">
        <h2 id="discussion">集体讨论：{names.length} 人进入评审程序，待讨论</h2>
        <Button type="primary" size="large" onClick={() => setClosing(true)}>
          结束讨论
        </Button>
      </div>
      <p>{names.join("、")}</p>
      {closing ? (
        <ActDialog
          fieldsFirst
          title={`结束对 ${names.length} 人的集体讨论`}
          okText="结束讨论"
          requests={[{ type: "closeDiscussion", note }]}
          onDone={() => {
            setClosing(false);
            setNote("");
          }}
          onCancel={() => setClosing(false)}
        >
          <div className="field">
            <label htmlFor="discussion-note">讨论情况（记入会议记录，可不填）</label>
            <Input.TextArea
              id="discussion-note"
              rows={4}
              autoFocus
              maxLength={2000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
        </ActDialog>
      ) : null}
    </section>
  );
}
