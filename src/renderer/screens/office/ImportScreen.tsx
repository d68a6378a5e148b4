import { Button } from "antd";
import { useState } from "react";
import type { ImportReceipt, ResultSummary } from "../../../contract/answers.ts";
import { FileChoice, type ChosenFile } from "../../components/FileChoice.tsx";
import { DriveDialog } from "../../components/DriveDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { useDrives } from "../../store/use-drives.ts";
import { ResultSummaryPanel } from "./ResultSummaryPanel.tsx";

/** What comes back from the venue: opened, recounted, and written out for the central system. */
export function ImportScreen() {
  const { desk } = useSessionStore();
  const { drives, busy, refusal, refresh } = useDrives();
  const verifying = useAsking();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [verified, setVerified] = useState<ResultSummary | null>(null);
  const [writing, setWriting] = useState(false);
  const [receipt, setReceipt] = useState<ImportReceipt | null>(null);
  const verify = async () => {
    if (!file) return;
    setVerified(null);
    setReceipt(null);
    const summary = await verifying.ask(() => desk["office.verifyResult"](file));
    if (summary) setVerified(summary);
  };
  const rehearsal = verified?.kind === "rehearsal";
  const write = (toDriveId: string) =>
    desk["office.importResults"]({ files: file ? [file] : [], rehearsal, toDriveId });
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="results">
        <div className="panel-head">
          <h2 id="results">1. 选择评审结果包</h2>
          <Button onClick={refresh} loading={busy}>
            刷新
          </Button>
        </div>
        <FileChoice
          drives={drives}
          kind="result"
          chosen={file}
          onChoose={(chosen) => {
            setFile(chosen);
            setVerified(null);
            setReceipt(null);
          }}
        />
        <RefusalNote refusal={verifying.refusal ?? refusal} />
        <div className="dialog-actions">
          <ReasonedButton
            type="primary"
            whyNot={!file && "请先选评审结果包。"}
            loading={verifying.busy}
            onClick={() => void verify()}
          >
            核验
          </ReasonedButton>
        </div>
      </section>
      {receipt ? <ImportedNote receipt={receipt} /> : null}
      {verified ? (
        <ResultSummaryPanel summary={verified}>
          <Button type="primary" size="large" onClick={() => setWriting(true)}>
            写出导入文件
          </Button>
        </ResultSummaryPanel>
      ) : null}
      {writing ? (
        <DriveDialog
          title="把导入文件写到哪里？"
          okText="写出"
          write={write}
          onDone={(done) => {
            setReceipt(done);
            setWriting(false);
          }}
          onCancel={() => setWriting(false)}
        />
      ) : null}
    </div>
  );
}

function ImportedNote({ receipt }: { readonly receipt: ImportReceipt }) {
  return (
    <section className="receipt" role="status" aria-label="导入回执">
      <p>
        <b>✓ {receipt.alreadyThere ? "此前已写出，内容相同" : "导入文件已写出"}</b>
      </p>
      <p>
        “{receipt.driveLabel}”的文件夹 {receipt.folderName}，申报人 {receipt.applicants} 名：
      </p>
      <ul>
        {receipt.files.map((path) => (
          <li key={path} className="code">
            {path}
          </li>
        ))}
      </ul>
    </section>
  );
}
