import { Button, Modal } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { AnswersPanel } from "./AnswersPanel.tsx";
import { TurnButtons } from "./TurnButtons.tsx";

interface AfterDefenseProps {
  readonly applicant: Applicant;
}

/** What else may be done about an applicant: the record, from the first question on, and the turn. */
export function AfterDefense({ applicant }: AfterDefenseProps) {
  const [reading, setReading] = useState(false);
  const { defense, identity } = useMeetingState().applicants.get(applicant.id) ?? notCalled;
  const isHeard = defense === "ended" || (defense === "called" && identity !== null);
  return (
    <div className="row row-wrap">
      {isHeard ? <Button onClick={() => setReading(true)}>答辩记录…</Button> : null}
      <TurnButtons applicant={applicant} busy={false} />
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
