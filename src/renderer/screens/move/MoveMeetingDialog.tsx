import { Button, Input, Modal } from "antd";
import { useState, type SyntheticEvent } from "react";
import type { MovableCopyView, MoveOffer } from "../../../contract/journal-answers.ts";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { contentText, forkTexts, movableName } from "../../view/move-view.ts";
import { endCode, endNumber, endTime } from "../../view/restore-view.ts";

interface MoveMeetingDialogProps {
  readonly offer: MoveOffer;
  readonly copy: MovableCopyView;
  readonly onCancel: () => void;
}

/** The secretary's choice, with its reason; nobody's PIN can be asked for here. */
export function MoveMeetingDialog({ offer, copy, onCancel }: MoveMeetingDialogProps) {
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [commandId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const whyNot = reason.trim() === "" && "请先写明原因。";
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { head, copyId } = copy;
    if (whyNot || busy || !head) return;
    const expected = { seq: head.seq, hash: head.hash };
    const wanted = { meetingId: offer.meetingId, commandId, copyId, head: expected, reason };
    const opened = await ask(() => store.desk["journal.move"](wanted));
    if (opened) store.takeOpened(opened);
  };
  return (
    <Modal
      open
      centered
      title={`在本机“${offer.station}”上继续会议？`}
      width={720}
      footer={null}
      mask={{ closable: false }}
      onCancel={onCancel}
    >
      <form className="dialog-form" onSubmit={(event) => void submit(event)} autoComplete="off">
        <ChosenCopy copy={copy} />
        {forkTexts(copy, offer.copies).map((text) => (
          <p key={text} className="copy-trouble">
            {text}
          </p>
        ))}
        <p>请确认原来的评审电脑已经停用：两台电脑各开各的，办公室只能采用一份结果。</p>
        <div className="field">
          <label htmlFor="move-reason">原因</label>
          <Input
            id="move-reason"
            value={reason}
            maxLength={200}
            autoFocus
            placeholder="例如：评审电脑摔坏，不能开机"
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <RefusalNote refusal={refusal} />
        <div className="dialog-actions">
          <Button onClick={onCancel}>取消</Button>
          <ReasonedButton type="primary" htmlType="submit" loading={busy} whyNot={whyNot}>
            在本机继续会议
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
}

function ChosenCopy({ copy }: { readonly copy: MovableCopyView }) {
  const { head, station, content } = copy;
  return (
    <dl className="facts">
      <div className="facts-row">
        <dt>{movableName(copy)}</dt>
        <dd>
          {station === null ? "" : `“${station}”写到`}
          {endNumber(head)}，{endTime(head)}，核验码{" "}
          <span className="code nowrap">{endCode(head)}</span>
        </dd>
      </div>
      <div className="facts-row">
        <dt>其中的内容</dt>
        <dd>{content ? contentText(content) : "—"}</dd>
      </div>
    </dl>
  );
}
