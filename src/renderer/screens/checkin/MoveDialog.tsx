import type { RequestOf } from "../../../contract/requests/meeting-request.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { currentRound } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

export type Move = RequestOf<"leave"> | RequestOf<"comeBack">;

interface MoveDialogProps {
  readonly move: Move;
  readonly onClose: () => void;
}

/** Leaving and coming back change quorum and base, so they are confirmed with a PIN. */
export function MoveDialog({ move, onClose }: MoveDialogProps) {
  const state = useMeetingState();
  const name = nameOf(state, move.expertId);
  const leaving = move.type === "leave";
  const voting = currentRound(state);
  return (
    <ActDialog
      title={leaving ? `${name} 离场？` : `${name} 返回会场`}
      okText={leaving ? "离场" : "返回"}
      danger={leaving}
      requests={[move]}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>
        {leaving
          ? voting && voting.status !== "tallied"
            ? "正在投票：没有投出的票不能再投；不足法定人数时，本轮作废。"
            : "离场后不计入实到，不能评分、投票；回来后点“返回”。"
          : "返回后重新计入实到。"}
      </p>
    </ActDialog>
  );
}
