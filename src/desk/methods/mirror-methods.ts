import type { Desk } from "../../contract/table.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { drivePlace } from "../drives/drives.ts";
import type { JournalMirror } from "../mirror/journal-mirror.ts";
import type { Held } from "./held.ts";

type MirrorMethods = Pick<Desk, "mirror.status" | "mirror.choose">;

/** The journal's mirror on a stick. Not in turn: a stick that hangs must never hold up the next call. */
export function mirrorMethods({ drives }: DeskParts, held: Held): MirrorMethods {
  return {
    "mirror.status": () => {
      const mirror = heldMirror(held);
      return Promise.resolve(mirror.ok ? ok(mirror.value.status()) : mirror);
    },
    "mirror.choose": async ({ driveId }) => {
      const mirror = heldMirror(held);
      if (!mirror.ok) return mirror;
      const place = await drivePlace(drives, driveId);
      if (!place.ok) return place;
      const chosen = await mirror.value.choose(place.value);
      return chosen.ok ? ok(mirror.value.status()) : chosen;
    },
  };
}

function heldMirror({ mirror }: Held): Outcome<JournalMirror> {
  return mirror ? ok(mirror) : refuse("MEETING_NOT_OPEN");
}
