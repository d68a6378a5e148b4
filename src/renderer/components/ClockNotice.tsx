import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useMeeting, useSessionStore } from "../store/session-context.ts";
import { clockNotice, type ClockNoticeText } from "../view/clock-notice.ts";

/** How often the clock is asked after, in ms, besides after every command. */
const askEvery = 15_000;

/** This computer's clock is behind the times in the journal: said on every screen, blocks nothing. */
export function ClockNotice() {
  const { desk } = useSessionStore();
  const { lastSeq } = useMeeting();
  const [notice, setNotice] = useState<ClockNoticeText>();
  useEffect(() => {
    let left = false;
    const look = async () => {
      const check = await desk["meeting.clock"]({});
      if (!left && check.ok) setNotice(clockNotice(check.value));
    };
    void look();
    const timer = setInterval(() => void look(), askEvery);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [desk, lastSeq]);
  if (!notice) return null;
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      title={notice.title}
      description={notice.advice}
    />
  );
}
