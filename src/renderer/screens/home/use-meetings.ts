import { useCallback, useEffect, useState } from "react";
import type { MeetingSummary } from "../../../contract/answers.ts";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

/** The meetings on this station; `null` until they are known. */
export function useMeetings() {
  const { desk } = useSessionStore();
  const { refusal, ask } = useAsking();
  const [meetings, setMeetings] = useState<readonly MeetingSummary[] | null>(null);
  const refresh = useCallback(() => {
    void ask(() => desk["meetings.list"]({})).then((found) => {
      if (found) setMeetings(found);
    });
  }, [ask, desk]);
  useEffect(refresh, [refresh]);
  return { meetings, refusal, refresh };
}
