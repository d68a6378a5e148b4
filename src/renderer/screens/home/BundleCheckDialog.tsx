import { Button, Modal, Progress } from "antd";
import { useCallback } from "react";
import type { BundleCheck, Job, MeetingSummary } from "../../../contract/answers.ts";
import type { Refusal } from "../../../core/refusals/refusal.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { useJob } from "../../store/use-job.ts";
import { checkElsewhereText } from "../../view/bundle-check.ts";
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
  const check = checkOf(job);
  const elsewhere = check !== undefined && check.meetingId !== meetingId;
  const running = job?.state === "running";
  return (
    <Modal open centered title="核验全部材料" width={640} footer={null} onCancel={onClose}>
      <div className="dialog-form">
        <p className="hint">
          逐件解密“{meeting.title}”第 {meeting.serial}{" "}
          版的材料并与清单核对，需要几分钟。关闭本窗口不影响核验，会议可以照常进行。
        </p>
        {elsewhere ? (
          running && <p role="status">{checkElsewhereText(check)}</p>
        ) : (
          <CheckStanding job={job} />
        )}
        <RefusalNote refusal={refusal ?? (elsewhere ? null : faultOf(job))} />
        <div className="dialog-actions">
          <Button onClick={onClose}>关闭</Button>
          {running ? (
            <Button danger loading={busy} onClick={() => void stop()}>
              {elsewhere ? "停止那次核验" : "停止核验"}
            </Button>
          ) : (
            <Button type="primary" loading={busy} onClick={() => void start()}>
              {check === undefined || elsewhere ? "开始核验" : "重新核验"}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

type CheckJob = Job<BundleCheck, BundleCheck>;

function checkOf(job: CheckJob | null): BundleCheck | undefined {
  if (!job || job.state === "none") return undefined;
  return job.state === "done" ? job.value : job.progress;
}

function CheckStanding({ job }: { readonly job: CheckJob | null }) {
  const check = checkOf(job);
  if (check === undefined) return null;
  const { materials, ofMaterials, bytes, ofBytes } = check;
  if (job?.state === "done")
    return (
      <p role="status" className="big">
        <span className="tag tag-good">✓ 全部完好</span> {materials} 件材料（{sizeText(bytes)}
        ）与清单一致
      </p>
    );
  const percent = ofBytes === 0 ? 0 : Math.floor((bytes * 100) / ofBytes);
  if (job?.state === "running")
    return (
      <>
        <Progress percent={percent} status="active" />
        <p role="status">
          已核验 {materials}／{ofMaterials} 件
        </p>
      </>
    );
  return (
    <p role="status">
      {faultOf(job) ? "核验没有完成" : "已按要求停止"}：核对了 {materials}／{ofMaterials}{" "}
      件，其余还没有核对。
    </p>
  );
}

/** Being stopped by hand is no fault. */
const faultOf = (job: CheckJob | null): Refusal | null =>
  job?.state === "refused" && job.refusal.code !== "VERIFICATION_STOPPED" ? job.refusal : null;
