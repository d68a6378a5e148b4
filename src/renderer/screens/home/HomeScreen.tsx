import { Button } from "antd";
import { useState } from "react";
import { Heading } from "../../components/Heading.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSession, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { LoadBundleDialog } from "./LoadBundleDialog.tsx";
import { MeetingList } from "./MeetingList.tsx";
import { OfficePanel } from "./OfficePanel.tsx";
import { StationCard } from "./StationCard.tsx";
import { useMeetings } from "./use-meetings.ts";

/** What is on this laptop, and what can be brought to it. */
export function HomeScreen() {
  const store = useSessionStore();
  const station = useSession((session) => session.station);
  const { meetings, refusal, refresh } = useMeetings();
  const locking = useAsking();
  const [loading, setLoading] = useState(false);
  if (!station) return null;
  const lock = async () => {
    const locked = await locking.ask(() => store.desk["station.lock"]({}));
    if (locked) store.takeStation(locked);
  };
  const trusts = station.trustedOffices.length > 0;
  return (
    <main className="home">
      <div className="home-inner">
        <Heading
          title={`评审电脑“${station.name ?? ""}”`}
          hint={hintFor(trusts, (meetings ?? []).length > 0)}
        >
          <Button onClick={() => void lock()} loading={locking.busy}>
            锁定电脑
          </Button>
        </Heading>
        <RefusalNote refusal={locking.refusal ?? refusal} />
        <div className="home-columns">
          <section className="panel" aria-labelledby="meetings">
            <div className="panel-head">
              <h2 id="meetings">本机的会议</h2>
              <Button type="primary" onClick={() => setLoading(true)}>
                载入材料包
              </Button>
            </div>
            <MeetingList meetings={meetings} />
          </section>
          <div>
            <StationCard station={station} />
            <OfficePanel offices={station.trustedOffices} />
          </div>
        </div>
      </div>
      {loading ? (
        <LoadBundleDialog
          onClose={() => {
            setLoading(false);
            refresh();
          }}
        />
      ) : null}
    </main>
  );
}

function hintFor(trusts: boolean, hasMeetings: boolean): string {
  if (!trusts) return "第一步：把本机登记卡写到U盘交给评委会办公室，再登记办公室交来的登记卡。";
  return hasMeetings ? "选择会议，点“打开会议”。" : "插入装有密封材料包的U盘，点“载入材料包”。";
}
