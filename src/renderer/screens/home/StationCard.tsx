import { Button } from "antd";
import { useState } from "react";
import type { ExportReceipt, StationStatus } from "../../../contract/answers.ts";
import { DriveDialog } from "../../components/DriveDialog.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { groupedHex } from "../../view/plain-text.ts";

/** This laptop's own card: the code that is read out on the phone, and the file for the office. */
export function StationCard({ station }: { readonly station: StationStatus }) {
  const { desk } = useSessionStore();
  const [choosing, setChoosing] = useState(false);
  const [receipt, setReceipt] = useState<ExportReceipt | null>(null);
  return (
    <section className="panel" aria-labelledby="card">
      <div className="panel-head">
        <h2 id="card">本机登记卡</h2>
        <Button onClick={() => setChoosing(true)}>写到U盘</Button>
      </div>
      {receipt ? (
        <p role="status">
          <span className="tag tag-good">可以取出U盘</span> 已写入 {receipt.fileName}
        </p>
      ) : null}
      <p className="hint">核验码（打电话或用纸条告知评委会办公室，由对方输入）：</p>
      <div className="check-code" data-testid="check-code">
        {groupedHex(station.checkCode ?? "").map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </div>
      <p className="check-words">{station.checkWords}</p>
      {choosing ? (
        <DriveDialog
          title="把登记卡写到哪个U盘？"
          okText="写到U盘"
          write={(driveId) => desk["station.exportCard"]({ driveId })}
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
