import { Alert, Button } from "antd";
import { useMeeting, useSession, useSessionStore } from "../store/session-context.ts";
import { journalReplacedText } from "../view/journal-notices.ts";

/** Stays as long as the meeting is open: nobody can close it; what can be done is to compare the copies. */
export function JournalReplacedNotice() {
  const store = useSessionStore();
  const { manifest } = useMeeting();
  const replaced = useSession((session) => session.journalReplaced);
  if (!replaced) return null;
  return (
    <Alert
      className="notice"
      type="error"
      role="alert"
      showIcon
      title={journalReplacedText(replaced.missing)}
      action={<Button onClick={() => store.restore(manifest.bundleId)}>比对并恢复</Button>}
    />
  );
}
