import { useId } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { Mark } from "../../../core/meeting/round/round-events.ts";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { levelWords, markWords } from "../../../core/words.ts";

interface BallotMotionProps {
  readonly number: number;
  readonly applicant: Applicant | undefined;
  /** 评议意见 of the panel; empty where there is none. */
  readonly opinion: string;
  readonly mark: Mark | null;
  readonly missing: boolean;
  readonly fixed: boolean;
  readonly choices: readonly Mark[];
  /** Where the keyboard begins. Nothing is chosen by it. */
  readonly first: boolean;
  readonly onMark: (mark: Mark) => void;
}

/** One motion: who it is about, and three choices of equal size. */
export function BallotMotion(props: BallotMotionProps) {
  const { number, applicant, opinion, mark, missing, fixed, choices, first, onMark } = props;
  const group = useId();
  const name = applicant?.name ?? "";
  return (
    <div
      className={`motion${missing ? " motion-missing" : ""}`}
      role="radiogroup"
      aria-label={name}
      aria-invalid={missing}
    >
      <span className="motion-number">{number}</span>
      <div className="motion-who">
        <p className="motion-name">
          {name}{" "}
          {applicant ? <AnnotationNote subject="applicant" subjectId={applicant.id} /> : null}
        </p>
        <p className="motion-detail">
          {applicant
            ? `${levelWords[applicant.level]} · ${applicant.specialty} · ${applicant.employer}`
            : ""}
        </p>
        {opinion ? (
          <details className="motion-opinion">
            <summary>评议意见</summary>
            <p>{opinion}</p>
          </details>
        ) : null}
      </div>
      {choices.map((choice, index) => (
        <label key={choice} className="mark">
          <input
            type="radio"
            name={group}
            autoComplete="off"
            autoFocus={first && index === 0}
            checked={mark === choice}
            disabled={fixed}
            onChange={() => onMark(choice)}
          />
          {markWords[choice]}
        </label>
      ))}
    </div>
  );
}
