import { Button, Radio } from "antd";
import { useState } from "react";
import type { OfficeStatus } from "../../../contract/answers.ts";
import type { BundleKind } from "../../../core/bundle/manifest.ts";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useDrives } from "../../store/use-drives.ts";
import { BundleLock, type LockChoice } from "./BundleLock.tsx";

export interface SealChoice {
  readonly lock: LockChoice;
  readonly kind: BundleKind;
  readonly toDriveId: string;
}

interface SealFormProps {
  readonly office: OfficeStatus;
  readonly busy: boolean;
  readonly onEnrol: () => void;
  readonly onSeal: (choice: SealChoice) => void;
}

/** For whom, what for, and where to: nothing is chosen beforehand that could be chosen wrongly. */
export function SealForm({ office, busy, onEnrol, onSeal }: SealFormProps) {
  const { drives, refusal, refresh } = useDrives();
  const [lock, setLock] = useState<LockChoice | null>(null);
  const [kind, setKind] = useState<BundleKind | null>(null);
  const [toDriveId, setDriveId] = useState<string | null>(null);
  const ready = lock !== null && kind !== null && toDriveId !== null;
  return (
    <section className="panel seal-form" aria-labelledby="seal">
      <h2 id="seal">2. 密封</h2>
      <div className="seal-columns">
        <BundleLock office={office} onEnrol={onEnrol} onChange={setLock} />
        <fieldset className="plain-fieldset">
          <legend>性质</legend>
          <Radio.Group
            className="stack"
            value={kind}
            onChange={({ target }) => setKind(target.value as BundleKind)}
          >
            <Radio value="official">正式评审</Radio>
            <Radio value="rehearsal">演练（每页有水印，结果不能导入正式数据）</Radio>
          </Radio.Group>
        </fieldset>
        <fieldset className="plain-fieldset">
          <legend>写到哪里</legend>
          <Radio.Group
            className="stack"
            value={toDriveId}
            onChange={({ target }) => setDriveId(String(target.value))}
          >
            {(drives ?? []).map(({ id, label, writable }) => (
              <Radio key={id} value={id} disabled={!writable}>
                <b>{label}</b>
              </Radio>
            ))}
          </Radio.Group>
          <Button size="small" onClick={refresh}>
            刷新
          </Button>
        </fieldset>
      </div>
      <RefusalNote refusal={refusal} />
      <div className="dialog-actions">
        <ReasonedButton
          type="primary"
          size="large"
          whyNot={
            lock === null
              ? "请先选哪些评审电脑能打开，或填写口令。"
              : kind === null
                ? "请先选性质。"
                : toDriveId === null && "请先选写到哪里。"
          }
          loading={busy}
          onClick={() => {
            if (ready) onSeal({ lock, kind, toDriveId });
          }}
        >
          开始密封
        </ReasonedButton>
      </div>
    </section>
  );
}
