import { Button, Modal } from "antd";
import { useRef, useState, type SyntheticEvent } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { PinField } from "../../components/PinField.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { roleText } from "../../words/person-role.ts";

interface CheckInDialogProps {
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The person alone at the keyboard sets a PIN, typed twice. */
export function CheckInDialog({ personId, onClose }: CheckInDialogProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const first = useRef<HTMLInputElement>(null);
  const differs = again.length === 6 && pin !== again;
  const ready = pin.length === 6 && again === pin;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    const answer = await ask(() => store.act({ type: "checkIn", personId, newPin: pin }));
    setPin("");
    setAgain("");
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
        <PinField label="设置 PIN" value={pin} onChange={setPin} autoFocus inputRef={first} />
        <PinField label="再输入一遍 PIN" value={again} onChange={setAgain} />
        {differs ? (
          <p role="alert" className="tag tag-bad">
            两次输入的 PIN 不一致，请重新输入。
          </p>
        ) : null}
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
