import { Button, Modal } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { Stage } from "../../../core/meeting/stage.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { AnswersPanel } from "./AnswersPanel.tsx";
import { TurnButtons } from "./TurnButtons.tsx";

interface AfterDefenseProps {
  readonly applicant: Applicant;
  readonly stage: Stage;
}

/** What may still be done about somebody who isn't before the panel. */
export function AfterDefense({ applicant, stage }: AfterDefenseProps) {
  const [reading, setReading] = useState(false);
  const { defense } = useMeetingState().applicants.get(applicant.id) ?? notCalled;
  const turns = turnsAt[stage] ?? [];
  return (
    <div className="row row-wrap">
      {defense === "ended" ? <Button onClick={() => setReading(true)}>答辩记录…</Button> : null}
      <TurnButtons applicant={applicant} busy={false} turns={turns} />
      {reading ? (
        <Modal
          open
          centered
          width={980}
          title={`${applicant.name}的答辩记录`}
          footer={null}
          mask={{ closable: false }}
          onCancel={() => setReading(false)}
        >
          <AnswersPanel applicant={applicant} />
        </Modal>
      ) : null}
    </div>
  );
}

const beforeCall = ["late", "absent", "postpone", "withdraw"] as const;

const turnsAt: Partial<Readonly<Record<Stage, readonly (typeof beforeCall)[number][]>>> = {
  waiting: beforeCall,
  defending: beforeCall,
  postponed: ["late", "absent", "withdraw"],
  grading: ["withdraw"],
  defenseFailed: ["withdraw"],
  admitted: ["withdraw"],
};
