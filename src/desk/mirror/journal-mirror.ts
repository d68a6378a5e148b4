import { setTimeout as delay } from "node:timers/promises";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { MirrorStatus } from "../../contract/mirror-table.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { SteadyClock } from "../clock.ts";
import type { DrivePlace, DrivePlaces } from "../drives/drives.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Journal, RandomBytes } from "../journal/journal.ts";
import { readChoice, writeChoice } from "./mirror-choice.ts";
import { startLoop, type MirrorLoop } from "./mirror-loop.ts";
import { beginMirror } from "./mirror-stick.ts";
import { nothingKnown, statusOf, type Watch } from "./mirror-watch.ts";
import { onStick } from "./on-stick.ts";

export interface MirrorParts {
  readonly files: FileLayer;
  readonly drives: DrivePlaces;
  readonly random: RandomBytes;
  readonly steady: SteadyClock;
  /** Between two looks, ms; a segment holds what came in between. */
  readonly mirrorPauseMs: number;
}

/** What is mirrored. */
export interface MirrorSource {
  readonly journal: Journal;
  /** The last line that may be on a stick now, or why it mustn't be touched: a round, a journal that is still being read. */
  readonly writableUpTo: () => number | "waiting" | "checking";
}

/**
 * Keeps the mirror of an open journal on a stick, behind everybody's back: no command waits for it,
 * and nothing that happens to the stick stops the meeting.
 */
export interface JournalMirror {
  readonly status: () => MirrorStatus;
  /**
   * Mirrors to this drive from now on. Refuses as `beginMirror`, with MIRROR_BUSY where the stick
   * doesn't answer, and with DISK_ codes of the station.
   */
  readonly choose: (place: DrivePlace) => Promise<Outcome<void>>;
  /** Brings the stick up with the journal and stops; doesn't wait for a stick that hangs. */
  readonly stop: () => Promise<void>;
}

/** How long a person waits for a stick that doesn't answer, ms. */
const patienceMs = 10_000;
/** How long the end of a meeting does. */
const partingMs = 1_000;

export function startMirror(
  parts: MirrorParts,
  source: MirrorSource,
  choicePath: string,
): JournalMirror {
  // A loop for each choice: one that hangs in its stick is left behind, and ends when that answers.
  let loop: MirrorLoop | undefined;
  let choosing = false;
  let stopped = false;
  const begin = (watch: Watch) => {
    void loop?.end();
    if (!stopped) loop = startLoop(parts, source, watch);
  };
  const ready = readChoice(parts.files, choicePath).then((choice) => {
    if (choice) begin(nothingKnown(choice));
  });

  const choose = async (place: DrivePlace, isGivenUp: () => boolean): Promise<Outcome<void>> => {
    await ready;
    const work = async () => {
      if (isGivenUp()) return refuse("MIRROR_BUSY");
      const chosen = await chooseStick(parts, source.journal, place, choicePath);
      if (chosen.ok) begin(chosen.value);
      return chosen.ok ? ok(undefined) : chosen;
    };
    // Two that write to one stick would be in each other's way.
    return loop?.watch.place?.folder === place.folder ? loop.inTurn(work) : work();
  };

  return {
    status: () => statusOf(loop?.watch, source, parts.steady),
    choose: (place) => {
      // One that hangs is enough: each keeps a thread of the process waiting.
      if (choosing) return Promise.resolve(refuse("MIRROR_BUSY"));
      choosing = true;
      let givenUp = false;
      const mine = choose(place, () => givenUp).finally(() => {
        choosing = false;
      });
      const late = delay(patienceMs, undefined, { ref: false }).then(() => {
        givenUp = true;
        return refuse("MIRROR_BUSY");
      });
      return Promise.race([mine, late]);
    },
    stop: async () => {
      stopped = true;
      await ready;
      const parting = delay(partingMs, undefined, { ref: false });
      // What was done since the last look.
      await Promise.race([loop?.lookNow(), parting]);
      await Promise.race([loop?.end(), parting]);
    },
  };
}

/** Makes the stick the mirror, and notes on the station that it is. */
function chooseStick(
  { files, random }: MirrorParts,
  journal: Journal,
  place: DrivePlace,
  choicePath: string,
): Promise<Outcome<Watch>> {
  const choice = { mirrorId: bytesToHex(random(16)), label: place.label };
  return onStick(place.label, async () => {
    const upTo = await beginMirror(files, place, journal, choice.mirrorId);
    if (!upTo.ok) return upTo;
    const written = await writeChoice(files, choicePath, choice);
    if (!written.ok) return written;
    return ok({ ...nothingKnown(choice), place, upTo: upTo.value, isKnown: true });
  });
}
