import type { PersonId } from "../../ids.ts";
import type { Evidence, MaterialsVerdict } from "./reading-events.ts";

/** How far the reading of one application is. */
export interface ReadingProgress {
  /** By reader, the last one each gave. */
  readonly judgements: ReadonlyMap<PersonId, Judgement>;
  readonly verdict: ConfirmedVerdict | null;
  readonly originals: readonly OriginalsCheck[];
  readonly veto: Veto | null;
}

export interface Judgement {
  readonly verdict: MaterialsVerdict;
  readonly reason: string;
}

export interface ConfirmedVerdict {
  readonly verdict: MaterialsVerdict;
  readonly reason: string | null;
  readonly confirmedBy: PersonId;
  /** Whether it replaced another. */
  readonly corrected: boolean;
}

export interface OriginalsCheck {
  readonly checkedBy: PersonId;
  readonly originals: readonly string[];
  readonly agree: boolean;
  readonly remark: string;
}

export interface Veto {
  readonly leaderId: PersonId;
  readonly reason: string;
  readonly evidence: Evidence;
}

export const unread: ReadingProgress = {
  judgements: new Map(),
  verdict: null,
  originals: [],
  veto: null,
};
