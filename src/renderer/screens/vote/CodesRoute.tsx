import { useState } from "react";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { currentRound, presidingChair } from "../../../core/meeting/who.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { MeetingRequest } from "../../../contract/requests/meeting-request.ts";
import { RehearsalMark } from "../../components/RehearsalMark.tsx";
import { useMeeting, useSessionStore } from "../../store/session-context.ts";
import { roleText } from "../../words/person-role.ts";
import { useAsking } from "../../store/use-asking.ts";
import { CodeTypedScreen } from "./CodeTypedScreen.tsx";
import { CodeWrittenScreen } from "./CodeWrittenScreen.tsx";

/** `write`: both codes are shown and typed back. `resume`: they are typed from the slips. */
export type CodesPurpose = "write" | "resume";

interface CodesRouteProps {
  readonly purpose: CodesPurpose;
  readonly onLeave: () => void;
}

/** Chair, then scrutineer, each alone before the screen: nothing else of the meeting is on it. */
export function CodesRoute({ purpose, onLeave }: CodesRouteProps) {
  const { state, manifest } = useMeeting();
  const round = currentRound(state);
  const chair = presidingChair(state);
  if (!round || !chair) return null;
  return (
    <>
      <CodeSteps purpose={purpose} round={round} chairId={chair.id} onLeave={onLeave} />
      {manifest.kind === "rehearsal" ? <RehearsalMark /> : null}
    </>
  );
}

interface CodeStepsProps extends CodesRouteProps {
  readonly round: Round;
  readonly chairId: PersonId;
}

function CodeSteps({ purpose, round, chairId, onLeave }: CodeStepsProps) {
  const store = useSessionStore();
  const { state } = useMeeting();
  const { busy, refusal, ask } = useAsking();
  const [chairCode, setChairCode] = useState<string | null>(null);
  const [written, setWritten] = useState(purpose === "resume");
  // A fresh screen for each try, so that no field keeps what was typed.
  const [tries, setTries] = useState(0);
  const isChair = chairCode === null;
  const holder = isChair ? "chair" : "scrutineer";
  const who = isChair
    ? `${roleText(state, chairId)} ${nameOf(state, chairId)}`
    : `监票人 ${nameOf(state, round.scrutineerId)}`;
  const personId = isChair ? chairId : round.scrutineerId;
  const submit = async (scrutineerCode: string) => {
    const codes = { chairCode: chairCode ?? "", scrutineerCode };
    const type = purpose === "write" ? "confirmCodes" : "resumeRound";
    const request: MeetingRequest = { type, ...codes };
    if (await ask(() => store.act(request))) {
      onLeave();
      return;
    }
    setChairCode(null);
    setTries(tries + 1);
  };
  const typed = (code: string) => {
    if (!isChair) return void submit(code);
    setChairCode(code);
    setWritten(purpose === "resume" || tries > 0);
  };
  return written ? (
    <CodeTypedScreen
      key={`${holder} ${tries}`}
      purpose={purpose}
      round={round.number}
      who={who}
      last={!isChair}
      busy={busy}
      refusal={isChair ? refusal : null}
      onTyped={typed}
      onAgain={purpose === "write" ? () => setWritten(false) : null}
      onLeave={onLeave}
    />
  ) : (
    <CodeWrittenScreen
      key={`${holder} ${tries}`}
      round={round.number}
      who={who}
      holder={holder}
      personId={personId}
      onWritten={() => setWritten(true)}
      onLeave={onLeave}
    />
  );
}
