import type { HandedPaper } from "../../../contract/answers.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { currentRound } from "../../../core/meeting/who.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { EmptyBoxPanel } from "./EmptyBoxPanel.tsx";
import { HandOverPanel } from "./HandOverPanel.tsx";
import { OpenRoundPanel } from "./OpenRoundPanel.tsx";
import { PaperCountsPanel } from "./PaperCountsPanel.tsx";
import { PaperRoundPanel } from "./PaperRoundPanel.tsx";
import { PastRounds } from "./PastRounds.tsx";
import { TalliedPanel } from "./TalliedPanel.tsx";
import { TallyPanel } from "./TallyPanel.tsx";

export interface PaperAtHand {
  readonly expertId: PersonId;
  readonly paper: HandedPaper;
}

interface VoteScreenProps {
  /** A paper was handed over: the ballot takes the whole screen. */
  readonly onPaper: (paper: PaperAtHand) => void;
  readonly onNext: () => void;
}

/** 表决: from the opening of a round to its announcement, and all rounds so far. */
export function VoteScreen({ onPaper, onNext }: VoteScreenProps) {
  const state = useMeetingState();
  const round = currentRound(state);
  return (
    <>
      {round ? <RoundAtHand round={round} onPaper={onPaper} /> : <OpenRoundPanel onNext={onNext} />}
      <PastRounds />
    </>
  );
}

interface RoundAtHandProps {
  readonly round: Round;
  readonly onPaper: VoteScreenProps["onPaper"];
}

function RoundAtHand({ round, onPaper }: RoundAtHandProps) {
  switch (round.status) {
    case "opened":
      return <EmptyBoxPanel round={round} />;
    case "voting":
      return round.way === "paper" ? (
        <PaperRoundPanel round={round} />
      ) : (
        <HandOverPanel round={round} onPaper={onPaper} />
      );
    case "closed":
      return round.way === "paper" ? (
        <PaperCountsPanel round={round} />
      ) : (
        <TallyPanel round={round} />
      );
    case "tallied":
      return <TalliedPanel round={round} />;
    case "announced":
    case "void":
      return null;
  }
}
