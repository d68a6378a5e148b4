import { Input } from "antd";
import { useState, type ReactNode, type SyntheticEvent } from "react";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { useAsking } from "../store/use-asking.ts";
import { PassphraseField } from "./PassphraseField.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface NewKeysFormProps {
  readonly title: string;
  readonly hint: string;
  readonly nameLabel: string;
  readonly namePlaceholder: string;
  readonly okText: string;
  readonly create: (name: string, passphrase: string) => Promise<Outcome<unknown>>;
}

/** The first start on a computer: a name for it, and a passphrase typed twice. */
export function NewKeysForm(props: NewKeysFormProps) {
  const { busy, refusal, ask } = useAsking();
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const ready = name.trim() !== "" && passphrase !== "" && again === passphrase;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    await ask(() => props.create(name.trim(), passphrase));
    setPassphrase("");
    setAgain("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <h2>{props.title}</h2>
      <p className="hint">{props.hint}</p>
      <div className="field">
        <label htmlFor="keys-name">{props.nameLabel}</label>
        <Input
          id="keys-name"
          value={name}
          maxLength={100}
          autoFocus
          placeholder={props.namePlaceholder}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <PassphraseField
        id="new-passphrase"
        label="口令"
        value={passphrase}
        fresh
        onChange={setPassphrase}
      />
      <PassphraseField
        id="new-passphrase-again"
        label="再输入一遍口令"
        value={again}
        fresh
        wrong={again !== "" && again !== passphrase}
        onChange={setAgain}
      />
      <RefusalNote refusal={refusal} />
      <ReasonedButton
        type="primary"
        htmlType="submit"
        size="large"
        loading={busy}
        whyNot={!ready && "请先填名称，口令两次输入一致。"}
      >
        {props.okText}
      </ReasonedButton>
    </form>
  );
}

interface UnlockKeysFormProps {
  readonly title: string;
  readonly hint: ReactNode;
  readonly unlock: (passphrase: string) => Promise<Outcome<unknown>>;
}

/** Every later start: the passphrase. */
export function UnlockKeysForm({ title, hint, unlock }: UnlockKeysFormProps) {
  const { busy, refusal, ask } = useAsking();
  const [passphrase, setPassphrase] = useState("");
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase === "" || busy) return;
    setPassphrase("");
    await ask(() => unlock(passphrase));
  };
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <h2>{title}</h2>
      <p className="hint">{hint}</p>
      <PassphraseField
        id="passphrase"
        label="口令"
        value={passphrase}
        autoFocus
        onChange={setPassphrase}
      />
      <RefusalNote refusal={refusal} />
      <ReasonedButton
        type="primary"
        htmlType="submit"
        size="large"
        loading={busy}
        whyNot={passphrase === "" && "请先输入口令。"}
      >
        解锁
      </ReasonedButton>
    </form>
  );
}
