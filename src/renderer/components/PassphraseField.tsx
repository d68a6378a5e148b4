import { Input } from "antd";

interface PassphraseFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
  readonly fresh?: boolean;
  readonly wrong?: boolean;
}

/** A passphrase as it is typed: never shown, never remembered by the browser. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { id, label, value, onChange, autoFocus = false, fresh = false, wrong = false } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        autoFocus={autoFocus}
        autoComplete={fresh ? "new-password" : "off"}
        visibilityToggle={false}
        status={wrong ? "error" : ""}
        onChange={({ target }) => onChange(target.value)}
      />
      {wrong ? <span role="alert">两次输入的口令不一致。</span> : null}
    </div>
  );
}
