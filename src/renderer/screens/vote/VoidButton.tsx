import { Input } from "antd";
import { useState } from "react";
import { howVoided, whyNotVoided } from "../../../core/meeting/round/decide-voids.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { sentenceOf } from "../../../core/refusals/refusal.ts";
import { whyNotNow } from "../../view/why-not.ts";

/** Voids a round in the way that it can be: by the chair, after its tally with the supervisor. */
export function VoidButton({ round }: { readonly round: Round }) {
  const state = useMeetingState();
  const [voiding, setVoiding] = useState(false);
  const [note, setNote] = useState("");
  const type = howVoided(round);
  const words = voidingWords[type];
  const untimely = whyNotVoided(state, round);
  return (
    <>
      <ReasonedButton
        size={type === "voidRound" ? "large" : "middle"}
        danger
        whyNot={whyNotNow(state, type) ?? (untimely && sentenceOf(untimely, "zh"))}
        onClick={() => setVoiding(true)}
      >
        {words.button}
      </ReasonedButton>
      {voiding ? (
        <ActDialog
          fieldsFirst
          title={`作废第 ${round.number} 轮${words.what}`}
          okText={words.ok}
          danger
          requests={[type === "voidRound" ? { type, note } : { type, round: round.number, note }]}
          whyNot={note.trim() === "" && "请先写明作废原因。"}
          onDone={() => setVoiding(false)}
          onCancel={() => setVoiding(false)}
        >
          <p>{words.consequence}</p>
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

const voidingWords = {
  voidRound: {
    ...{ button: "作废本轮", what: "表决", ok: "作废本轮" },
    consequence: "已投的票不计票、不保留；领票名单保留在会议日志中。作废后须重新表决。",
  },
  voidTalliedRound: {
    ...{ button: "作废已计票的本轮", what: "的计票", ok: "作废" },
    consequence: "例如投票后发现应当回避。原计票结果保留在会议日志和结果中，本轮各项须重新表决。",
  },
} as const;
