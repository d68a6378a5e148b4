import { Button } from "antd";
import type { SealReceipt } from "../../../contract/answers.ts";
import { groupedHex, sizeText } from "../../view/plain-text.ts";

interface SealedReceiptProps {
  readonly receipt: SealReceipt;
  readonly onNext: () => void;
}

/** Only drawn once the bundle was read back from the stick and compared. */
export function SealedReceipt({ receipt, onNext }: SealedReceiptProps) {
  return (
    <section className="receipt stack" role="status" aria-label="密封回执">
      <p>
        <b>✓ 可以取出U盘</b>
      </p>
      <p>
        {receipt.fileName}（{sizeText(receipt.sizeBytes)}）已写入“{receipt.driveLabel}
        ”并回读核对一致。
      </p>
      <dl className="facts">
        <dt>评审名称</dt>
        <dd>
          {receipt.kind === "rehearsal" ? <span className="rehearsal-tag">演练</span> : null}{" "}
          {receipt.title}
        </dd>
        <dt>密封给</dt>
        <dd>
          {receipt.stations.length > 0
            ? receipt.stations.join("、")
            : "知道材料包口令的评审电脑（口令请另行告知）"}
        </dd>
        <dt>内容</dt>
        <dd>
          申报人 {receipt.applicants} 名，材料 {receipt.materials} 件，提示{" "}
          {receipt.warnings.length} 条
        </dd>
        <dt>版次</dt>
        <dd>
          第 {receipt.serial} 版，有效期至 {receipt.validUntil}
        </dd>
        <dt>材料包编号</dt>
        <dd className="code">{receipt.bundleId}</dd>
        <dt>材料包校验值</dt>
        <dd className="code">SHA-256 {groupedHex(receipt.manifestHash).join(" ")}</dd>
      </dl>
      <div className="dialog-actions">
        <Button size="large" onClick={onNext}>
          再密封一个
        </Button>
      </div>
    </section>
  );
}
