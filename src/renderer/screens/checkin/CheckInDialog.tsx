import { Button, Modal } from "antd";
import { useRef, useState, type SyntheticEvent } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { roleText } from "../../words/person-role.ts";
import { isReady, NewPinFields, noPin } from "./NewPinFields.tsx";

interface CheckInDialogProps {
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The person alone at the keyboard sets a PIN, typed twice. */
export function CheckInDialog({ personId, onClose }: CheckInDialogProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [pin, setPin] = useState(noPin);
  const first = useRef<HTMLInputElement>(null);
  const ready = isReady(pin);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    const answer = await ask(() => store.act({ type: "checkIn", personId, newPin: pin.pin }));
    setPin(noPin);
    if (answer) onClose();
    else first.current?.focus();
  };
  const name = nameOf(state, personId);
  return (
    <Modal
      open
      centered
      title={`${roleText(state, personId)} ${name} 签到`}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        <p>
          请 <b>{name}</b> 本人设置六位数字 PIN，其他人请回避。领票、评分、确认时都要用它，请记牢。
        </p>
        <NewPinFields autoFocus value={pin} onChange={setPin} inputRef={first} />
        <RefusalNote refusal={refusal} />
        <div className="dialog-actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            确认签到
          </Button>
        </div>
      </form>
    </Modal>
  );
}
