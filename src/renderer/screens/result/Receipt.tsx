import type { ExportReceipt } from "../../../contract/answers.ts";
import { groupedHex, sizeText } from "../../view/plain-text.ts";

/** Only drawn once the file was read back from the stick and compared. */
export function Receipt({ receipt }: { readonly receipt: ExportReceipt }) {
  return (
    <section className="receipt" role="status" aria-label="导出回执">
      <p>
        <b>✓ 可以取出U盘</b>
      </p>
      <p>
        {receipt.fileName}（{sizeText(receipt.sizeBytes)}）已写入并回读核对一致。
      </p>
      <p className="code">SHA-256 {groupedHex(receipt.sha256).join(" ")}</p>
    </section>
  );
}
