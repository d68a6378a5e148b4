import type { KeyboardEvent } from "react";

/** Enter goes to the next field of the form, and from the last one to its submit button. */
export function enterMovesOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget, key } = event;
  if (key !== "Enter" || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const stops = [
    ...currentTarget.querySelectorAll<HTMLElement>("input:not(:disabled), button[type=submit]"),
  ].filter((stop) => !isSameRadioGroup(stop, target));
  const after = stops.find(
    (stop) => (target.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  moveTo(after);
}

/** Whether the next field is another row's; all choices of a grade are one field. */
export function isLastOfRow(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  const fields = target.closest("tr")?.querySelectorAll("input") ?? [];
  return fields.length > 0 && (target.type === "radio" || [...fields].at(-1) === target);
}

/** To the first field of the row that bears this `data-row`. */
export function moveToRow(form: HTMLFormElement | null, row: string): void {
  const rows = [...(form?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  moveTo(rows.find(({ dataset }) => dataset["row"] === row)?.querySelector("input"));
}

export function moveTo(field: HTMLElement | null | undefined): void {
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

const isSameRadioGroup = (stop: HTMLElement, target: HTMLInputElement): boolean =>
  target.type === "radio" && stop instanceof HTMLInputElement && stop.name === target.name;
