import { Button } from "antd";
import { useMemo } from "react";
import type { ApplicantId } from "../../core/ids.ts";
import { useMeetingState, useSession } from "../store/session-context.ts";
import { stepWords, type Step } from "../view/meeting-path.ts";
import { nextStep, sheetsAtHand } from "../view/next-step.ts";

interface NextStepBarProps {
  readonly current: Step;
  readonly onGo: (step: Step) => void;
  readonly onGrade: (id: ApplicantId) => void;
}

/** The one thing to do next, with a way there from wherever one is. */
export function NextStepBar({ current, onGo, onGrade }: NextStepBarProps) {
  const state = useMeetingState();
  const { text, step } = useMemo(() => nextStep(state), [state]);
  const sheets = useMemo(() => sheetsAtHand(state), [state]);
  const exported =
    useSession((session) => session.exportedMeetingId) === state.facts.meetingId &&
    state.phase === "locked";
  return (
    <div className="next-step" role="status">
      <span className="grow">
        下一步：<b>{exported ? "已导出，取出U盘送交办公室" : text}</b>
      </span>
      {sheets ? (
        <Button size="small" type="link" onClick={() => onGrade(sheets.applicantId)}>
          {sheets.text}
        </Button>
      ) : null}
      {step === current ? null : (
        <Button size="small" onClick={() => onGo(step)}>
          前往“{stepWords[step]}”
        </Button>
      )}
    </div>
  );
}
