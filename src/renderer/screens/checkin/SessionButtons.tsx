import { useState } from "react";
import { presidingChair, sessionNow, waitsAfterMove } from "../../../core/meeting/who.ts";
import { meetingContent } from "../../../core/meeting/meeting-content.ts";
import type { Move } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeeting, useMeetingState } from "../../store/session-context.ts";
import { contentText, movedText } from "../../view/move-view.ts";
import { whyNotNow } from "../../view/why-not.ts";

/** 休会 and 复会: the chair's acts. */
export function SessionButtons() {
  const state = useMeetingState();
  const [asking, setAsking] = useState(false);
  const { number } = sessionNow(state);
  const moved = waitsAfterMove(state) ? state.moves.at(-1) : undefined;
  const close = () => setAsking(false);
  const command = state.inRecess ? "resumeMeeting" : "beginRecess";
  return (
    <>
      <ReasonedButton
        size="large"
        type={state.inRecess ? "primary" : "default"}
        whyNot={
          whyNotNow(state, command) ?? (!presidingChair(state) && "请主任委员或副主任委员先签到。")
        }
        onClick={() => setAsking(true)}
      >
        {state.inRecess ? `复会（第 ${number} 场）` : "休会"}
      </ReasonedButton>
      {asking ? (
        <ActDialog
          title={state.inRecess ? `复会，进入第 ${number} 场？` : `第 ${number} 场休会？`}
          okText={state.inRecess ? "复会" : "休会"}
          danger={!state.inRecess}
          requests={[{ type: command }]}
          onDone={close}
          onCancel={close}
        >
          {moved ? <MovedFacts move={moved} /> : null}
          <p>
            {state.inRecess
              ? "复会后继续办理。后到的人员仍可签到；每轮表决按当时实到人数核对法定人数。"
              : "休会后不能点名、评分和表决。再次开会时，全体人员用原来的 PIN 重新签到，再复会。"}
          </p>
        </ActDialog>
      ) : null}
    </>
  );
}

/** What the chair consents to by resuming at the spare station. */
function MovedFacts({ move }: { readonly move: Move }) {
  const { manifest, state } = useMeeting();
  return (
    <>
      <p>
        会议已转到本机，{movedText(manifest, move)}。{contentText(meetingContent(state))}。原因：
        {move.reason}。
      </p>
      <p>请主任委员对照纸质记录核对。复会即表示同意从这里接着开，记入会议日志和评审结果。</p>
    </>
  );
}
