import { Button } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import { levelWords } from "../../../core/words.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import type { ApplicantRow } from "../../view/applicants-view.ts";
import { DefenseClock } from "./DefenseClock.tsx";

interface DefenseStripProps {
  readonly next: ApplicantRow | undefined;
  readonly busy: boolean;
  readonly onCall: (id: ApplicantId) => void;
  readonly onEnd: (id: ApplicantId) => void;
  readonly onAbsent: () => void;
  readonly onLook: (id: ApplicantId) => void;
}

/** Who stands before the panel now, or who is called next. */
export function DefenseStrip({ next, busy, onLook, ...on }: DefenseStripProps) {
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
        <Absent applicant={standing} busy={busy} onAbsent={on.onAbsent} />
        <Button type="primary" size="large" disabled={busy} onClick={() => on.onEnd(standing.id)}>
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
      <Absent applicant={next.applicant} busy={busy} onAbsent={on.onAbsent} />
      <Button
        type="primary"
        size="large"
        disabled={busy}
        onClick={() => on.onCall(next.applicant.id)}
      >
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
  readonly onAbsent: () => void;
}

function Absent({ applicant, busy, onAbsent }: AbsentProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="large" danger disabled={busy} onClick={() => setAsking(true)}>
        缺席
      </Button>
      {asking ? (
        <ActDialog
          title={`${applicant.name}缺席答辩？`}
          okText="记为缺席"
          danger
          requests={[{ type: "markAbsent", applicantId: applicant.id }]}
          onDone={() => {
            setAsking(false);
            onAbsent();
          }}
          onCancel={() => setAsking(false)}
        >
          <p>按规定视为自动放弃，不能撤销。由组长确认；组长不在场或须回避时，由主持人确认。</p>
        </ActDialog>
      ) : null}
    </>
  );
}
