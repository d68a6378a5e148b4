import type { PersonId } from "../../ids.ts";

/** 断电续投: what happens to a round on the station that outlives an interruption. */
export type ResumptionEvent =
  /** Both 续投码 were shown, written down and typed back. `slot` holds the counts of no paper. */
  | {
      readonly type: "roundCodesConfirmed";
      readonly v: 1;
      readonly round: number;
      readonly slot: string;
    }
  /**
   * A paper returned in such a round. `slot` is the SHA-256, 64 hex digits, of the sealed slot that
   * holds the counts with this paper: this line is what makes that slot the one that counts.
   */
  | {
      readonly type: "paperReturned";
      readonly v: 2;
      readonly round: number;
      readonly expertId: PersonId;
      readonly slot: string;
    }
  /** The desk found the round under way when it opened the meeting: it waits for the two codes. */
  | { readonly type: "roundInterrupted"; readonly v: 1; readonly round: number }
  /** Both codes were typed, and opened counts that fit the papers returned. */
  | { readonly type: "roundResumed"; readonly v: 1; readonly round: number }
  /** The two slips of paper with the codes are destroyed, before these two people. */
  | {
      readonly type: "roundCodesDestroyed";
      readonly v: 1;
      readonly round: number;
      readonly chairId: PersonId;
      readonly witnessId: PersonId;
      /** What became of a slip that couldn't be found; null where both were destroyed. */
      readonly note: string | null;
    };
