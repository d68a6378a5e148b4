import { draftKey, type CountField, type CountsDraft } from "./paper-counts-draft.ts";

interface CountsRowProps {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly CountField[];
  readonly draft: CountsDraft;
  readonly onChange: (key: string, text: string) => void;
}

/** One line of numbers: a kind of paper, or a motion. */
export function CountsRow({ id, title, fields, draft, onChange }: CountsRowProps) {
  return (
    <div className="row" role="group" aria-label={title}>
      <b className="grow">{title}</b>
      {fields.map(({ field, label }) => {
        const key = draftKey(id, field);
        return (
          <label key={field} className="row">
            {label}
            <input
              className="score-input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              aria-label={`${title} ${label}`}
              value={draft.get(key) ?? ""}
              onChange={({ target }) => onChange(key, target.value.replace(/\D/g, ""))}
            />
          </label>
        );
      })}
    </div>
  );
}
