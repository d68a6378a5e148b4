import { Button, Segmented } from "antd";
import { useState } from "react";
import type { ExportReceipt } from "../../../contract/answers.ts";
import { DriveDialog } from "../../components/DriveDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState, useSession, useSessionStore } from "../../store/session-context.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { useMeetings } from "../home/use-meetings.ts";
import { SignaturesButton } from "../signatures/SignaturesButton.tsx";
import { LockDialog } from "./LockDialog.tsx";
import { PrepareDialog } from "./PrepareDialog.tsx";
import { Receipt } from "./Receipt.tsx";
import { ResultTable } from "./ResultTable.tsx";
import { SummaryPreview } from "./SummaryPreview.tsx";

/** 结果: the table, the printed summary, the lock, and the package on its stick. */
export function ResultScreen() {
  const state = useMeetingState();
  const { phase, facts } = state;
  const { meetings } = useMeetings();
  const { desk, noteExported } = useSessionStore();
  const taken = useSession((session) => session.exportedMeetingId) === facts.meetingId;
  const [view, setView] = useState<"table" | "summary">("table");
  const [dialog, setDialog] = useState<"lock" | "prepare" | "export" | null>(null);
  const [prepared, setPrepared] = useState<ExportReceipt | null>(null);
  const [exported, setExported] = useState<ExportReceipt | null>(null);
  const close = () => setDialog(null);
  const made =
    prepared !== null ||
    meetings?.some(({ meetingId, finished }) => finished && meetingId === facts.meetingId) === true;
  return (
    <>
      <Heading title="评审结果" hint={hintFor(phase, made, taken)}>
        <SignaturesButton />
        {phase === "locked" ? (
          <>
            {made ? null : (
              <Button size="large" onClick={() => setDialog("prepare")}>
                生成评审结果包
              </Button>
            )}
            <ReasonedButton
              type={taken ? "default" : "primary"}
              size="large"
              whyNot={!made && "请先生成评审结果包。"}
              onClick={() => setDialog("export")}
            >
              {taken ? "再导出一份" : "导出到U盘"}
            </ReasonedButton>
          </>
        ) : (
          <ReasonedButton
            type="primary"
            danger
            size="large"
            whyNot={whyNotNow(state, "lockMeeting")}
            onClick={() => setDialog("lock")}
          >
            锁定会议
          </ReasonedButton>
        )}
      </Heading>
      {exported ? <Receipt receipt={exported} /> : null}
      <div className="filters">
        <Segmented<"table" | "summary">
          value={view}
          options={[
            { value: "table", label: "申报人一览" },
            { value: "summary", label: "评审结果汇总表（预览）" },
          ]}
          onChange={setView}
        />
      </div>
      {view === "table" ? <ResultTable /> : <SummaryPreview key={phase} />}
      {dialog === "lock" ? (
        <LockDialog
          onPrepared={(receipt) => {
            setPrepared(receipt);
            close();
          }}
          onCancel={close}
        />
      ) : null}
      {dialog === "prepare" ? (
        <PrepareDialog
          onPrepared={(receipt) => {
            setPrepared(receipt);
            close();
          }}
          onCancel={close}
        />
      ) : null}
      {dialog === "export" ? (
        <DriveDialog
          title="把评审结果包写到哪个U盘？"
          okText="导出"
          write={(driveId) => desk["result.export"]({ driveId })}
          onDone={(receipt) => {
            setExported(receipt);
            noteExported(facts.meetingId);
            close();
          }}
          onCancel={close}
        />
      ) : null}
    </>
  );
}

function hintFor(phase: string, prepared: boolean, taken: boolean): string {
  if (phase !== "locked") return "核对无误后锁定会议。锁定后不能再改动任何内容。";
  if (taken) return "评审结果包已写到U盘，请取出U盘，送交评委会办公室。";
  return prepared
    ? "会议已锁定，评审结果包已签名密封，请导出到U盘。"
    : "会议已锁定。请先生成评审结果包，再导出到U盘。";
}
