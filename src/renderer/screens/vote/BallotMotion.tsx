import { useId } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { Mark } from "../../../core/meeting/round-events.ts";
import { levelWords, markWords } from "../../../core/words.ts";

interface BallotMotionProps {
  readonly number: number;
  readonly applicant: Applicant | undefined;
  readonly mark: Mark | null;
  readonly missing: boolean;
  readonly fixed: boolean;
  readonly abstentionAllowed: boolean;
  readonly onMark: (mark: Mark) => void;
}

/** One motion: who it is about, and three choices of equal size. */
export function BallotMotion(props: BallotMotionProps) {
  const { number, applicant, mark, missing, fixed, abstentionAllowed, onMark } = props;
  const group = useId();
  const choices: readonly Mark[] = abstentionAllowed
    ? ["approve", "reject", "abstain"]
    : ["approve", "reject"];
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
        <p className="motion-name">{name}</p>
        <p className="motion-detail">
          {applicant
            ? `${levelWords[applicant.level]} · ${applicant.specialty} · ${applicant.employer}`
            : ""}
        </p>
      </div>
      {choices.map((choice) => (
        <label key={choice} className="mark">
          <input
            type="radio"
            name={group}
            autoComplete="off"
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
