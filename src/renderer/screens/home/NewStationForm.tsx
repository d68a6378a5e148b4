import { Button, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

/** The first start on a laptop: a name for it, and a passphrase typed twice. */
export function NewStationForm() {
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const differs = again !== "" && again !== passphrase;
  const ready = name.trim() !== "" && passphrase !== "" && again === passphrase;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    const station = await ask(() =>
      store.desk["station.create"]({ name: name.trim(), passphrase }),
    );
    setPassphrase("");
    setAgain("");
    if (station) store.takeStation(station);
  };
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <h2>首次使用：建立评审电脑</h2>
      <p className="hint">给这台电脑起一个名称，并设置口令。口令只有您知道，忘记后无法找回。</p>
      <div className="field">
        <label htmlFor="station-name">评审电脑名称</label>
        <Input
          id="station-name"
          value={name}
          maxLength={100}
          autoFocus
          placeholder="例如：一号答辩室"
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="new-passphrase">口令</label>
        <Input.Password
          id="new-passphrase"
          value={passphrase}
          autoComplete="new-password"
          visibilityToggle={false}
          onChange={({ target }) => setPassphrase(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="new-passphrase-again">再输入一遍口令</label>
        <Input.Password
          id="new-passphrase-again"
          value={again}
          autoComplete="new-password"
          visibilityToggle={false}
          status={differs ? "error" : ""}
          onChange={({ target }) => setAgain(target.value)}
        />
        {differs ? <span role="alert">两次输入的口令不一致。</span> : null}
      </div>
      <RefusalNote refusal={refusal} />
      <Button type="primary" htmlType="submit" size="large" loading={busy} disabled={!ready}>
        建立评审电脑
      </Button>
    </form>
  );
}
