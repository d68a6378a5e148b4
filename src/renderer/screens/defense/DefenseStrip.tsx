import { Button } from "antd";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import { levelWords } from "../../../core/words.ts";
import { ConfirmButton } from "../../components/ConfirmButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import type { ApplicantRow } from "../../view/applicants-view.ts";
import { DefenseClock } from "./DefenseClock.tsx";

interface DefenseStripProps {
  readonly next: ApplicantRow | undefined;
  readonly busy: boolean;
  readonly onCall: (id: ApplicantId) => void;
  readonly onFinish: (type: "endDefense" | "markAbsent", id: ApplicantId) => void;
  readonly onLook: (id: ApplicantId) => void;
}

/** Who stands before the panel now, or who is called next. */
export function DefenseStrip({ next, busy, onCall, onFinish, onLook }: DefenseStripProps) {
  const { called, facts, phase } = useMeetingState();
  const standing = called === null ? undefined : facts.applicants.get(called);
  if (phase === "locked") return null;
  if (standing) {
    return (
      <section className="now-strip" aria-label="正在答辩">
        <Who label="正在答辩" applicant={standing} />
        <DefenseClock />
        <Button size="large" onClick={() => onLook(standing.id)}>
          看材料
        </Button>
        <Absent applicant={standing} busy={busy} onFinish={onFinish} />
        <Button
          type="primary"
          size="large"
          disabled={busy}
          onClick={() => onFinish("endDefense", standing.id)}
        >
          结束答辩
        </Button>
      </section>
    );
  }
  if (!next) return null;
  return (
    <section className="now-strip" aria-label="下一位">
      <Who label="下一位" applicant={next.applicant} />
      <Button size="large" onClick={() => onLook(next.applicant.id)}>
        看材料
      </Button>
      <Absent applicant={next.applicant} busy={busy} onFinish={onFinish} />
      <Button type="primary" size="large" disabled={busy} onClick={() => onCall(next.applicant.id)}>
        点名 {next.applicant.name}
      </Button>
    </section>
  );
}

function Who({ label, applicant }: { readonly label: string; readonly applicant: Applicant }) {
  const { name, id, employer, level, specialty, panel } = applicant;
  return (
    <div className="grow">
      <p>
        <span className="tag tag-now">{label}</span> <span className="now-name">{name}</span>{" "}
        <span className="hint">{id}</span>
      </p>
      <p className="hint">
        {employer} · {levelWords[level]} · {specialty}
        {panel === null ? "" : ` · ${panel}`}
      </p>
    </div>
  );
}

interface AbsentProps {
  readonly applicant: Applicant;
  readonly busy: boolean;
  readonly onFinish: DefenseStripProps["onFinish"];
}

function Absent({ applicant, busy, onFinish }: AbsentProps) {
  return (
    <ConfirmButton
      text="缺席"
      question={`${applicant.name}缺席答辩？`}
      consequence="按规定视为自动放弃，不能撤销。"
      okText="记为缺席"
      size="large"
      danger
      disabled={busy}
      onConfirm={() => onFinish("markAbsent", applicant.id)}
    />
  );
}
