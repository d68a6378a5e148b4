import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { roleText } from "../../words/person-role.ts";
import { isReady, NewPinFields, noPin } from "./NewPinFields.tsx";

interface ResetPinDialogProps {
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The person sets a new PIN; two others vouch with theirs that it is this person. */
export function ResetPinDialog({ personId, onClose }: ResetPinDialogProps) {
  const state = useMeetingState();
  const [pin, setPin] = useState(noPin);
  const name = nameOf(state, personId);
  return (
    <ActDialog
      fieldsFirst
      title={`重置 ${roleText(state, personId)} ${name} 的 PIN`}
      okText="重置 PIN"
      requests={[{ type: "resetPin", personId, newPin: pin.pin }]}
      whyNot={!isReady(pin) && "请本人先设置新的 PIN，两次输入一致。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>
        请 <b>{name}</b> 本人设置新的 PIN，再由下列两人核实是本人后各自输入 PIN。
        重置记入会议日志；已提交的评分仍然有效，未提交的评分草稿不能再打开，需要重填。
      </p>
      <NewPinFields autoFocus value={pin} onChange={setPin} />
    </ActDialog>
  );
}
