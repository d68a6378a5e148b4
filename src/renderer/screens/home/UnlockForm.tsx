import { Button, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

/** Every later start: the passphrase. */
export function UnlockForm({ name }: { readonly name: string | null }) {
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [passphrase, setPassphrase] = useState("");
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase === "" || busy) return;
    const station = await ask(() => store.desk["station.unlock"]({ passphrase }));
    setPassphrase("");
    if (station) store.takeStation(station);
  };
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <h2>解锁评审电脑{name === null ? "" : `“${name}”`}</h2>
      <p className="hint">请秘书输入口令。解锁需要几秒钟。</p>
      <div className="field">
        <label htmlFor="passphrase">口令</label>
        <Input.Password
          id="passphrase"
          value={passphrase}
          autoFocus
          autoComplete="off"
          visibilityToggle={false}
          onChange={({ target }) => setPassphrase(target.value)}
        />
      </div>
      <RefusalNote refusal={refusal} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        loading={busy}
        disabled={passphrase === ""}
      >
        解锁
      </Button>
    </form>
  );
}
