import type { RequestOf } from "../../../contract/requests/meeting-request.ts";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { currentRound, sessionNow } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

export type Move = "leave" | "comeBack" | "checkInAgain";

interface MoveDialogProps {
  readonly move: Move;
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** Whoever comes or goes changes quorum and base, so it is confirmed with a PIN. */
export function MoveDialog({ move, personId, onClose }: MoveDialogProps) {
  const state = useMeetingState();
  const name = nameOf(state, personId);
  const words = wordsOf(state, move, name);
  return (
    <ActDialog
      title={words.title}
      okText={words.okText}
      danger={move === "leave"}
      requests={[requestOf(state, move, personId)]}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>{words.consequence}</p>
    </ActDialog>
  );
}

type MoveRequest = RequestOf<
  "leave" | "comeBack" | "staffLeave" | "staffComeBack" | "checkInAgain"
>;

function requestOf(state: MeetingState, move: Move, personId: PersonId): MoveRequest {
  if (move === "checkInAgain") return { type: move, personId };
  if (state.facts.experts.has(personId)) return { type: move, expertId: personId };
  return { type: move === "leave" ? "staffLeave" : "staffComeBack", staffId: personId };
}

function wordsOf(state: MeetingState, move: Move, name: string) {
  if (move === "checkInAgain") {
    const { number } = sessionNow(state);
    return {
      title: `${name} 签到（第 ${number} 场）`,
      okText: "确认签到",
      consequence: "请本人输入首次签到时设置的 PIN。",
    };
  }
  if (move === "comeBack") {
    return { title: `${name} 返回会场`, okText: "返回", consequence: "返回后重新计入实到。" };
  }
  const voting = currentRound(state);
  const consequence =
    voting && voting.status !== "tallied"
      ? "正在投票：没有投出的票不能再投；不足法定人数时，本轮作废。"
      : "离场后不计入实到，不能评分、投票；回来后点“返回”。";
  return { title: `${name} 离场？`, okText: "离场", consequence };
}
