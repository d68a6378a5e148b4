import { Button, Modal, Progress } from "antd";
import { useCallback } from "react";
import type { BundleCheck, Job, MeetingSummary } from "../../../contract/answers.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { useJob } from "../../store/use-job.ts";
import { sizeText } from "../../view/plain-text.ts";

interface BundleCheckDialogProps {
  readonly meeting: MeetingSummary;
  readonly onClose: () => void;
}

/** Every material of a bundle is read through; the meeting can go on meanwhile. */
export function BundleCheckDialog({ meeting, onClose }: BundleCheckDialogProps) {
  const { desk } = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const { meetingId } = meeting;
  const { job, look } = useJob(useCallback(() => desk["bundle.verifyProgress"]({}), [desk]));
  const start = async () => {
    await ask(() => desk["bundle.verifyAll"]({ meetingId }));
    await look();
  };
  const stop = async () => {
    await ask(() => desk["bundle.cancelVerify"]({}));
    await look();
  };
  const running = job?.state === "running";
  return (
    <Modal open centered title="核验全部材料" width={640} footer={null} onCancel={onClose}>
      <div className="dialog-form">
        <p className="hint">
          逐件解密“{meeting.title}
          ”的材料并与清单核对，需要几分钟。关闭本窗口不影响核验，会议可以照常进行。
        </p>
        <CheckStanding job={job} meetingId={meetingId} />
        <RefusalNote refusal={refusal ?? (job?.state === "refused" ? job.refusal : null)} />
        <div className="dialog-actions">
          <Button onClick={onClose}>关闭</Button>
          {running ? (
            <Button danger loading={busy} onClick={() => void stop()}>
              停止核验
            </Button>
          ) : (
            <Button type="primary" loading={busy} onClick={() => void start()}>
              开始核验
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

interface CheckStandingProps {
  readonly job: Job<BundleCheck, BundleCheck> | null;
  readonly meetingId: string;
}

function CheckStanding({ job, meetingId }: CheckStandingProps) {
  const check =
    job?.state === "running" ? job.progress : job?.state === "done" ? job.value : undefined;
  if (check?.meetingId !== meetingId) return null;
  const { materials, ofMaterials, bytes, ofBytes } = check;
  const percent = ofBytes === 0 ? 0 : Math.floor((bytes * 100) / ofBytes);
  if (job?.state === "done")
    return (
      <p role="status" className="big">
        <span className="tag tag-good">✓ 全部完好</span> {materials} 件材料（{sizeText(bytes)}
        ）与清单一致
      </p>
    );
  return (
    <>
      <Progress percent={percent} status="active" />
      <p role="status">
        已核验 {materials}／{ofMaterials} 件
      </p>
    </>
  );
}
