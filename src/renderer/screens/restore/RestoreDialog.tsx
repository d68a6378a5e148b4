import { Button, Input, Modal } from "antd";
import { useState, type SyntheticEvent } from "react";
import type { OpenedMeeting } from "../../../contract/answers.ts";
import type { JournalComparison, JournalCopyView } from "../../../contract/journal-answers.ts";
import type { Outcome } from "../../../core/refusals/refusal.ts";
import { PinField } from "../../components/PinField.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { rebuildReplica } from "../../store/journal-copies.ts";
import { useSessionStore } from "../../store/session-context.ts";
import type { SessionStore } from "../../store/session-store.ts";
import { useAsking } from "../../store/use-asking.ts";
import { copyName, endCode, endNumber, endTime, gainText } from "../../view/restore-view.ts";

interface RestoreDialogProps {
  readonly comparison: JournalComparison;
  readonly copy: JournalCopyView;
  readonly onCancel: () => void;
}

/** The chair sees both ends and what is won and lost, and consents behind the PIN. */
export function RestoreDialog({ comparison, copy, onCancel }: RestoreDialogProps) {
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [commandId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [pin, setPin] = useState("");
  const whyNot =
    reason.trim() === ""
      ? "请先写明原因。"
      : pin.length !== 6 && "请主任委员输入本人的六位数字 PIN。";
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (whyNot || busy) return;
    setPin("");
    const opened = await ask(() => restored(store, comparison, copy, { commandId, reason, pin }));
    if (opened) store.takeOpened(opened);
  };
  return (
    <Modal
      open
      centered
      title={`用${copyName(copy)}恢复会议日志`}
      width={720}
      footer={null}
      mask={{ closable: false }}
      onCancel={onCancel}
    >
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        <Ends comparison={comparison} copy={copy} />
        <p>
          {gainText(comparison, copy)}
          。在最后一条之后办理、又没有进入这份副本的操作要重新办理。恢复会记入会议日志，日志随评审结果包交办公室。
        </p>
        <div className="field">
          <label htmlFor="restore-reason">原因</label>
          <Input
            id="restore-reason"
            value={reason}
            maxLength={200}
            autoFocus
            placeholder="例如：硬盘故障，日志文件丢失"
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <PinField
          label={`主任委员 ${copy.consent?.name ?? ""} 的 PIN`}
          value={pin}
          onChange={setPin}
        />
        <RefusalNote refusal={refusal} />
        <div className="dialog-actions">
          <Button onClick={onCancel}>取消</Button>
          <ReasonedButton type="primary" htmlType="submit" loading={busy} whyNot={whyNot}>
            同意并恢复
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
}

function Ends({ comparison, copy }: Omit<RestoreDialogProps, "onCancel">) {
  const ends = [
    ["本机会议日志", comparison.own.head],
    [copyName(copy), copy.head],
  ] as const;
  return (
    <dl className="facts">
      {ends.map(([name, end]) => (
        <div key={name} className="facts-row">
          <dt>{name}</dt>
          <dd>
            {end ? `${endNumber(end)}，${endTime(end)}，核验码 ` : "没有可读的记录"}
            {end ? <span className="code">{endCode(end)}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Consent {
  readonly commandId: string;
  readonly reason: string;
  readonly pin: string;
}

/**
 * Restores, and where the replica isn't what the journal now goes on from, begins it anew: the desk
 * has kept it aside by then.
 */
async function restored(
  { desk, replica }: SessionStore,
  { meetingId, copies }: JournalComparison,
  copy: JournalCopyView,
  { commandId, reason, pin }: Consent,
): Promise<Outcome<OpenedMeeting>> {
  const { copyId, head, consent, source, fault } = copy;
  if (!head || !consent) throw new Error("A copy without end or chair was chosen");
  const isHeld = copies.some((one) => one.source === "replica");
  const isOther = isHeld && (source !== "replica" || fault !== null);
  const { seq, hash } = head;
  const opened = await desk["journal.restore"]({
    ...{ meetingId, commandId, copyId, reason, head: { seq, hash } },
    pins: [{ personId: consent.personId, pin }],
  });
  // If that fails the meeting's screens go on telling that the replica differs.
  if (opened.ok && isOther) await rebuildReplica(desk, replica, meetingId);
  return opened;
}
