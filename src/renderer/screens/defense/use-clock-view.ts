import { useEffect, useState } from "react";
import { useMeeting } from "../../store/session-context.ts";
import { clockView, type ClockView } from "../../view/defense-clock-view.ts";

/** The clock of who stands before the panel, looked at again four times a second. */
export function useClockView(): ClockView | null {
  const { state, clock } = useMeeting();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const applicant = state.called === null ? undefined : state.facts.applicants.get(state.called);
  if (!applicant || clock.applicantId !== applicant.id) return null;
  return clockView(clock, now, state.facts.rules, applicant.level);
}
