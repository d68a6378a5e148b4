import { Button, Modal, Radio } from "antd";
import { useState } from "react";
import type { Drive } from "../../contract/answers.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { useDrives } from "../store/use-drives.ts";
import { useAsking } from "../store/use-asking.ts";
import { ReasonedButton } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface DriveDialogProps<Receipt> {
  readonly title: string;
  readonly okText: string;
  readonly write: (driveId: string) => Promise<Outcome<Receipt>>;
  readonly onDone: (receipt: Receipt) => void;
  readonly onCancel: () => void;
}

/** Chooses a stick to write to. */
export function DriveDialog<Receipt>({
  title,
  okText,
  write,
  onDone,
  onCancel,
}: DriveDialogProps<Receipt>) {
  const { drives, busy, refusal, refresh } = useDrives();
  const writing = useAsking();
  const [chosen, setChosen] = useState<string | null>(null);
  const writable = (drives ?? []).filter((drive) => drive.writable);
  const driveId = chosen ?? (writable.length === 1 ? (writable[0]?.id ?? null) : null);
  const submit = async () => {
    if (driveId === null) return;
    const receipt = await writing.ask(() => write(driveId));
    if (receipt) onDone(receipt);
  };
  return (
    <Modal open centered title={title} width={600} footer={null} onCancel={onCancel}>
      <div className="dialog-form">
        <DriveChoice drives={drives} chosen={driveId} onChoose={setChosen} />
        <RefusalNote refusal={writing.refusal ?? refusal} />
        <div className="dialog-actions">
          <Button onClick={refresh} loading={busy}>
            刷新
          </Button>
          <ReasonedButton
            type="primary"
            whyNot={driveId === null && "请先选U盘。"}
            loading={writing.busy}
            onClick={() => void submit()}
          >
            {okText}
          </ReasonedButton>
        </div>
      </div>
    </Modal>
  );
}

interface DriveChoiceProps {
  readonly drives: readonly Drive[] | null;
  readonly chosen: string | null;
  readonly onChoose: (driveId: string) => void;
}

/** The sticks at hand, one to be chosen. */
export function DriveChoice({ drives, chosen, onChoose }: DriveChoiceProps) {
  if (!drives) return <p className="hint">正在查看U盘……</p>;
  if (drives.length === 0) return <p>没有找到U盘。请插好U盘，再点“刷新”。</p>;
  return (
    <Radio.Group
      value={chosen}
      onChange={({ target }) => onChoose(String(target.value))}
      className="stack"
    >
      {drives.map((drive) => (
        <Radio key={drive.id} value={drive.id} disabled={!drive.writable}>
          <span className="big">{drive.label}</span>
          {drive.writable ? null : "（只读，不能写入）"}
        </Radio>
      ))}
    </Radio.Group>
  );
}
