import { Button, Modal } from "antd";
import { useEffect, useRef, useState, type SyntheticEvent, type ReactNode } from "react";
import type { PersonId } from "../../core/ids.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import type { Refusal } from "../../core/refusals/refusal.ts";
import { useMeetingState } from "../store/session-context.ts";
import type { EnteredPin } from "../store/session-store.ts";
import { roleText } from "../words/person-role.ts";
import { PinField } from "./PinField.tsx";
import { ReasonedButton, type WhyNot } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

export interface PinDialogProps {
  readonly title: string;
  readonly okText: string;
  /** Whose PINs are asked for; none is a plain confirmation. */
  readonly people: readonly PersonId[];
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  /** How far a longer act has come; empty where there is nothing to say. */
  readonly progress?: string;
  readonly danger?: boolean;
  /** What must be done in the dialog itself before it can be confirmed. */
  readonly whyNot?: WhyNot;
  readonly width?: number;
  /** The fields above the PINs are where typing begins. */
  readonly fieldsFirst?: boolean;
  readonly children?: ReactNode;
  readonly onSubmit: (pins: readonly EnteredPin[]) => void;
  readonly onCancel: () => void;
}

/** Asks for the PINs that an act needs. What was typed is forgotten as soon as it was used. */
export function PinDialog(props: PinDialogProps) {
  const { title, okText, people, refusal, busy, danger, children } = props;
  const state = useMeetingState();
  const [pins, setPins] = useState<ReadonlyMap<PersonId, string>>(new Map());
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refusal) first.current?.focus();
  }, [refusal]);
  const pinless = people.find((id) => pins.get(id)?.length !== 6);
  const whyNot =
    props.whyNot ||
    (pinless !== undefined && `请${nameOf(state, pinless)}输入本人的六位数字 PIN。`);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (whyNot || busy) return;
    const entered = people.map((personId) => ({ personId, pin: pins.get(personId) ?? "" }));
    setPins(new Map());
    props.onSubmit(entered);
  };
  return (
    <Modal
      open
      centered
      title={title}
      width={props.width ?? 560}
      footer={null}
      mask={{ closable: false }}
      onCancel={props.onCancel}
    >
      <form onSubmit={submit} autoComplete="off" className="dialog-form">
        {children}
        {people.map((id, index) => (
          <PinField
            key={id}
            {...(index === 0 ? { inputRef: first } : {})}
            label={`${roleText(state, id)} ${nameOf(state, id)} 的 PIN`}
            value={pins.get(id) ?? ""}
            autoFocus={index === 0 && props.fieldsFirst !== true}
            onChange={(pin) => setPins(new Map([...pins, [id, pin]]))}
          />
        ))}
        <RefusalNote refusal={refusal} />
        <div className="dialog-actions">
          <span className="grow hint" role="status">
            {props.progress}
          </span>
          <Button onClick={props.onCancel}>取消</Button>
          <ReasonedButton
            type="primary"
            htmlType="submit"
            danger={danger ?? false}
            loading={busy}
            whyNot={whyNot}
          >
            {okText}
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
}
