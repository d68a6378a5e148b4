import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { ExportReceipt, FileBytes } from "../../contract/answers.ts";
import { isSignedForm } from "../../core/meeting/forms/form-events.ts";
import { isTooLong, mostPrintedPages, printPdf } from "../pdf/print-pdf.ts";
import { Receipt } from "../screens/result/Receipt.tsx";
import { useMeetingState, useSessionStore } from "../store/session-context.ts";
import { useAsking } from "../store/use-asking.ts";
import { bytesOf } from "../view/plain-text.ts";
import { whyNotNow } from "../view/why-not.ts";
import type { ReportChoice } from "../view/print-choices.ts";
import { DriveDialog } from "./DriveDialog.tsx";
import { FileView } from "./viewer/FileView.tsx";
import { RefusalNote } from "./RefusalNote.tsx";

interface ReportPreviewProps {
  readonly choice: ReportChoice;
}

/** A report as it would be printed now, to be printed or saved. Keyed by its choice. */
export function ReportPreview({ choice }: ReportPreviewProps) {
  const { desk, act } = useSessionStore();
  const state = useMeetingState();
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
  const unnumbered = isSignedForm(choice.kind) ? whyNotNow(state, "printForms") : null;
  /** The report with its 打印序号, given before it leaves; `undefined` when refused. */
  const numbered = async (): Promise<FileBytes | undefined> => {
    const { kind, ...part } = choice;
    if (!isSignedForm(kind) || unnumbered !== null) return file ?? undefined;
    if (!(await ask(() => act({ type: "printForms", form: kind, ...part })))) return undefined;
    const made = await ask(() => desk["report.make"](choice));
    if (made) setFile(made);
    return made;
  };
  const bytes = useMemo(() => (file ? bytesOf(file.base64) : null), [file]);
  if (!file || !bytes) {
    return refusal ? <RefusalNote refusal={refusal} /> : <p className="hint">正在生成……</p>;
  }
  const actions = (
    <>
      <PrintButton bytes={bytes} numbered={numbered} />
      <Button onClick={() => void numbered().then((made) => setSaving(made !== undefined))}>
        保存到U盘
      </Button>
    </>
  );
  return (
    <>
      {saved ? <Receipt receipt={saved} /> : null}
      {unnumbered === null ? null : <p className="hint">{unnumbered}</p>}
      <RefusalNote refusal={refusal} />
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
  readonly numbered: () => Promise<FileBytes | undefined>;
}

function PrintButton({ bytes, numbered }: PrintButtonProps) {
  const [page, setPage] = useState<string | null>(null);
  const [tooLong, setTooLong] = useState(false);
  const print = async () => {
    setTooLong(false);
    // Before it gets its number: what isn't printed here is saved, and numbered then.
    if (await isTooLong(bytes)) {
      setTooLong(true);
      return;
    }
    try {
      const made = await numbered();
      if (made) await printPdf(bytesOf(made.base64), (at, of) => setPage(`${at}／${of}`));
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
