import { useEffect, useMemo, useState } from "react";
import type { FileBytes } from "../../../contract/answers.ts";
import { FileView } from "../../components/FileView.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { bytesOf } from "../../view/plain-text.ts";

/** 评审结果汇总表 as it would be printed now. */
export function SummaryPreview() {
  const { desk } = useSessionStore();
  const { refusal, ask } = useAsking();
  const [file, setFile] = useState<FileBytes | null>(null);
  useEffect(() => {
    void ask(() => desk["report.resultsSummary"]({})).then((report) => {
      if (report) setFile(report);
    });
  }, [ask, desk]);
  const bytes = useMemo(() => (file ? bytesOf(file.base64) : null), [file]);
  if (!file || !bytes) {
    return refusal ? <RefusalNote refusal={refusal} /> : <p className="hint">正在生成汇总表……</p>;
  }
  return (
    <div className="report">
      <FileView name={file.name} kind="pdf" bytes={bytes} />
    </div>
  );
}
