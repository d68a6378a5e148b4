import { Button, Modal } from "antd";
import { useState, type SyntheticEvent } from "react";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { useAsking } from "../store/use-asking.ts";
import { PassphraseField } from "./PassphraseField.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface ChangePassphraseDialogProps {
  readonly whose: string;
  readonly change: (passphrase: string, newPassphrase: string) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** The old passphrase, and the new one twice. */
export function ChangePassphraseDialog({ whose, change, onClose }: ChangePassphraseDialogProps) {
  const { busy, refusal, ask } = useAsking();
  const [old, setOld] = useState("");
  const [renewed, setRenewed] = useState("");
  const [again, setAgain] = useState("");
  const [done, setDone] = useState(false);
  const ready = old !== "" && renewed !== "" && again === renewed;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    const changed = await ask(() => change(old, renewed));
    setOld("");
    setRenewed("");
    setAgain("");
    if (changed) setDone(true);
  };
  return (
    <Modal open centered title={`更改${whose}口令`} width={560} footer={null} onCancel={onClose}>
      {done ? (
        <div className="dialog-form">
          <p role="status">
            <span className="tag tag-good">口令已更改</span> 从现在起用新口令解锁。
          </p>
          <p className="hint">以前的备份仍能用旧口令打开，请销毁旧备份，重新备份。</p>
          <div className="dialog-actions">
            <Button type="primary" onClick={onClose}>
              知道了
            </Button>
          </div>
        </div>
      ) : (
        <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
          <PassphraseField
            id="old-passphrase"
            label="现在的口令"
            value={old}
            autoFocus
            onChange={setOld}
          />
          <PassphraseField
            id="renewed-passphrase"
            label="新口令"
            value={renewed}
            fresh
            onChange={setRenewed}
          />
          <PassphraseField
            id="renewed-again"
            label="再输入一遍新口令"
            value={again}
            fresh
            wrong={again !== "" && again !== renewed}
            onChange={setAgain}
          />
          <RefusalNote refusal={refusal} />
          <div className="dialog-actions">
            <Button onClick={onClose}>取消</Button>
            <ReasonedButton
              type="primary"
              htmlType="submit"
              whyNot={!ready && "请先输入现在的口令，新口令两次输入一致。"}
              loading={busy}
            >
              更改口令
            </ReasonedButton>
          </div>
        </form>
      )}
    </Modal>
  );
}
