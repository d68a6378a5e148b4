import { useEffect, useRef, type RefObject } from "react";

const settleMs = 50;

/**
 * Leads the keyboard on: when `now` changes and an act took away or blocked what had the focus, the
 * next thing to press gets it. Never takes it from where somebody types. Whose ref it becomes on the
 * way needs a key that changes with it: the components' buttons look at their ref once.
 */
export function useLeadFocus(now: string | boolean): RefObject<HTMLButtonElement | null> {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A dialog that closes gives the focus back first.
    const timer = setTimeout(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) next.current?.focus();
    }, settleMs);
    return () => clearTimeout(timer);
  }, [now]);
  return next;
}
