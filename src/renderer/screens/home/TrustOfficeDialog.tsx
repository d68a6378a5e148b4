import { Button, Input, Modal } from "antd";
import { useState, type SyntheticEvent } from "react";
import { FileChoice, type ChosenFile } from "../../components/FileChoice.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { useDrives } from "../../store/use-drives.ts";

/** Trusts an office by its card and the check code that came by another way. Never by a click alone. */
export function TrustOfficeDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useSessionStore();
  const { drives, busy, refusal, refresh } = useDrives();
  const trusting = useAsking();
  const [card, setCard] = useState<ChosenFile | null>(null);
  const [checkCode, setCheckCode] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const ready = card !== null && checkCode.trim() !== "" && passphrase !== "";
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!card || !ready || trusting.busy) return;
    const input = { ...card, checkCode: checkCode.trim(), passphrase };
    const station = await trusting.ask(() => store.desk["office.trust"](input));
    setPassphrase("");
    if (!station) return;
    store.takeStation(station);
    onClose();
  };
  return (
    <Modal open centered title="登记评委会办公室" width={680} footer={null} onCancel={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        <div className="row">
          <p className="grow">1. 选择U盘上办公室的登记卡：</p>
          <Button onClick={refresh} loading={busy}>
            刷新
          </Button>
        </div>
        <FileChoice drives={drives} kind="card" chosen={card} onChoose={setCard} />
        <div className="field">
          <label htmlFor="office-code">
            2. 照着办公室打电话或用纸条告知的核验码，逐字输入（64 位十六进制，或 16 个单词）：
          </label>
          <Input.TextArea
            id="office-code"
            rows={3}
            value={checkCode}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setCheckCode(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="office-passphrase">3. 本机口令</label>
          <Input.Password
            id="office-passphrase"
            value={passphrase}
            autoComplete="off"
            visibilityToggle={false}
            onChange={({ target }) => setPassphrase(target.value)}
          />
        </div>
        <RefusalNote refusal={trusting.refusal ?? refusal} />
        <div className="dialog-actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={trusting.busy}>
            核对并登记
          </Button>
        </div>
      </form>
    </Modal>
  );
}
