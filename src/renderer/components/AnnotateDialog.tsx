import { Input, Radio } from "antd";
import { useState } from "react";
import { statedFact } from "../../core/meeting/people/decide-annotation.ts";
import {
  annotatedFacts,
  type AnnotatedFact,
  type AnnotatedSubject,
} from "../../core/meeting/people/people-events.ts";
import { useMeetingState } from "../store/session-context.ts";
import { factWords } from "../../core/words.ts";
import { ActDialog } from "./ActDialog.tsx";

interface AnnotateDialogProps {
  readonly subject: AnnotatedSubject;
  readonly subjectId: string;
  readonly onClose: () => void;
}

/** 更正说明: what the roster should have said; the roster itself stays. */
export function AnnotateDialog({ subject, subjectId, onClose }: AnnotateDialogProps) {
  const { facts } = useMeetingState();
  const [fact, setFact] = useState<AnnotatedFact>("name");
  const [correct, setCorrect] = useState("");
  const [reason, setReason] = useState("");
  const stated = (one: AnnotatedFact) => statedFact(facts, subject, subjectId, one);
  const known = annotatedFacts.filter((one) => stated(one) !== undefined);
  return (
    <ActDialog
      fieldsFirst
      title={`为 ${stated("name") ?? subjectId} 写更正说明`}
      okText="写入说明"
      requests={[{ type: "annotateFact", subject, subjectId, fact, correct, reason }]}
      whyNot={(correct.trim() === "" || reason.trim() === "") && "请先写明应为什么、依据是什么。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>名单由评委会办公室签名，现场不能改动。说明显示在姓名旁和各表格上，由办公室据此更正。</p>
      <Radio.Group
        aria-label="哪一项"
        value={fact}
        options={known.map((one) => ({ value: one, label: factWords[one] }))}
        onChange={({ target }) => setFact(target.value as AnnotatedFact)}
      />
      <p className="hint">名单上写的是：{stated(fact)}</p>
      <div className="field">
        <label htmlFor="annotate-correct">应为</label>
        <Input
          id="annotate-correct"
          value={correct}
          maxLength={100}
          onChange={({ target }) => setCorrect(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="annotate-reason">依据</label>
        <Input
          id="annotate-reason"
          value={reason}
          maxLength={200}
          placeholder="如：身份证、聘书所载"
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ActDialog>
  );
}
