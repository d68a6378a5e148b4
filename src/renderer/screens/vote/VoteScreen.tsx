import { useState } from "react";
import type { HandedPaper } from "../../../contract/answers.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { currentRound } from "../../../core/meeting/who.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { BallotRoute } from "./BallotRoute.tsx";
import { EmptyBoxPanel } from "./EmptyBoxPanel.tsx";
import { HandOverPanel } from "./HandOverPanel.tsx";
import { OpenRoundPanel } from "./OpenRoundPanel.tsx";
import { PastRounds } from "./PastRounds.tsx";
import { TalliedPanel } from "./TalliedPanel.tsx";
import { TallyPanel } from "./TallyPanel.tsx";

export interface PaperAtHand {
  readonly expertId: PersonId;
  readonly paper: HandedPaper;
}

/** 表决: from the opening of a round to its announcement, and all rounds so far. */
export function VoteScreen() {
  const state = useMeetingState();
  const [atHand, setAtHand] = useState<PaperAtHand | null>(null);
  const round = currentRound(state);
  if (atHand) {
    return <BallotRoute key={atHand.paper.token} {...atHand} onLeave={() => setAtHand(null)} />;
  }
  return (
    <>
      {round ? <RoundAtHand round={round} onPaper={setAtHand} /> : <OpenRoundPanel />}
      <PastRounds />
    </>
  );
}

interface RoundAtHandProps {
  readonly round: Round;
  readonly onPaper: (paper: PaperAtHand) => void;
}

function RoundAtHand({ round, onPaper }: RoundAtHandProps) {
  switch (round.status) {
    case "opened":
      return <EmptyBoxPanel round={round} />;
    case "voting":
      return <HandOverPanel round={round} onPaper={onPaper} />;
    case "closed":
      return <TallyPanel round={round} />;
    case "tallied":
      return <TalliedPanel round={round} />;
    case "announced":
    case "void":
      return null;
  }
}
