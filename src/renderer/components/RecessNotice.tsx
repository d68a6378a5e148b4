import { Alert, Button } from "antd";
import { refusal, sentenceOf } from "../../core/refusals/refusal.ts";
import { waitsAfterMove } from "../../core/meeting/who.ts";
import { useMeeting } from "../store/session-context.ts";
import { movedText } from "../view/move-view.ts";

/** In a recess every screen says what ends it; the 签到 screen has the button. */
export function RecessNotice({ onCheckIn }: { readonly onCheckIn: (() => void) | null }) {
  const { manifest, state } = useMeeting();
  if (!state.inRecess) return null;
  const moved = waitsAfterMove(state) ? state.moves.at(-1) : undefined;
  return (
    <Alert
      className="notice"
      type={moved ? "warning" : "info"}
      showIcon
      title={
        moved
          ? `会议已转到本机，${movedText(manifest, moved)}。请每个人重新签到、设新的 PIN，再由主任委员（或副主任委员）点“复会”。`
          : sentenceOf(refusal("MEETING_IN_RECESS"), "zh")
      }
      action={
        onCheckIn ? (
          <Button type="primary" onClick={onCheckIn}>
            去签到
          </Button>
        ) : null
      }
    />
  );
}
