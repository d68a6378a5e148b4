import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { ExportReceipt, FileBytes } from "../../contract/answers.ts";
import { mostPrintedPages, printPdf } from "../pdf/print-pdf.ts";
import { Receipt } from "../screens/result/Receipt.tsx";
import { useSessionStore } from "../store/session-context.ts";
import { useAsking } from "../store/use-asking.ts";
import { bytesOf } from "../view/plain-text.ts";
import type { ReportChoice } from "../view/print-choices.ts";
import { DriveDialog } from "./DriveDialog.tsx";
import { FileView } from "./viewer/FileView.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface ReportPreviewProps {
  readonly choice: ReportChoice;
}

/** A report as it would be printed now, to be printed or saved. Keyed by its choice. */
export function ReportPreview({ choice }: ReportPreviewProps) {
  const { desk } = useSessionStore();
  const { refusal, ask } = useAsking();
  const [file, setFile] = useState<FileBytes | null>(null);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<ExportReceipt | null>(null);
  // One question for each text of the choice: the object is made anew at every drawing.
  const wanted = JSON.stringify(choice);
  useEffect(() => {
    void ask(() => desk["report.make"](JSON.parse(wanted) as ReportChoice)).then((report) => {
      if (report) setFile(report);
    });
  }, [ask, desk, wanted]);
  const bytes = useMemo(() => (file ? bytesOf(file.base64) : null), [file]);
  if (!file || !bytes) {
    return refusal ? <RefusalNote refusal={refusal} /> : <p className="hint">正在生成……</p>;
  }
  const actions = (
    <>
      <PrintButton bytes={bytes} />
      <Button onClick={() => setSaving(true)}>保存到U盘</Button>
    </>
  );
  return (
    <>
      {saved ? <Receipt receipt={saved} /> : null}
      <FileView name={file.name} kind="pdf" bytes={bytes} actions={actions} />
      {saving ? (
        <DriveDialog
          title={`把“${file.name}”写到哪个U盘？`}
          okText="保存"
          write={(driveId) => desk["report.export"]({ ...choice, driveId })}
          onDone={(receipt) => {
            setSaved(receipt);
            setSaving(false);
          }}
          onCancel={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}

interface PrintButtonProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function PrintButton({ bytes }: PrintButtonProps) {
  const [page, setPage] = useState<string | null>(null);
  const [tooLong, setTooLong] = useState(false);
  const print = async () => {
    setTooLong(false);
    try {
      const printed = await printPdf(bytes, (number, of) => setPage(`${number}／${of}`));
      setTooLong(!printed);
    } finally {
      setPage(null);
    }
  };
  return (
    <>
      {tooLong ? (
        <span className="hint" role="status">
          超过 {mostPrintedPages} 页，请按评议组分开打印，或保存到U盘。
        </span>
      ) : null}
      <Button type="primary" loading={page !== null} onClick={() => void print()}>
        {page === null ? "打印" : `正在准备 ${page}`}
      </Button>
    </>
  );
}
