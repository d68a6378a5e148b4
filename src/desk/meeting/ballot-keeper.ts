import { bytesToHex } from "@noble/hashes/utils.js";
import type { HandedPaper } from "../../contract/answers.ts";
import type { ApplicantId, PersonId } from "../../core/ids.ts";
import {
  checkPaper,
  dropPaper,
  emptyBox,
  readBox,
  type BallotBox,
  type MarkedMotion,
} from "../../core/meeting/round/ballot-box.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import type { MotionCount } from "../../core/meeting/round/round-events.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import type { RandomBytes } from "../journal/journal.ts";

/**
 * The only place that ever sees a mark: counts of the open round and tokens of the papers now in
 * front of people, in memory. [Note: counts only] Nothing here is logged or put into an error, and
 * all of it is gone with the process, which is why an interrupted round is void. Only where the
 * rules have 断电续投 do counts leave it before the tally, to be sealed (see CountSlots).
 */
export interface BallotKeeper {
  /** Puts a paper in front of an expert; an earlier token of theirs is no longer good. */
  readonly hand: (
    expertId: PersonId,
    round: number,
    motions: readonly ApplicantId[],
  ) => HandedPaper;
  /** Whether this paper, so marked, may be cast. Refuses PAPER_OUT_OF_DATE, PAPER_INCOMPLETE, ABSTENTION_NOT_ALLOWED. */
  readonly check: (cast: Cast, abstentionAllowed: boolean) => Outcome<null>;
  /** The counts with this paper, which was checked. They become the box when `follow` is told. */
  readonly with: (cast: Cast) => BallotBox;
  /** Follows what was journaled. */
  readonly follow: (event: MeetingEvent, carried: Carried) => void;
  /** The counts; only a closed round's tally asks for them. */
  readonly counts: () => readonly MotionCount[];
}

export interface Cast {
  readonly expertId: PersonId;
  readonly paper: string;
  readonly marks: readonly MarkedMotion[];
}

/** What goes with a fact and is in none: how a paper was marked, the counts that two codes opened. */
export interface Carried {
  /** Of a `paperReturned`. */
  readonly cast?: Cast;
  /** Of a `roundResumed`. */
  readonly box?: BallotBox;
}

const tokenBytes = 16;

export function createBallotKeeper(random: RandomBytes): BallotKeeper {
  let box: BallotBox | undefined;
  const papers = new Map<PersonId, HandedPaper>();
  const forget = () => {
    box = undefined;
    papers.clear();
  };
  return {
    hand: (expertId, round, motions) => {
      const paper = { token: bytesToHex(random(tokenBytes)), round, motions };
      papers.set(expertId, paper);
      return paper;
    },
    check: ({ expertId, paper, marks }, abstentionAllowed) => {
      const handed = papers.get(expertId);
      if (handed?.token !== paper) return refuse("PAPER_OUT_OF_DATE");
      return checkPaper(handed.motions, marks, abstentionAllowed);
    },
    with: (cast) => {
      if (!box) throw new Error("No box for a paper");
      return dropPaper(box, cast.marks);
    },
    follow: (event, { cast, box: opened }) => {
      if (event.type === "roundOpened" && event.way === "station") box = emptyBox(event.motions);
      if (event.type === "roundResumed") box = opened;
      if (event.type === "roundTallied" || event.type === "roundVoided") forget();
      // Without a box the round is on paper: what came back is no marks of ours.
      if (event.type !== "paperReturned" || (!box && !cast)) return;
      if (!box || cast?.expertId !== event.expertId) throw new Error("A paper without its marks");
      box = dropPaper(box, cast.marks);
      papers.delete(event.expertId);
    },
    counts: () => {
      if (!box) throw new Error("No box to read");
      return readBox(box);
    },
  };
}
