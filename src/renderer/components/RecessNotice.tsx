import { Alert, Button } from "antd";
import { refusal, sentenceOf } from "../../core/refusals/refusal.ts";
import { useMeetingState } from "../store/session-context.ts";

/** In a recess every screen says what ends it; the 签到 screen has the button. */
export function RecessNotice({ onCheckIn }: { readonly onCheckIn: (() => void) | null }) {
  const { inRecess } = useMeetingState();
  if (!inRecess) return null;
  return (
    <Alert
      className="notice"
      type="info"
      showIcon
      title={sentenceOf(refusal("MEETING_IN_RECESS"), "zh")}
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
