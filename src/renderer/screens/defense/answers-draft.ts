import type { AnswerRow } from "../../../core/meeting/defense/defense-events.ts";

/** A row as it is typed: may be empty. */
export type AnswerDraft = AnswerRow;

const emptyRow: AnswerDraft = { expertId: null, question: "", answer: "" };

/** The rows recorded, or one empty row to begin with. */
export const draftOf = (answers: readonly AnswerRow[]): readonly AnswerDraft[] =>
  answers.length === 0 ? [emptyRow] : answers;

const isFilled = ({ question, answer }: AnswerDraft): boolean =>
  question.trim() !== "" || answer.trim() !== "";

/** What is sent: rows with something in them. */
export const rowsOf = (rows: readonly AnswerDraft[]): AnswerRow[] => rows.filter(isFilled);

export function isSaved(rows: readonly AnswerDraft[], answers: readonly AnswerRow[]): boolean {
  const filled = rowsOf(rows);
  return (
    filled.length === answers.length &&
    filled.every((row, index) => {
      const kept = answers[index];
      return (
        kept?.expertId === row.expertId &&
        kept.question === row.question.trim() &&
        kept.answer === row.answer.trim()
      );
    })
  );
}
