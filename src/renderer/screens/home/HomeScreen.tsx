import { Button } from "antd";
import { useState } from "react";
import type { MeetingSummary } from "../../../contract/answers.ts";
import { CardPanel } from "../../components/CardPanel.tsx";
import { ChangePassphraseDialog } from "../../components/ChangePassphraseDialog.tsx";
import { DrillDialog } from "../../components/DrillDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSession, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { LoadBundleDialog } from "./LoadBundleDialog.tsx";
import { MeetingList } from "./MeetingList.tsx";
import { OfficePanel } from "./OfficePanel.tsx";
import { useMeetings } from "./use-meetings.ts";

/** What is on this laptop, and what can be brought to it. */
export function HomeScreen() {
  const store = useSessionStore();
  const station = useSession((session) => session.station);
  const { meetings, refusal, refresh } = useMeetings();
  const locking = useAsking();
  const [dialog, setDialog] = useState<"load" | "drill" | "passphrase" | null>(null);
  if (!station) return null;
  const lock = async () => {
    const locked = await locking.ask(() => store.desk["station.lock"]({ reason: "asked" }));
    if (locked) store.takeStation(locked);
  };
  const trusts = station.trustedOffices.length > 0;
  return (
    <main className="home">
      <div className="home-inner">
        <Heading title={`评审电脑“${station.name ?? ""}”`} hint={hintFor(trusts, meetings ?? [])}>
          <Button onClick={() => setDialog("drill")}>会前自检</Button>
          <Button onClick={() => setDialog("passphrase")}>更改口令</Button>
          <Button onClick={() => void lock()} loading={locking.busy}>
            锁定电脑
          </Button>
        </Heading>
        <RefusalNote refusal={locking.refusal ?? refusal} />
        <div className="home-columns">
          <section className="panel" aria-labelledby="meetings">
            <div className="panel-head">
              <h2 id="meetings">本机的会议</h2>
              <Button
                type={trusts && meetings?.length === 0 ? "primary" : "default"}
                onClick={() => setDialog("load")}
              >
                载入材料包
              </Button>
            </div>
            <MeetingList meetings={meetings} />
          </section>
          <div>
            <CardPanel
              title="本机登记卡"
              telling="打电话或用纸条告知评委会办公室，由对方输入"
              keys={station}
              first={!trusts}
              exportCard={(driveId) => store.desk["station.exportCard"]({ driveId })}
            />
            <OfficePanel offices={station.trustedOffices} />
          </div>
        </div>
      </div>
      {dialog === "load" ? (
        <LoadBundleDialog
          known={meetings ?? []}
          onClose={() => {
            setDialog(null);
            refresh();
          }}
        />
      ) : null}
      {dialog === "drill" ? (
        <DrillDialog
          drill={(passphrase) => store.desk["station.drill"]({ passphrase })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === "passphrase" ? (
        <ChangePassphraseDialog
          whose="评审电脑"
          change={(passphrase, newPassphrase) =>
            store.desk["station.changePassphrase"]({ passphrase, newPassphrase })
          }
          onClose={() => setDialog(null)}
        />
      ) : null}
    </main>
  );
}

function hintFor(trusts: boolean, meetings: readonly MeetingSummary[]): string {
  if (!trusts) return "第一步：把本机登记卡写到U盘交给评委会办公室，再登记办公室交来的登记卡。";
  if (meetings.length === 0) return "插入装有密封材料包的U盘，点“载入材料包”。";
  return meetings.every(({ started }) => started)
    ? "选择会议，点“打开会议”。"
    : "选择会议，点“打开会议”。原来的评审电脑坏了，点“在备用电脑上继续”。";
}
