import { useEffect } from "react";
import type { OfficeStatus, StationStatus } from "../../contract/answers.ts";
import { RefusalNote } from "../components/RefusalNote.tsx";
import { useSession, useSessionStore } from "../store/session-context.ts";
import type { Side } from "../store/session-store.ts";
import { useAsking } from "../store/use-asking.ts";
import { useIdleLock } from "../store/use-idle-lock.ts";
import { StationGate } from "./home/GateScreen.tsx";
import { HomeScreen } from "./home/HomeScreen.tsx";
import { SideScreen } from "./home/SideScreen.tsx";
import { MeetingScreens } from "./MeetingScreens.tsx";
import { MoveMeetingScreen } from "./move/MoveMeetingScreen.tsx";
import { OfficeGate } from "./office/OfficeGate.tsx";
import { RestoreScreen } from "./restore/RestoreScreen.tsx";
import { OfficeScreens } from "./office/OfficeScreens.tsx";

/** Which screen there is: by state, never by address. */
export function Screens() {
  const store = useSessionStore();
  const { refusal, ask } = useAsking();
  const left = useIdleLock();
  useEffect(() => {
    void ask(() => store.desk["station.status"]({})).then((status) => {
      if (status) store.takeStation(status);
    });
    void ask(() => store.desk["office.status"]({})).then((status) => {
      if (status) store.takeOffice(status);
    });
  }, [ask, store]);
  return (
    <>
      {left === null ? null : (
        <p className="idle-warning" role="alert">
          长时间无人操作，{left} 秒后自动锁定。动一下鼠标或按任意键就不锁定。
        </p>
      )}
      <RefusalNote refusal={refusal} />
      <SidedScreens />
    </>
  );
}

function SidedScreens() {
  const chosen = useSession((session) => session.side);
  const station = useSession((session) => session.station);
  const office = useSession((session) => session.office);
  const meeting = useSession((session) => session.meeting);
  const restoring = useSession((session) => session.restoring);
  const moving = useSession((session) => session.moving);
  if (!station || !office) return null;
  const side = chosen ?? sideOf(station, office);
  if (side === null) return <SideScreen station={station} office={office} />;
  if (side === "office")
    return office.state === "unlocked" ? (
      <OfficeScreens office={office} />
    ) : (
      <OfficeGate office={office} />
    );
  if (station.state !== "unlocked") return <StationGate station={station} />;
  if (restoring) return <RestoreScreen meetingId={restoring.meetingId} />;
  if (moving && !meeting) return <MoveMeetingScreen meetingId={moving.meetingId} />;
  return meeting ? <MeetingScreens key={meeting.manifest.bundleId} /> : <HomeScreen />;
}

/**
 * What a computer is that has keys of one kind only, or one kind unlocked, as after the page was
 * loaded again; `null` where a person has to say.
 */
function sideOf(station: StationStatus, office: OfficeStatus): Side | null {
  if (station.state === "unlocked") return "station";
  if (office.state === "unlocked") return "office";
  const isStation = station.state !== "new";
  const isOffice = office.state !== "new";
  if (isStation === isOffice) return null;
  return isStation ? "station" : "office";
}
