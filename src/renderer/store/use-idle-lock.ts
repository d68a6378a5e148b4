import { useEffect, useState } from "react";
import { currentRound } from "../../core/meeting/who.ts";
import { watchIdle } from "./idle-watch.ts";
import { useSessionStore } from "./session-context.ts";
import type { Session } from "./session-store.ts";

const touches = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Locks when everybody has left; gives the seconds left of the last minute. */
export function useIdleLock(): number | null {
  const store = useSessionStore();
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const watch = watchIdle({
      // Not the wall clock: setting that must not lock, or keep from locking.
      now: () => performance.now(),
      every: (ms, tick) => {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
      isHeld: () => isHeld(store.getState()),
      onLeft: setLeft,
      lock: () => void store.lockIdle(),
    });
    for (const name of touches) window.addEventListener(name, watch.touched, { capture: true });
    return () => {
      watch.stop();
      for (const name of touches)
        window.removeEventListener(name, watch.touched, { capture: true });
    };
  }, [store]);
  return left;
}

/** Nothing to lock, or something goes on that doesn't need a hand on the computer. */
export function isHeld(session: Session): boolean {
  const { station, office, meeting, officeWorking } = session;
  if (station?.state !== "unlocked" && office?.state !== "unlocked") return true;
  if (officeWorking) return true;
  return meeting !== null && (meeting.state.called !== null || !!currentRound(meeting.state));
}
