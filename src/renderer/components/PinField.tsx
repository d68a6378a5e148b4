import { useId, type Ref } from "react";

interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Six digits, never shown, never remembered by the browser. */
export function PinField({ label, value, onChange, autoFocus, inputRef }: PinFieldProps) {
  const id = useId();
  return (
    <div className="pin">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        className="pin-input"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        placeholder="六位数字"
        value={value}
        // The dialog opens to be typed into: the first PIN is where the eyes are.
        autoFocus={autoFocus ?? false}
        onChange={({ target }) => onChange(target.value.replace(/\D/g, ""))}
      />
    </div>
  );
}
