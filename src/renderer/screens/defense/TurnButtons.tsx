import { Input } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import {
  turnCommands,
  whyNotOfTurn,
  type TurnCommand,
} from "../../../core/meeting/defense/decide-turns.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { whyNotNow } from "../../view/why-not.ts";
import type { MeetingRequest } from "../../../contract/requests/meeting-request.ts";

interface TurnButtonsProps {
  readonly applicant: Applicant;
  readonly busy: boolean;
}

/** What can become of this applicant's turn, by core's order of things. Each asks once more. */
export function TurnButtons({ applicant, busy }: TurnButtonsProps) {
  const state = useMeetingState();
  const [asking, setAsking] = useState<TurnCommand | null>(null);
  const turns = turnCommands.filter((turn) => !whyNotOfTurn(state, turn, applicant.id));
  return (
    <>
      {turns.map((turn) => (
        <ReasonedButton
          key={turn}
          danger={turn === "markAbsent" || turn === "withdrawApplication"}
          disabled={busy}
          whyNot={whyNotNow(state, turn)}
          onClick={() => setAsking(turn)}
        >
          {turnWords[turn].button}
        </ReasonedButton>
      ))}
      {asking ? (
        <TurnDialog applicant={applicant} turn={asking} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}

interface TurnDialogProps {
  readonly applicant: Applicant;
  readonly turn: TurnCommand;
  readonly onClose: () => void;
}

function TurnDialog({ applicant, turn, onClose }: TurnDialogProps) {
  const [reason, setReason] = useState("");
  const [document, setDocument] = useState("");
  const words = turnWords[turn];
  const wantsReason = turn === "postponeDefense" || turn === "withdrawApplication";
  const wantsDocument = turn === "withdrawApplication";
  const lacks = (wantsDocument && document.trim() === "") || (wantsReason && reason.trim() === "");
  return (
    <ActDialog
      title={`${applicant.name}${words.title}`}
      okText={words.ok}
      danger={turn !== "markLate"}
      fieldsFirst={wantsReason}
      requests={[requestOf(turn, applicant, reason, document)]}
      whyNot={lacks && (wantsDocument ? "请先写明文书和理由。" : "请先写明理由。")}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>{words.consequence}</p>
      {wantsDocument ? (
        <div className="field">
          <label htmlFor="turn-document">文书</label>
          <Input
            id="turn-document"
            autoFocus
            maxLength={100}
            placeholder="如：本人签字的撤回申请书"
            value={document}
            onChange={({ target }) => setDocument(target.value)}
          />
        </div>
      ) : null}
      {wantsReason ? (
        <div className="field">
          <label htmlFor="turn-reason">理由</label>
          <Input.TextArea
            id="turn-reason"
            rows={2}
            autoFocus={!wantsDocument}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      ) : null}
    </ActDialog>
  );
}

function requestOf(
  turn: TurnCommand,
  { id: applicantId }: Applicant,
  reason: string,
  document: string,
): MeetingRequest {
  switch (turn) {
    case "markLate":
    case "markAbsent":
      return { type: turn, applicantId };
    case "postponeDefense":
      return { type: turn, applicantId, reason };
    case "withdrawApplication":
      return { type: turn, applicantId, document, reason };
  }
}

const undoable = "点名下一位之前可以撤销。";

const turnWords: Readonly<
  Record<TurnCommand, Readonly<Record<"button" | "title" | "ok" | "consequence", string>>>
> = {
  markLate: {
    button: "迟到",
    title: "迟到？",
    ok: "记为迟到",
    consequence: `排到本组其他人之后再点名，先迟到的先点。${undoable}`,
  },
  markAbsent: {
    button: "缺席",
    title: "缺席答辩？",
    ok: "记为缺席",
    consequence: `按规定视为自动放弃。由组长确认；组长不在场或须回避时，由主持人确认。${undoable}`,
  },
  postponeDefense: {
    button: "缓…",
    title: "的答辩缓期？",
    ok: "确认缓期",
    consequence: `由主任委员写明理由。结论待定，之后可以再点名；锁定会议时仍未答辩的，计为未办结。${undoable}`,
  },
  withdrawApplication: {
    button: "撤回申报…",
    title: "撤回申报？",
    ok: "确认撤回",
    consequence: `须有本人的书面申请，由主任委员确认。撤回后不再答辩、评分和表决。${undoable}`,
  },
};
