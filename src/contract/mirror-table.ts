import { z } from "zod";
import type { Refusal } from "../core/refusals/refusal.ts";
import { driveIdInput, nothing } from "./inputs.ts";
import { gives, method } from "./method.ts";

/** How far the journal's mirror on a stick is. */
export interface MirrorStatus {
  /**
   * `off`: no stick was chosen; `away`: the chosen one isn't plugged in; `waiting`: it holds all but a
   * round's lines, which wait for its end; `checking`: not before the journal was read whole; `behind`: being written; `slow`: it doesn't answer;
   * `troubled`: `refusal` says what it refuses; `differs`: it holds what the journal doesn't.
   */
  readonly state:
    "off" | "away" | "synced" | "waiting" | "checking" | "behind" | "slow" | "troubled" | "differs";
  /** Of the chosen stick, as it was called when it was chosen. */
  readonly driveLabel: string | null;
  /** The last line on the stick, as far as is known; 0 for none. */
  readonly upTo: number;
  /** Lines of the journal that aren't on the stick. */
  readonly behind: number;
  readonly refusal: Refusal | null;
}

/** The journal's mirror on a stick. */
export const mirrorTable = {
  "mirror.status": method(
    "How far the open meeting's mirror on a stick is. Answers at once.",
    nothing,
    gives<MirrorStatus>("MirrorStatus"),
  ),
  "mirror.choose": method(
    "Mirrors the open meeting's journal to this drive from now on, and again whenever it is plugged in. A mirror of this journal that lies there is taken up; one that differs is kept under another name.",
    z.strictObject({ driveId: driveIdInput }),
    gives<MirrorStatus>("MirrorStatus"),
  ),
} as const;
