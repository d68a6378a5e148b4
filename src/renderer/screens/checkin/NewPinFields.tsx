import type { Ref } from "react";
import { PinField } from "../../components/PinField.tsx";

export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

export const noPin: NewPin = { pin: "", again: "" };
export const isReady = ({ pin, again }: NewPin): boolean => pin.length === 6 && again === pin;

interface NewPinFieldsProps {
  readonly value: NewPin;
  readonly onChange: (value: NewPin) => void;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A PIN typed twice. */
export function NewPinFields({ value, onChange, autoFocus, inputRef }: NewPinFieldsProps) {
  const { pin, again } = value;
  return (
    <div className="pin-pair">
      <PinField
        label="设置 PIN"
        value={pin}
        onChange={(typed) => onChange({ pin: typed, again })}
        autoFocus={autoFocus ?? false}
        {...(inputRef ? { inputRef } : {})}
      />
      <PinField
        label="再输入一遍 PIN"
        value={again}
        onChange={(typed) => onChange({ pin, again: typed })}
      />
      {again.length === 6 && pin !== again ? (
        <p role="alert" className="tag tag-bad">
          两次输入的 PIN 不一致，请重新输入。
        </p>
      ) : null}
    </div>
  );
}
