import { Button, Input, Modal, Segmented } from "antd";
import { useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { SourceFinding } from "../../../contract/answers.ts";
import { findingsText, findingsWith } from "../../view/findings-view.ts";

interface FindingsPanelProps {
  readonly faults: readonly SourceFinding[];
  readonly warnings: readonly SourceFinding[];
}

/** More rows than these don't help anybody; the text has them all. */
const mostRows = 400;

/** Every fault and every warning of a source folder, apart; found again by a word. */
export function FindingsPanel({ faults, warnings }: FindingsPanelProps) {
  const [shown, setShown] = useState<"faults" | "warnings">(
    faults.length > 0 ? "faults" : "warnings",
  );
  const [wanted, setWanted] = useState("");
  const [asText, setAsText] = useState(false);
  const findings = findingsWith(shown === "faults" ? faults : warnings, wanted);
  if (faults.length + warnings.length === 0) return null;
  return (
    <section className="findings" aria-label="核对结果">
      <div className="filters">
        <Segmented<"faults" | "warnings">
          value={shown}
          options={[
            { value: "faults", label: `问题 ${faults.length}（须改正）` },
            { value: "warnings", label: `提示 ${warnings.length}（请核对）` },
          ]}
          onChange={setShown}
        />
        <Input.Search
          allowClear
          className="findings-search"
          placeholder="按工作表、姓名或内容筛选"
          aria-label="筛选"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <Button onClick={() => setAsText(true)}>复制或打印</Button>
      </div>
      <div className="findings-body">
        <FindingTable findings={findings.slice(0, mostRows)} />
        {findings.length === 0 ? <p className="hint">没有。</p> : null}
        {findings.length > mostRows ? (
          <p className="hint">另有 {findings.length - mostRows} 条，点“复制或打印”可看全部。</p>
        ) : null}
      </div>
      {asText ? (
        <FindingsText text={findingsText(faults, warnings)} onClose={() => setAsText(false)} />
      ) : null}
    </section>
  );
}

function FindingTable({ findings }: { readonly findings: readonly SourceFinding[] }) {
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">工作表</th>
          <th scope="col">行</th>
          <th scope="col">列</th>
          <th scope="col">问题</th>
          <th scope="col">应为</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ code, sheet, row, column, what, expected }, index) => (
          <tr key={index} title={code}>
            <td className="nowrap">{sheet}</td>
            <td className="cell-number">{row ?? ""}</td>
            <td>{column ?? ""}</td>
            <td>{what.zh}</td>
            <td>{expected.zh}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FindingsTextProps {
  readonly text: string;
  readonly onClose: () => void;
}

function FindingsText({ text, onClose }: FindingsTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    area.current?.select();
    // The newer way asks for a permission, and this page is given none.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    setCopied(document.execCommand("copy"));
  };
  return (
    <Modal open centered title="核对结果（文字）" width={900} footer={null} onCancel={onClose}>
      <div className="dialog-form">
        <textarea ref={area} className="findings-text" readOnly value={text} aria-label="文字" />
        {createPortal(<pre className="print-findings">{text}</pre>, document.body)}
        <div className="dialog-actions">
          {copied ? <span role="status">已复制，可粘贴到文档或聊天窗口。</span> : null}
          <Button onClick={() => window.print()}>打印</Button>
          <Button type="primary" onClick={copy}>
            复制全部
          </Button>
        </div>
      </div>
    </Modal>
  );
}
