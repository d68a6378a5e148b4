import type { BundleKind } from "../core/bundle/manifest.ts";
import type { PersonId } from "../core/ids.ts";
import type { ChainHead } from "../core/journal/record.ts";
import type { JournalTrouble, RestoredFrom } from "../core/meeting/journal/journal-events.ts";
import type { MeetingContent } from "../core/meeting/meeting-content.ts";
import type { Refusal } from "../core/refusals/refusal.ts";

/** The end of a journal or copy. `at`: the last wall time in it, advisory. */
export interface JournalEnd extends ChainHead {
  readonly at: string | null;
}

/** The station's journal as it lies there; nothing of it was changed. */
export interface OwnJournalView {
  readonly condition: "sound" | Exclude<JournalTrouble, "outdated">;
  /** What opening it comes to; `null` for a sound one. */
  readonly refusal: Refusal | null;
  /** As far as it can be read. */
  readonly head: JournalEnd | null;
}

/** One copy at hand, checked by the desk. */
export interface JournalCopyView {
  readonly copyId: string;
  readonly source: RestoredFrom;
  /** Of a mirror's drive. */
  readonly label: string | null;
  readonly head: JournalEnd | null;
  /** Lines that it has and the station's journal hasn't, and the other way round. */
  readonly won: number;
  readonly lost: number;
  /** What of the copy was of no use; the rest may be restored from. */
  readonly fault: Refusal | null;
  /** Why the journal may not be restored from it; `null` where it may. */
  readonly refusal: Refusal | null;
  /** Whose PIN consents. */
  readonly consent: { readonly personId: PersonId; readonly name: string } | null;
}

export interface JournalComparison {
  readonly meetingId: string;
  readonly title: string;
  readonly kind: BundleKind;
  readonly own: OwnJournalView;
  readonly copies: readonly JournalCopyView[];
}

/** One mirror on a stick from which a spare station could go on, checked by the desk. */
export interface MovableCopyView {
  readonly copyId: string;
  /** The drive's label. */
  readonly label: string | null;
  readonly head: JournalEnd | null;
  /** Name of the station that kept it, as the bundle has it. */
  readonly station: string | null;
  readonly content: MeetingContent | null;
  /** A round that was under way at its end and is void after the move. */
  readonly openRound: number | null;
  /** What of the copy was of no use; what is before may be taken. */
  readonly fault: Refusal | null;
  /** Why the meeting can't go on from it; `null` where it can. */
  readonly refusal: Refusal | null;
  /** Copies that go another way from `line` on; choosing this one leaves them behind. */
  readonly forks: readonly { readonly copyId: string; readonly line: number }[];
}

export interface MoveOffer {
  readonly meetingId: string;
  readonly title: string;
  readonly kind: BundleKind;
  /** This station's name, as the bundle has it. */
  readonly station: string;
  readonly copies: readonly MovableCopyView[];
}
