import { Button, Modal } from "antd";
import { useRef, useState, type SyntheticEvent } from "react";
import type { ActAnswer } from "../../../contract/answers.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { Relation } from "../../../core/meeting/people/people-events.ts";
import { waitsAfterMove } from "../../../core/meeting/who.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import type { Outcome } from "../../../core/refusals/refusal.ts";
import { ReasonedButton, type WhyNot } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import type { SessionStore } from "../../store/session-store.ts";
import { useAsking } from "../../store/use-asking.ts";
import { roleText } from "../../words/person-role.ts";
import {
  DeclarationFields,
  declaredRelations,
  nothingDeclared,
  undeclared,
} from "./DeclarationFields.tsx";
import { isReady, NewPinFields, noPin } from "./NewPinFields.tsx";

/** What the PIN will be asked for: only experts mark and vote. */
const pinUse = ({ facts }: MeetingState, personId: PersonId): string =>
  facts.experts.has(personId) ? "领票、评分、确认时都要用它" : "本人确认操作时要用它";

interface CheckInDialogProps {
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The person alone at the keyboard sets a PIN, typed twice; an expert declares with it at once. */
export function CheckInDialog({ personId, onClose }: CheckInDialogProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [pin, setPin] = useState(noPin);
  const [declaration, setDeclaration] = useState(nothingDeclared);
  const first = useRef<HTMLInputElement>(null);
  // Who moved here with the meeting has declared already; more is added from the person's line.
  const declares = state.facts.experts.has(personId) && !state.declarations.has(personId);
  const related = declares ? declaredRelations(declaration) : [];
  const whyNot: WhyNot = isReady(pin)
    ? related === undefined && undeclared
    : "请本人先设置六位数字 PIN，两次输入一致。";
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (whyNot || busy || !related) return;
    const declared = declares ? related : null;
    const answer = await ask(() => checkInAndDeclare(store, personId, pin.pin, declared));
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
      width={declares ? 680 : 520}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        <p>
          请 <b>{name}</b> 本人设置六位数字 PIN，其他人请回避。
          {pinUse(state, personId)}，请记牢。
          {waitsAfterMove(state) ? "会议换了电脑，原来的 PIN 不再有效。" : ""}
        </p>
        <NewPinFields autoFocus value={pin} onChange={setPin} inputRef={first} />
        {declares ? <DeclarationFields draft={declaration} onChange={setDeclaration} /> : null}
        <RefusalNote refusal={refusal} />
        <div className="dialog-actions">
          <Button onClick={onClose}>取消</Button>
          <ReasonedButton type="primary" htmlType="submit" loading={busy} whyNot={whyNot}>
            确认签到
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
}

/** Two commands: who is cut off between them is here and hasn't declared, and can do so any time. */
async function checkInAndDeclare(
  store: SessionStore,
  personId: PersonId,
  pin: string,
  related: readonly Relation[] | null,
): Promise<Outcome<ActAnswer>> {
  const checkedIn = await store.act({ type: "checkIn", personId, newPin: pin });
  if (!checkedIn.ok || related === null) return checkedIn;
  return store.act({ type: "declare", expertId: personId, related: [...related] }, [
    { personId, pin },
  ]);
}
