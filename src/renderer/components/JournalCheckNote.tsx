import { useCallback, useEffect } from "react";
import { useJob } from "../store/use-job.ts";
import { useMeeting, useSessionStore } from "../store/session-context.ts";
import { checkDoneText, checkRunningText } from "../view/journal-notices.ts";

/**
 * How far the journal was read behind the screens, where the meeting was opened from a snapshot. One
 * that turns out unsound is opened anew, which reads it whole and says what is wrong with it.
 */
export function JournalCheckNote() {
  const store = useSessionStore();
  const { manifest } = useMeeting();
  const question = useCallback(() => store.desk["journal.check"]({}), [store]);
  const { job } = useJob(question);
  const isRefused = job?.state === "refused";
  useEffect(() => {
    if (isRefused) void store.openMeeting(manifest.bundleId);
  }, [isRefused, store, manifest.bundleId]);
  if (job?.state !== "running" && job?.state !== "done") return null;
  const { lines, ofLines } = job.state === "running" ? job.progress : job.value;
  return (
    <span className="topbar-note" role="status">
      {job.state === "running" ? checkRunningText(lines, ofLines) : checkDoneText(ofLines)}
    </span>
  );
}
