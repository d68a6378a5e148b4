import { Button } from "antd";
import { useEffect, useState } from "react";
import { useMeetingState, useSession, useSessionStore } from "../../store/session-context.ts";
import { clockText } from "../../view/plain-text.ts";

const minute = 60_000;

/** Two countdowns, for the statement and for the whole defense. Advisory: nothing hangs on them. */
export function DefenseClock() {
  const store = useSessionStore();
  const startedAt = useSession((session) => session.clockStartedAt);
  const { statementMinutes, defenseMinutes } = useMeetingState().facts.rules;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  if (startedAt === null) return <Button onClick={store.startClock}>开始计时</Button>;
  const elapsed = Math.max(0, now - startedAt);
  return (
    <div className="clock" role="timer">
      <Face label="陈述剩余" left={statementMinutes * minute - elapsed} />
      <Face label="答辩剩余" left={defenseMinutes * minute - elapsed} />
    </div>
  );
}

function Face({ label, left }: { readonly label: string; readonly left: number }) {
  return (
    <div className={left <= 0 ? "clock-face clock-over" : "clock-face"}>
      <b>{clockText(left)}</b>
      <span>{left <= 0 ? "时间到" : label}</span>
    </div>
  );
}
