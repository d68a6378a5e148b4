import type { MirrorStatus } from "../../contract/mirror-table.ts";
import type { Refusal } from "../../core/refusals/refusal.ts";
import type { SteadyClock } from "../clock.ts";
import type { DrivePlace } from "../drives/drives.ts";
import type { MirrorSource } from "./journal-mirror.ts";
import type { MirrorChoice } from "./mirror-choice.ts";

/** What is known of one chosen stick. */
export interface Watch {
  readonly choice: MirrorChoice;
  /** The drive with the mirror, as of the last look; `null` before the first. */
  place: DrivePlace | undefined | null;
  /** Last line on the stick, as far as is known. */
  upTo: number;
  /** Whether the stick was compared since it was plugged in, or since something went wrong. */
  isKnown: boolean;
  trouble: Refusal | undefined;
  /** When the stick was last asked for something, while it hasn't answered. */
  askedAt: number | undefined;
}

export const nothingKnown = (choice: MirrorChoice): Watch => ({
  ...{ choice, place: null, upTo: 0, isKnown: false },
  ...{ trouble: undefined, askedAt: undefined },
});

/** A stick that takes longer than this for one thing is told as slow, ms. */
const slowAfterMs = 10_000;

export function statusOf(
  watch: Watch | undefined,
  { journal, writableUpTo }: MirrorSource,
  steady: SteadyClock,
): MirrorStatus {
  const { seq } = journal.head();
  if (!watch) return { state: "off", driveLabel: null, upTo: 0, behind: seq, refusal: null };
  const { choice, upTo, trouble } = watch;
  const behind = Math.max(0, seq - upTo);
  const told = { driveLabel: choice.label, upTo, behind, refusal: trouble ?? null };
  return { ...told, state: stateOf(watch, seq, writableUpTo(), steady) };
}

function stateOf(
  { place, upTo, trouble, isKnown, askedAt }: Watch,
  head: number,
  writable: ReturnType<MirrorSource["writableUpTo"]>,
  steady: SteadyClock,
): MirrorStatus["state"] {
  if (askedAt !== undefined && steady() - askedAt > slowAfterMs) return "slow";
  if (trouble?.code === "MIRROR_DIFFERS") return "differs";
  // The stick isn't looked at then, so nothing newer is known of it.
  if (typeof writable !== "number") return writable;
  if (place === undefined) return "away";
  if (trouble) return "troubled";
  if (!isKnown || upTo < writable) return "behind";
  return upTo < head ? "waiting" : "synced";
}
