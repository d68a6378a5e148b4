import { Alert } from "antd";
import { useSession } from "../store/session-context.ts";
import { journalReplacedText } from "../view/journal-notices.ts";

/** Stays as long as the meeting is open: nobody can close it, and nothing else can be done here. */
export function JournalReplacedNotice() {
  const replaced = useSession((session) => session.journalReplaced);
  if (!replaced) return null;
  return (
    <Alert
      className="notice"
      type="error"
      role="alert"
      showIcon
      title={journalReplacedText(replaced.missing)}
    />
  );
}
