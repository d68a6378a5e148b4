import { Button, Modal } from "antd";
import { useState, type SyntheticEvent } from "react";
import type { DrillLine } from "../../contract/answers.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { useAsking } from "../store/use-asking.ts";
import { PassphraseField } from "./PassphraseField.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface DrillDialogProps {
  readonly drill: (passphrase: string) => Promise<Outcome<readonly DrillLine[]>>;
  readonly onClose: () => void;
}

/** 会前自检: keys and disk are tried before anybody waits for them. */
export function DrillDialog({ drill, onClose }: DrillDialogProps) {
  const { busy, refusal, ask } = useAsking();
  const [passphrase, setPassphrase] = useState("");
  const [lines, setLines] = useState<readonly DrillLine[] | null>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase === "" || busy) return;
    const found = await ask(() => drill(passphrase));
    setPassphrase("");
    if (found) setLines(found);
  };
  return (
    <Modal open centered title="会前自检" width={860} footer={null} onCancel={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        {lines ? (
          <DrillTable lines={lines} />
        ) : (
          <p className="hint">
            用口令打开钥匙，试签名、试加密，核对登记卡，并检查硬盘。不会改动任何内容。
          </p>
        )}
        <PassphraseField
          id="drill-passphrase"
          label="口令"
          value={passphrase}
          autoFocus
          onChange={setPassphrase}
        />
        <RefusalNote refusal={refusal} />
        <div className="dialog-actions">
          <Button onClick={onClose}>关闭</Button>
          <ReasonedButton
            type="primary"
            htmlType="submit"
            whyNot={passphrase === "" && "请先输入口令。"}
            loading={busy}
          >
            {lines ? "重新自检" : "开始自检"}
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
}

const marks: Readonly<Record<DrillLine["state"], string>> = { good: "✓", warning: "！", bad: "✗" };
const tags: Readonly<Record<DrillLine["state"], string>> = {
  good: "tag tag-good",
  warning: "tag tag-wait",
  bad: "tag tag-bad",
};

function DrillTable({ lines }: { readonly lines: readonly DrillLine[] }) {
  const failed = lines.filter(({ state }) => state === "bad").length;
  return (
    <>
      <p role="status" className="big">
        {failed === 0 ? "自检合格" : `有 ${failed} 项不合格，请按下表处理后重新自检`}
      </p>
      <table className="sheet-table drill-table">
        <tbody>
          {lines.map(({ check, state, title, found, next }) => (
            <tr key={check}>
              <td>
                <span className={tags[state]}>{marks[state]}</span>
              </td>
              <th scope="row" className="nowrap">
                {title.zh}
              </th>
              <td>
                {found.zh}
                {next ? <p className="drill-next">{next.zh}</p> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
