import { ok } from "../../core/result.ts";
import { refusal, type Outcome } from "../../core/refusals/refusal.ts";
import { mirroredUpTo } from "./check-mirror.ts";
import type { MirrorParts, MirrorSource } from "./journal-mirror.ts";
import { mirrorFolder } from "./mirror-place.ts";
import { findMirror, writeSegment } from "./mirror-stick.ts";
import type { Watch } from "./mirror-watch.ts";
import { onStick } from "./on-stick.ts";

/** Looks at one chosen stick again and again, and keeps its mirror up with the journal. */
export interface MirrorLoop {
  readonly watch: Watch;
  /** Between two looks; while the stick hangs in one, not before it answers. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Between two looks, as in turn. */
  readonly lookNow: () => Promise<void>;
  /** No further step is begun. Resolves when the last one has ended. */
  readonly end: () => Promise<void>;
}

export function startLoop(parts: MirrorParts, source: MirrorSource, watch: Watch): MirrorLoop {
  let ended = false;
  let wake: () => void = () => undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const lookNow = (): Promise<void> => inTurn(() => lookOnce(parts, source, watch, () => ended));
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, parts.mirrorPauseMs).unref();
    });
  const run = async () => {
    while (!ended) {
      await lookNow();
      await pause();
    }
  };
  // A bug here is shown and ends the mirror; the meeting goes on.
  const running = run().catch((bug: unknown) => {
    const errno = bug instanceof Error ? bug.name : "unknown";
    watch.askedAt = undefined;
    watch.trouble = refusal("DISK_FAILED", { file: watch.choice.label, errno });
  });
  return {
    ...{ watch, inTurn, lookNow },
    end: async () => {
      ended = true;
      wake();
      await running;
    },
  };
}

/** Finds the stick and brings its mirror up with the journal. In a round the stick isn't touched. */
async function lookOnce(
  parts: MirrorParts,
  source: MirrorSource,
  watch: Watch,
  isEnded: () => boolean,
): Promise<void> {
  if (isEnded() || typeof source.writableUpTo() !== "number") return;
  const done = await onStick(watch.choice.label, async () => {
    const { mirrorId } = watch.choice;
    asking(parts, watch);
    const wanted = { journal: source.journal, mirrorId, knownAt: watch.place?.folder };
    const place = await findMirror(parts.files, parts.drives, wanted);
    if (place?.folder !== watch.place?.folder) watch.isKnown = false;
    watch.place = place;
    return place ? catchUp(parts, source, watch, place.folder, isEnded) : ok(undefined);
  });
  watch.askedAt = undefined;
  watch.trouble = done.ok ? undefined : done.error;
  // What the stick holds is to be compared anew: it may have been pulled out half way.
  if (!done.ok && done.error.code !== "DISK_FULL") watch.isKnown = false;
}

async function catchUp(
  parts: MirrorParts,
  { journal, writableUpTo }: MirrorSource,
  watch: Watch,
  driveFolder: string,
  isEnded: () => boolean,
): Promise<Outcome<void>> {
  const { files } = parts;
  const folder = mirrorFolder(driveFolder, journal);
  if (!watch.isKnown) {
    asking(parts, watch);
    const compared = await mirroredUpTo(files, folder, journal);
    if (!compared.ok) return compared;
    watch.upTo = compared.value;
    watch.isKnown = true;
  }
  while (!isEnded()) {
    // Asked before each segment: a round may have been opened meanwhile.
    const upTo = writableUpTo();
    if (typeof upTo !== "number" || watch.upTo >= upTo) break;
    asking(parts, watch);
    const written = await writeSegment(files, folder, journal, { after: watch.upTo, upTo });
    if (!written.ok) return written;
    // Batches end elsewhere: what is left waits for more.
    if (written.value === watch.upTo) break;
    watch.upTo = written.value;
  }
  return ok(undefined);
}

function asking({ steady }: MirrorParts, watch: Watch): void {
  watch.askedAt = steady();
}
