import { Button, Modal } from "antd";
import { useState } from "react";
import type { MirrorStatus } from "../../contract/mirror-table.ts";
import { useMeeting, useSessionStore } from "../store/session-context.ts";
import { useAsking } from "../store/use-asking.ts";
import { useDrives } from "../store/use-drives.ts";
import { mirrorDetail } from "../view/mirror-view.ts";
import { DriveChoice } from "./DriveDialog.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface MirrorDialogProps {
  readonly status: MirrorStatus;
  readonly onChosen: (status: MirrorStatus) => void;
  readonly onClose: () => void;
}

/** How the mirror is, and which stick holds it. */
export function MirrorDialog({ status, onChosen, onClose }: MirrorDialogProps) {
  const { desk } = useSessionStore();
  const { drives, busy, refusal, refresh } = useDrives();
  const choosing = useAsking();
  const [driveId, setDriveId] = useState<string | null>(null);
  const differs = status.state === "differs";
  const choose = async () => {
    if (driveId === null) return;
    const chosen = await choosing.ask(() => desk["mirror.choose"]({ driveId }));
    if (!chosen) return;
    onChosen(chosen);
    onClose();
  };
  return (
    <Modal open centered title="会议日志的U盘副本" width={680} footer={null} onCancel={onClose}>
      <div className="dialog-form">
        {differs ? null : <p role="status">{mirrorDetail(status)}</p>}
        <RefusalNote refusal={status.refusal} />
        <p className="hint">
          副本在后台加密写入，只有本机能打开，不影响会议；拔出后再插回会自动接着写。会后请与材料包一样保管好这个U盘。
        </p>
        <DriveChoice drives={drives} chosen={driveId} onChoose={setDriveId} />
        {differs ? (
          <p className="hint">如果仍选原来的U盘，上面的副本会改名保留，再按本机日志重新写一份。</p>
        ) : null}
        <RefusalNote refusal={choosing.refusal ?? refusal} />
        <div className="dialog-actions">
          {differs ? <CompareButton onClose={onClose} /> : null}
          <Button onClick={refresh} loading={busy}>
            刷新
          </Button>
          <ReasonedButton
            type={differs ? "default" : "primary"}
            whyNot={driveId === null && "请先选U盘。"}
            loading={choosing.busy}
            onClick={() => void choose()}
          >
            副本写到这个U盘
          </ReasonedButton>
        </div>
      </div>
    </Modal>
  );
}

function CompareButton({ onClose }: Pick<MirrorDialogProps, "onClose">) {
  const store = useSessionStore();
  const { manifest } = useMeeting();
  const compare = () => {
    onClose();
    store.restore(manifest.bundleId);
  };
  return (
    <Button type="primary" onClick={compare}>
      比对并恢复
    </Button>
  );
}
