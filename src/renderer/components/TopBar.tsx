import { Button } from "antd";
import { attendance } from "../view/meeting-path.ts";
import { JournalCheckNote } from "./JournalCheckNote.tsx";
import { useMeeting, useSession } from "../store/session-context.ts";
import { MirrorIndicator } from "./MirrorIndicator.tsx";

interface TopBarProps {
  readonly onPrint: () => void;
  readonly onLeave: () => void;
}

/** Which meeting, how many are here, which laptop. */
export function TopBar({ onPrint, onLeave }: TopBarProps) {
  const { manifest, state } = useMeeting();
  const station = useSession((session) => session.station);
  const replicaBehind = useSession((session) => session.replicaBehind);
  const { expected, present, quorum } = attendance(state);
  return (
    <header className="topbar">
      {manifest.kind === "rehearsal" ? <span className="rehearsal-tag">演练</span> : null}
      <strong className="topbar-title" title={manifest.meeting.title}>
        {manifest.meeting.title}
      </strong>
      {replicaBehind ? (
        <span className="topbar-warning" role="status">
          备份副本未跟上，不影响会议
        </span>
      ) : null}
      <MirrorIndicator />
      <JournalCheckNote key={manifest.bundleId} />
      <dl className="topbar-counts" aria-label="出席情况">
        <Count label="应到" value={expected} />
        <Count label="实到" value={present} bad={present < quorum} />
        <Count label="法定人数" value={quorum} />
      </dl>
      <span className="topbar-station">{station?.name ?? ""}</span>
      <Button onClick={onPrint}>打印表格</Button>
      <Button onClick={onLeave}>返回首页</Button>
    </header>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly bad?: boolean;
}

function Count({ label, value, bad }: CountProps) {
  return (
    <div className={bad ? "count count-bad" : "count"}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
