import { Button } from "antd";
import { useState } from "react";
import type { ExportReceipt, KeysStatus } from "../../contract/answers.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { groupedHex } from "../view/plain-text.ts";
import { DriveDialog } from "./DriveDialog.tsx";

interface CardPanelProps {
  readonly title: string;
  /** Whom the code is told, and how. */
  readonly telling: string;
  readonly keys: KeysStatus;
  /** Whether writing it is the thing to do on this screen. */
  readonly first?: boolean;
  readonly exportCard: (driveId: string) => Promise<Outcome<ExportReceipt>>;
}

/** This computer's own card: the code that is read out on the phone, and the file for the other side. */
export function CardPanel({ title, telling, keys, first, exportCard }: CardPanelProps) {
  const [choosing, setChoosing] = useState(false);
  const [receipt, setReceipt] = useState<ExportReceipt | null>(null);
  return (
    <section className="panel" aria-labelledby="card">
      <div className="panel-head">
        <h2 id="card">{title}</h2>
        <Button
          type={first === true && receipt === null ? "primary" : "default"}
          onClick={() => setChoosing(true)}
        >
          写到U盘
        </Button>
      </div>
      {receipt ? (
        <p role="status">
          <span className="tag tag-good">可以取出U盘</span> 已写入 {receipt.fileName}
        </p>
      ) : null}
      <p className="hint">核验码（{telling}）：</p>
      <div className="check-code" data-testid="check-code">
        {groupedHex(keys.checkCode ?? "").map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </div>
      <p className="check-words">{keys.checkWords}</p>
      {choosing ? (
        <DriveDialog
          title="把登记卡写到哪个U盘？"
          okText="写到U盘"
          write={exportCard}
          onDone={(written) => {
            setReceipt(written);
            setChoosing(false);
          }}
          onCancel={() => setChoosing(false)}
        />
      ) : null}
    </section>
  );
}
