import { useMemo } from "react";
import { useMeetingState } from "../store/session-context.ts";
import { meetingPath, stepWords, type PathStep, type Step } from "../view/meeting-path.ts";

interface PathNavProps {
  readonly current: Step;
  readonly onGo: (step: Step) => void;
}

/** The path of the meeting: where it is, and what each step still lacks. */
export function PathNav({ current, onGo }: PathNavProps) {
  const state = useMeetingState();
  const path = useMemo(() => meetingPath(state), [state]);
  return (
    <nav className="path" aria-label="会议流程">
      <ol>
        {path.map((step, index) => (
          <li key={step.step}>
            <PathButton step={step} number={index + 1} here={step.step === current} onGo={onGo} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface PathButtonProps {
  readonly step: PathStep;
  readonly number: number;
  readonly here: boolean;
  readonly onGo: (step: Step) => void;
}

function PathButton({ step: { step, status, note }, number, here, onGo }: PathButtonProps) {
  return (
    <button
      type="button"
      className={`path-step path-${status}${here ? " path-here" : ""}`}
      aria-current={here ? "step" : undefined}
      onClick={() => onGo(step)}
    >
      <span className="path-mark" aria-hidden="true">
        {status === "done" ? "✓" : number}
      </span>
      <span className="path-text">
        <span className="path-name">{stepWords[step]}</span>
        <span className="path-note">{note}</span>
      </span>
    </button>
  );
}
