import { useCallback, useEffect, useState } from "react";
import { useSessionStore } from "../../store/session-context.ts";

/** Where the reading of this material stopped last time. */
export function useReading(meetingId: string, path: string) {
  const { replica } = useSessionStore();
  const [page, setPage] = useState<number | null>(null);
  useEffect(() => {
    let wanted = true;
    void replica.readingAt(meetingId, path).then((position) => {
      if (wanted) setPage(position?.page ?? 1);
    });
    return () => {
      wanted = false;
    };
  }, [meetingId, path, replica]);
  const keep = useCallback(
    (at: number) => void replica.keepReading({ meetingId, path, page: at, zoom: 1 }),
    [meetingId, path, replica],
  );
  return { ready: page !== null, page: page ?? 1, keep };
}
