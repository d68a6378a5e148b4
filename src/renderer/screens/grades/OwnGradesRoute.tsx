import { Button } from "antd";
import { useState } from "react";
import type { PrivatePagesOpened } from "../../../contract/answers.ts";
import type { PersonId } from "../../../core/ids.ts";
import { RehearsalMark } from "../../components/RehearsalMark.tsx";
import { useMeeting, useSessionStore } from "../../store/session-context.ts";
import { OwnGradesScreen } from "./OwnGradesScreen.tsx";

/** Whose score sheets lie open, with the drafts that only this expert's PIN opens. */
export interface OwnGrading {
  readonly expertId: PersonId;
  readonly opened: PrivatePagesOpened;
}

interface OwnGradesRouteProps extends OwnGrading {
  readonly onLeave: () => void;
}

/** One expert alone with the own score sheets: nothing else of the meeting is on the screen. */
export function OwnGradesRoute({ expertId, opened, onLeave }: OwnGradesRouteProps) {
  const store = useSessionStore();
  const { manifest } = useMeeting();
  const [submitted, setSubmitted] = useState<number | null>(null);
  const shut = () => void store.desk["privatePages.close"]({ token: opened.token });
  return (
    <>
      {submitted === null ? (
        <OwnGradesScreen
          expertId={expertId}
          opened={opened}
          onSubmitted={(count) => {
            shut();
            setSubmitted(count);
          }}
          onLeave={() => {
            shut();
            onLeave();
          }}
        />
      ) : (
        <main className="ballot-screen ballot-done" role="status">
          <h1>已提交 {submitted} 份评分</h1>
          <p>评分已经确定。请离开评审电脑，由下一位专家前来。</p>
          <Button type="primary" size="large" autoFocus onClick={onLeave}>
            返回
          </Button>
        </main>
      )}
      {manifest.kind === "rehearsal" ? <RehearsalMark /> : null}
    </>
  );
}
