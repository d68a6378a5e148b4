import { useState } from "react";
import type { MarkedMotion } from "../../../core/meeting/round/ballot-box.ts";
import { useMeeting, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { RehearsalMark } from "../../components/RehearsalMark.tsx";
import { BallotScreen } from "./BallotScreen.tsx";
import { CastScreen } from "./CastScreen.tsx";
import type { PaperAtHand } from "./VoteScreen.tsx";

interface BallotRouteProps extends PaperAtHand {
  readonly onLeave: () => void;
}

/** One expert alone with one paper. Its marks live in this component only, and end with it. */
export function BallotRoute({ expertId, paper, onLeave }: BallotRouteProps) {
  const store = useSessionStore();
  const { state, manifest } = useMeeting();
  const { busy, refusal, ask } = useAsking();
  const [cast, setCast] = useState(false);
  const drop = async (marks: readonly MarkedMotion[]) => {
    const returned = { expertId, paper: paper.token, marks: [...marks] };
    if (await ask(() => store.act({ type: "castPaper", ...returned }))) setCast(true);
  };
  return (
    <>
      {cast ? (
        <CastScreen onLeave={onLeave} />
      ) : (
        <BallotScreen
          paper={paper}
          state={state}
          busy={busy}
          refusal={refusal}
          onCast={(marks) => void drop(marks)}
          onPutAway={onLeave}
        />
      )}
      {manifest.kind === "rehearsal" ? <RehearsalMark /> : null}
    </>
  );
}
