import { useEffect, useMemo, useRef } from "react";
import { createBell } from "../../components/bell.ts";
import { useMeetingState, useSession, useSessionStore } from "../../store/session-context.ts";
import {
  bellBetween,
  hasJumped,
  type ClockView,
  type Look,
} from "../../view/defense-clock-view.ts";
import { useClockView } from "./use-clock-view.ts";

/** Rings whatever screen is shown: sheets of the one before are often entered meanwhile. */
export function DefenseBell() {
  const store = useSessionStore();
  const { called } = useMeetingState();
  const muted = useSession((session) => session.bellMuted);
  const bell = useMemo(() => createBell(), []);
  const view = useClockView();
  const before = useRef<{ view: ClockView | null; look: Look } | null>(null);
  useEffect(() => {
    // Sound takes a tenth of a second to begin with: after the picture that answers the hand.
    const wake = () => requestIdleCallback(() => bell.wake());
    window.addEventListener("pointerdown", wake, { once: true });
    window.addEventListener("keydown", wake, { once: true });
    return () => {
      window.removeEventListener("pointerdown", wake);
      window.removeEventListener("keydown", wake);
    };
  }, [bell]);
  useEffect(() => {
    const look = { wall: Date.now(), steady: performance.now() };
    const last = before.current;
    before.current = { view, look };
    if (!last || !view || called === null) return;
    const ringing = bellBetween(last.view, view);
    if (ringing && !muted) bell.ring(ringing);
    if (hasJumped(last.look, look)) store.noteClockJump(called);
  }, [bell, called, muted, store, view]);
  return null;
}
