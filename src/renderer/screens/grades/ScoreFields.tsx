import { gradeWords } from "../../../core/words.ts";
import { grades } from "../../../core/rules/grade.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { isFaulty, type ScoreDraft } from "./score-draft.ts";

interface ScoreFieldsProps {
  /** Whose sheet, for the fields' labels. */
  readonly whose: string;
  readonly draft: ScoreDraft;
  readonly autoFocus?: boolean;
  readonly onDraft: (draft: ScoreDraft) => void;
}

/** The fields of one score sheet, by the ruleset: a total, its items, or a grade. */
export function ScoreFields({ whose, draft, autoFocus = false, onDraft }: ScoreFieldsProps) {
  const { rules, rubric } = useMeetingState().facts;
  const set = (index: number, text: string) => {
    const length = rules.scoreKind === "items" ? rubric.length : 1;
    onDraft(Array.from({ length }, (_, at) => (at === index ? text : (draft[at] ?? ""))));
  };
  if (rules.scoreKind === "grade") {
    return (
      <span
        className="grade-choice"
        role="radiogroup"
        aria-label={`${whose} 等次`}
        onKeyDown={({ key }) => {
          const grade = grades[Number(key) - 1];
          if (/^[1-3]$/.test(key) && grade) set(0, grade);
        }}
      >
        {grades.map((grade, index) => (
          <label key={grade} className="mark mark-small">
            <input
              type="radio"
              name={`grade ${whose}`}
              autoFocus={autoFocus && index === 0}
              checked={draft[0] === grade}
              onChange={() => set(0, grade)}
            />
            <span className="key-hint">{index + 1}</span>
            {gradeWords[grade]}
          </label>
        ))}
      </span>
    );
  }
  const fields =
    rules.scoreKind === "total"
      ? [{ id: "total", element: "总分", maximum: 100 }]
      : rubric.map(({ id, element, maximum }) => ({ id, element, maximum }));
  return fields.map(({ id, element, maximum }, index) => (
    <input
      key={id}
      className={`score-input${rules.scoreKind === "items" ? " score-item" : ""}`}
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      autoFocus={autoFocus && index === 0}
      aria-label={`${whose} ${element}（满分 ${maximum}）`}
      aria-invalid={isFaulty(draft[index] ?? "", maximum)}
      value={draft[index] ?? ""}
      onChange={({ target }) => set(index, target.value.replace(/\D/g, ""))}
    />
  ));
}
