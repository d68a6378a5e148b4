import { Button, Checkbox, Progress } from "antd";
import { useCallback, useEffect, useState } from "react";
import type {
  OfficeProgress,
  OfficeStatus,
  OfficeWork,
  SourceFolder,
  SourceReport,
} from "../../../contract/answers.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { useJob } from "../../store/use-job.ts";
import { sizeText } from "../../view/plain-text.ts";
import { FindingsPanel } from "./FindingsPanel.tsx";
import { SealForm, type SealChoice } from "./SealForm.tsx";
import { SealedReceipt } from "./SealedReceipt.tsx";
import { SourceChoice } from "./SourceChoice.tsx";

interface SealScreenProps {
  readonly office: OfficeStatus;
  readonly onEnrol: () => void;
}

/** From a source folder to a bundle on a stick: check, mend, seal. */
export function SealScreen({ office, onEnrol }: SealScreenProps) {
  const { desk } = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const { job, look } = useOfficeJob();
  const [source, setSource] = useState<SourceFolder | null>(null);
  const [strict, setStrict] = useState(false);
  const [asked, setAsked] = useState(false);
  const begin = async (work: () => ReturnType<(typeof desk)["office.checkSource"]>) => {
    setAsked(true);
    await ask(work);
    await look();
  };
  const folder = source && { driveId: source.driveId, folderName: source.folderName, strict };
  const check = () => folder && begin(() => desk["office.checkSource"](folder));
  const seal = (choice: SealChoice) =>
    folder && begin(() => desk["office.seal"]({ ...folder, ...choice }));
  const stop = async () => {
    await ask(() => desk["office.cancelJob"]({}));
    await look();
  };
  const running = job?.state === "running";
  const done = asked && job?.state === "done" ? job.value : undefined;
  const report = done?.kind === "source" ? done.report : undefined;
  const refused = asked && job?.state === "refused" ? job.refusal : null;
  const restart = () => {
    setAsked(false);
    setSource(null);
  };
  if (done?.kind === "sealed") return <SealedReceipt receipt={done.receipt} onNext={restart} />;
  return (
    <div className="stack">
      <SourceChoice
        chosen={source}
        disabled={running}
        onChoose={(chosen) => {
          setSource(chosen);
          setAsked(false);
        }}
      />
      <div className="row">
        <Button
          type={report?.refusal === null ? "default" : "primary"}
          size="large"
          disabled={!source || running}
          loading={busy}
          onClick={() => void check()}
        >
          {report ? "重新核对" : "核对名册和材料"}
        </Button>
        <Checkbox
          checked={strict}
          disabled={running}
          onChange={({ target }) => setStrict(target.checked)}
        >
          严格核对（提示也当作问题）
        </Checkbox>
      </div>
      <RefusalNote refusal={refusal ?? refused} />
      {running ? <JobStanding progress={job.progress} onStop={() => void stop()} /> : null}
      {!running && report ? (
        <>
          <ReportHead report={report} />
          {report.refusal === null ? (
            <SealForm
              office={office}
              busy={busy}
              onEnrol={onEnrol}
              onSeal={(choice) => void seal(choice)}
            />
          ) : null}
          <FindingsPanel key={report.faults.length} {...report} />
        </>
      ) : null}
    </div>
  );
}

/** While the office's work runs nobody has to touch the computer. */
function useOfficeJob() {
  const store = useSessionStore();
  const { desk } = store;
  const { job, look } = useJob<OfficeProgress, OfficeWork>(
    useCallback(() => desk["office.job"]({}), [desk]),
  );
  const running = job?.state === "running";
  useEffect(() => {
    store.setState({ officeWorking: running });
  }, [store, running]);
  return { job: job, look };
}

interface JobStandingProps {
  readonly progress: OfficeProgress;
  readonly onStop: () => void;
}

function JobStanding({ progress: { step, done, of }, onStop }: JobStandingProps) {
  const percent = of === 0 ? 0 : Math.floor((done * 100) / of);
  return (
    <section className="panel" aria-label="进度">
      <p role="status">
        {step === "reading"
          ? "正在核对名册，并逐件查看材料……"
          : `正在密封：${done}／${of} 件材料。请不要取出U盘。`}
      </p>
      <Progress percent={percent} status="active" showInfo={step === "sealing"} />
      <div className="dialog-actions">
        <Button danger onClick={onStop}>
          取消
        </Button>
      </div>
    </section>
  );
}

function ReportHead({
  report: { refusal, contents, faults, warnings },
}: {
  readonly report: SourceReport;
}) {
  if (refusal || !contents)
    return (
      <>
        <RefusalNote refusal={refusal} />
        <p role="status">
          {faults.length} 个问题、{warnings.length}{" "}
          条提示。请改正后点“重新核对”；改好以前不会密封任何内容。
        </p>
      </>
    );
  return (
    <p role="status" className="ready-line">
      <span className="tag tag-good">✓ 可以密封</span> {contents.title}：申报人{" "}
      {contents.applicants} 名，专家 {contents.experts} 名，材料 {contents.materials} 件（
      {sizeText(contents.sizeBytes)}），提示 {warnings.length} 条。
    </p>
  );
}
