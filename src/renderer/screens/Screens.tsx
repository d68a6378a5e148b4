import { useEffect } from "react";
import { useSession, useSessionStore } from "../store/session-context.ts";
import { useAsking } from "../store/use-asking.ts";
import { RefusalNote } from "../components/RefusalNote.tsx";
import { GateScreen } from "./home/GateScreen.tsx";
import { HomeScreen } from "./home/HomeScreen.tsx";
import { MeetingScreens } from "./MeetingScreens.tsx";

/** Which screen there is: by state, never by address. */
export function Screens() {
  const store = useSessionStore();
  const station = useSession((session) => session.station);
  const meeting = useSession((session) => session.meeting);
  const { refusal, ask } = useAsking();
  useEffect(() => {
    void ask(() => store.desk["station.status"]({})).then((status) => {
      if (status) store.takeStation(status);
    });
  }, [ask, store]);
  if (!station) return <RefusalNote refusal={refusal} />;
  if (station.state !== "unlocked") return <GateScreen station={station} />;
  return meeting ? <MeetingScreens key={meeting.manifest.bundleId} /> : <HomeScreen />;
}
