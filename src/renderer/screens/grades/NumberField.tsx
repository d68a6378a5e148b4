import { useId, useState, type KeyboardEvent, type Ref } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { expertByNumber } from "../../view/expert-number.ts";

interface NumberFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  /** Whose sheets are still to be entered. */
  readonly wanted: readonly PersonId[];
  readonly onFound: (id: PersonId) => void;
}

/** Sheets come in any order: the number on the sheet leads to its field. */
export function NumberField({ ref, wanted, onFound }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [missed, setMissed] = useState("");
  const onKeyDown = (event: KeyboardEvent) => {
    // Empty, it is a field like the others: on to the next one.
    if (event.key !== "Enter" || typed === "") return;
    event.preventDefault();
    event.stopPropagation();
    const found = expertByNumber(typed, wanted);
    setMissed(found === null ? typed : "");
    setTyped("");
    if (found !== null) onFound(found);
  };
  return (
    <p className="row row-wrap number-field">
      <label htmlFor={id}>评分表上的专家编号</label>
      <input
        id={id}
        ref={ref}
        className="number-input"
        autoComplete="off"
        maxLength={20}
        value={typed}
        aria-invalid={missed !== ""}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="hint" role="status">
        {missed === ""
          ? "评分表不按顺序时用：输入编号（如 3），回车，再录分；按 / 键回到这里。"
          : `“${missed}”没有待录的评分表，请核对编号。`}
      </span>
    </p>
  );
}
