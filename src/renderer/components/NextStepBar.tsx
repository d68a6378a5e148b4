import { Button } from "antd";
import { useMemo } from "react";
import { useMeetingState } from "../store/session-context.ts";
import { stepWords, type Step } from "../view/meeting-path.ts";
import { nextStep } from "../view/next-step.ts";

interface NextStepBarProps {
  readonly current: Step;
  readonly onGo: (step: Step) => void;
}

/** The one thing to do next, with a way there from wherever one is. */
export function NextStepBar({ current, onGo }: NextStepBarProps) {
  const state = useMeetingState();
  const { text, step } = useMemo(() => nextStep(state), [state]);
  return (
    <div className="next-step" role="status">
      <span className="grow">
        下一步：<b>{text}</b>
      </span>
      {step === current ? null : (
        <Button size="small" onClick={() => onGo(step)}>
          前往“{stepWords[step]}”
        </Button>
      )}
    </div>
  );
}
