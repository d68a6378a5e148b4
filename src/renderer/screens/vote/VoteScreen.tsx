import type { HandedPaper } from "../../../contract/answers.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { roundWithCodesOut } from "../../../core/meeting/round/decide-resumption.ts";
import { currentRound } from "../../../core/meeting/who.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { CodesPanel, WaitingPanel } from "./CodesPanel.tsx";
import type { CodesPurpose } from "./CodesRoute.tsx";
import { CodesOutPanel } from "./DestroyCodesButton.tsx";
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
  /** The codes of a round that has 断电续投 take the whole screen. */
  readonly onCodes: (purpose: CodesPurpose) => void;
  /** To where leaving is recorded. */
  readonly onCheckIn: () => void;
  readonly onNext: () => void;
}

/** 表决: from the opening of a round to its announcement, and all rounds so far. */
export function VoteScreen({ onPaper, onCodes, onCheckIn, onNext }: VoteScreenProps) {
  const state = useMeetingState();
  const round = currentRound(state);
  const owing = roundWithCodesOut(state);
  return (
    <>
      {owing && owing !== round ? <CodesOutPanel round={owing} /> : null}
      {round ? (
        <RoundAtHand round={round} onPaper={onPaper} onCodes={onCodes} onCheckIn={onCheckIn} />
      ) : (
        <OpenRoundPanel onNext={onNext} />
      )}
      <PastRounds />
    </>
  );
}

interface RoundAtHandProps {
  readonly round: Round;
  readonly onPaper: VoteScreenProps["onPaper"];
  readonly onCodes: VoteScreenProps["onCodes"];
  readonly onCheckIn: VoteScreenProps["onCheckIn"];
}

function RoundAtHand({ round, onPaper, onCodes, onCheckIn }: RoundAtHandProps) {
  if (round.resumption?.waiting) {
    return <WaitingPanel round={round} onCodes={() => onCodes("resume")} />;
  }
  switch (round.status) {
    case "opened":
      return round.resumption?.codes === "unconfirmed" ? (
        <CodesPanel round={round} onCodes={() => onCodes("write")} />
      ) : (
        <EmptyBoxPanel round={round} />
      );
    case "voting":
      return round.way === "paper" ? (
        <PaperRoundPanel round={round} />
      ) : (
        <HandOverPanel round={round} onPaper={onPaper} onCheckIn={onCheckIn} />
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
