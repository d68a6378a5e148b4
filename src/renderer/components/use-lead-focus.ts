import { useEffect, useRef, type RefObject } from "react";

/**
 * Leads the keyboard on: when `now` changes and an act took away or blocked what had the focus, the
 * next thing to press gets it. Never takes it from where somebody types.
 */
export function useLeadFocus(now: string | boolean): RefObject<HTMLButtonElement | null> {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) next.current?.focus();
  }, [now]);
  return next;
}
