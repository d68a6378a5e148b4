import { Button, Empty } from "antd";
import { useState } from "react";
import type { MeetingSummary } from "../../../contract/answers.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { BundleCheckDialog } from "./BundleCheckDialog.tsx";
import { OpenMeetingButton } from "./OpenMeetingButton.tsx";

interface MeetingListProps {
  readonly meetings: readonly MeetingSummary[] | null;
}

export function MeetingList({ meetings }: MeetingListProps) {
  const store = useSessionStore();
  const asking = useAsking();
  const [checking, setChecking] = useState<MeetingSummary | null>(null);
  if (!meetings) return <p className="hint">正在查看本机的会议……</p>;
  if (meetings.length === 0) return <Empty description="本机还没有会议" />;
  return (
    <>
      <RefusalNote refusal={asking.refusal} />
      <ul className="plain-list">
        {meetings.map((meeting) => (
          <li key={meeting.meetingId}>
            <MeetingText meeting={meeting} />
            <Button
              aria-label={`核验全部材料 ${meeting.title}`}
              onClick={() => setChecking(meeting)}
            >
              核验材料
            </Button>
            {meeting.started ? null : (
              <Button
                aria-label={`在备用电脑上继续 ${meeting.title}`}
                onClick={() => store.move(meeting.meetingId)}
              >
                在备用电脑上继续
              </Button>
            )}
            <OpenMeetingButton
              large
              meetingId={meeting.meetingId}
              started={meeting.started}
              label={`打开会议 ${meeting.title}`}
              asking={asking}
            />
          </li>
        ))}
      </ul>
      {checking ? <BundleCheckDialog meeting={checking} onClose={() => setChecking(null)} /> : null}
    </>
  );
}

function MeetingText({ meeting }: { readonly meeting: MeetingSummary }) {
  return (
    <div className="grow">
      <p className="big">{meeting.title}</p>
      <p className="hint">
        {meeting.office} · 第 {meeting.serial} 版 · 申报人 {meeting.applicants} 名
      </p>
      <p className="hint">有效期至 {meeting.validUntil}</p>
      <p className="row">
        {meeting.kind === "rehearsal" ? <span className="rehearsal-tag">演练</span> : null}
        {meeting.finished ? (
          <span className="tag tag-good">已办结</span>
        ) : meeting.started ? (
          <span className="tag tag-now">进行中</span>
        ) : (
          <span className="tag">未开始</span>
        )}
      </p>
    </div>
  );
}
