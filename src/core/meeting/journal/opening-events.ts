import type { PersonId } from "../../ids.ts";

/** How a meeting begins and ends, and whether its bundle may be used. */
export type OpeningEvent =
  | {
      readonly type: "meetingOpened";
      readonly v: 1;
      readonly bundleId: string;
      readonly serial: number;
      /** SHA-256 of the manifest's payload bytes, 64 hex digits. */
      readonly bundleHash: string;
      readonly rulesHash: string;
      /** Ed25519 key of the station that keeps this journal, 64 hex digits. */
      readonly stationKey: string;
    }
  /**
   * The station's clock says that the bundle may not be used today. The clock may be wrong, so the
   * chair decides; until then nothing but checking in goes on. Dates are `YYYY-MM-DD`.
   */
  | {
      readonly type: "validityDoubted";
      readonly v: 1;
      readonly because: "expired" | "clockBehind";
      readonly clockDate: string;
      readonly validUntil: string;
    }
  | {
      readonly type: "validityAccepted";
      readonly v: 1;
      readonly chairId: PersonId;
      readonly reason: string;
    }
  /** After this nothing can be changed; the session keys are destroyed once the result is signed. */
  | {
      readonly type: "meetingLocked";
      readonly v: 1;
      readonly chairId: PersonId;
      readonly secretaryId: PersonId;
      /** Why it was locked with business left undone; null when nothing was. */
      readonly note: string | null;
    };
