import { Button, Modal } from "antd";
import { useState } from "react";
import type { BundleSummary, MeetingSummary } from "../../../contract/answers.ts";
import { FileChoice, type ChosenFile } from "../../components/FileChoice.tsx";
import { PassphraseField } from "../../components/PassphraseField.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { useDrives } from "../../store/use-drives.ts";
import { BundleFacts } from "./BundleFacts.tsx";
import { OpenMeetingButton } from "./OpenMeetingButton.tsx";

interface LoadBundleDialogProps {
  /** The meetings on this station before. */
  readonly known: readonly MeetingSummary[];
  readonly onClose: () => void;
}

/** Takes a bundle off a stick, shows what it is, and opens its meeting. */
export function LoadBundleDialog({ known, onClose }: LoadBundleDialogProps) {
  const { desk } = useSessionStore();
  const { drives, busy, refusal, refresh } = useDrives();
  const loading = useAsking();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [loaded, setLoaded] = useState<BundleSummary | null>(null);
  // Only a bundle that asks for one gets the field: most are sealed to this station's card.
  const [asked, setAsked] = useState(false);
  const [passphrase, setPassphrase] = useState("");
  const wanted = loading.refusal?.code.startsWith("BUNDLE_PASSPHRASE_") ?? false;
  const load = async () => {
    if (!file) return;
    setAsked(asked || wanted);
    const input = passphrase === "" ? file : { ...file, passphrase };
    const summary = await loading.ask(() => desk["bundle.load"](input));
    setPassphrase("");
    if (summary) setLoaded(summary);
  };
  const choose = (chosen: ChosenFile) => {
    setFile(chosen);
    setAsked(false);
    loading.forget();
  };
  if (loaded) {
    const before = known.find(({ meetingId }) => meetingId === loaded.meetingId);
    return <LoadedDialog bundle={loaded} before={before?.serial} onClose={onClose} />;
  }
  return (
    <Modal open centered title="载入密封材料包" width={720} footer={null} onCancel={onClose}>
      <div className="dialog-form">
        <p className="hint">选择U盘上的密封材料包。材料会复制到本机并核对签名，需要一点时间。</p>
        <FileChoice drives={drives} kind="bundle" chosen={file} onChoose={choose} />
        {wanted || asked ? (
          <PassphraseField
            id="bundle-passphrase"
            label="材料包口令"
            value={passphrase}
            autoFocus
            onChange={setPassphrase}
          />
        ) : null}
        <RefusalNote refusal={loading.refusal ?? refusal} />
        <div className="dialog-actions">
          <Button onClick={refresh} loading={busy}>
            刷新
          </Button>
          <ReasonedButton
            type="primary"
            whyNot={
              file ? wanted && passphrase === "" && "请先输入材料包的口令。" : "请先选材料包。"
            }
            loading={loading.busy}
            onClick={() => void load()}
          >
            载入
          </ReasonedButton>
        </div>
      </div>
    </Modal>
  );
}

interface LoadedDialogProps {
  readonly bundle: BundleSummary;
  /** The number of the one whose place it took. */
  readonly before: number | undefined;
  readonly onClose: () => void;
}

function LoadedDialog({ bundle, before, onClose }: LoadedDialogProps) {
  const asking = useAsking();
  return (
    <Modal open centered title="材料包已载入，请核对" width={720} footer={null} onCancel={onClose}>
      <div className="dialog-form">
        <BundleFacts bundle={bundle} before={before} />
        <RefusalNote refusal={asking.refusal} />
        <div className="dialog-actions">
          <Button onClick={onClose}>稍后再开</Button>
          <OpenMeetingButton
            meetingId={bundle.meetingId}
            started={false}
            label="打开会议"
            asking={asking}
          />
        </div>
      </div>
    </Modal>
  );
}
