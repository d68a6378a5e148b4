import { Button, Input, Modal } from "antd";
import { useState, type SyntheticEvent } from "react";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { useAsking } from "../store/use-asking.ts";
import { useDrives } from "../store/use-drives.ts";
import { FileChoice, type ChosenFile } from "./FileChoice.tsx";
import { PassphraseField } from "./PassphraseField.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

export interface TrustWish extends ChosenFile {
  readonly checkCode: string;
  readonly passphrase: string;
}

interface TrustDialogProps {
  /** Whose card it is: 评委会办公室 or 评审电脑. */
  readonly whose: string;
  /** Who tells the code. */
  readonly teller: string;
  readonly passphraseLabel: string;
  readonly trust: (wish: TrustWish) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** Takes a card by the check code that came by another way. Never by a click alone. */
export function TrustDialog({ whose, teller, passphraseLabel, trust, onClose }: TrustDialogProps) {
  const { drives, busy, refusal, refresh } = useDrives();
  const trusting = useAsking();
  const [card, setCard] = useState<ChosenFile | null>(null);
  const [checkCode, setCheckCode] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const ready = card !== null && checkCode.trim() !== "" && passphrase !== "";
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!card || !ready || trusting.busy) return;
    const trusted = await trusting.ask(() =>
      trust({ ...card, checkCode: checkCode.trim(), passphrase }),
    );
    setPassphrase("");
    if (trusted) onClose();
  };
  return (
    <Modal open centered title={`登记${whose}`} width={680} footer={null} onCancel={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        <div className="row">
          <p className="grow">1. 选择U盘上{whose}的登记卡：</p>
          <Button onClick={refresh} loading={busy}>
            刷新
          </Button>
        </div>
        <FileChoice drives={drives} kind="card" chosen={card} onChoose={setCard} />
        <div className="field">
          <label htmlFor="office-code">
            2. 照着{teller}打电话或用纸条告知的核验码，逐字输入（64 位十六进制，或 16 个单词）：
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
        <PassphraseField
          id="office-passphrase"
          label={`3. ${passphraseLabel}`}
          value={passphrase}
          onChange={setPassphrase}
        />
        <RefusalNote refusal={trusting.refusal ?? refusal} />
        <div className="dialog-actions">
          <Button onClick={onClose}>取消</Button>
          <ReasonedButton
            type="primary"
            htmlType="submit"
            whyNot={!ready && "请先选登记卡，输入核验码和口令。"}
            loading={trusting.busy}
          >
            核对并登记
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
}
