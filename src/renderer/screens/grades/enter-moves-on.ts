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
  after?.focus();
  if (after instanceof HTMLInputElement) after.select();
}

const isSameRadioGroup = (stop: HTMLElement, target: HTMLInputElement): boolean =>
  target.type === "radio" && stop instanceof HTMLInputElement && stop.name === target.name;
