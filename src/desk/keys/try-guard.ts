import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { SteadyClock } from "../clock.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import { utf8Text } from "../sealed/utf8-text.ts";

/** How wrong tries are slowed down: some cost nothing, then a wait that doubles up to a longest one. */
export interface TryPace {
  readonly freeTries: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/**
 * Slows down guessing a passphrase or PIN. Who has been wrong how often in a row is kept in a file,
 * so that starting again doesn't forget it: the wait then begins anew, by the steady clock of this
 * run. It never locks anybody out for good, and doesn't stop whoever can change or copy the file.
 */
export interface TryGuard {
  /** Whole seconds until `who` may try again; 0 when that is now. */
  readonly secondsLeft: (who: string) => Promise<number>;
  /** To be awaited before the person hears that it was wrong. */
  readonly failed: (who: string) => Promise<void>;
  readonly succeeded: (who: string) => Promise<void>;
}

export interface TryGuardParts {
  readonly files: FileLayer;
  /** The file of counts; it is there only after a wrong try. */
  readonly path: string;
  readonly steady: SteadyClock;
  readonly pace: TryPace;
}

interface Tries {
  readonly wrong: number;
  readonly blockedUntil: number;
}

export function createTryGuard({ files, path, steady, pace }: TryGuardParts): TryGuard {
  const startedAt = steady();
  let loaded: Promise<Map<string, Tries>> | undefined;
  const triesOf = () => (loaded ??= load());
  const load = async () => {
    const counts = await readCounts(files, path, pace);
    const entries = counts.map(([who, wrong]) => [who, triesFrom(startedAt, wrong)] as const);
    return new Map(entries);
  };
  const triesFrom = (from: number, wrong: number): Tries => ({
    wrong,
    blockedUntil: from + waitSeconds(wrong, pace) * 1000,
  });
  // A disk that takes no file must not keep a person out: the count in memory holds for this run.
  const save = async (tries: ReadonlyMap<string, Tries>) => {
    if (tries.size > 0) await writeFileDurably(files, path, countsFile(tries));
    else await onDisk(path, () => files.unlink(path));
  };
  return {
    secondsLeft: async (who) => {
      const { blockedUntil = 0 } = (await triesOf()).get(who) ?? {};
      return Math.max(0, Math.ceil((blockedUntil - steady()) / 1000));
    },
    failed: async (who) => {
      const tries = await triesOf();
      tries.set(who, triesFrom(steady(), (tries.get(who)?.wrong ?? 0) + 1));
      await save(tries);
    },
    succeeded: async (who) => {
      const tries = await triesOf();
      if (tries.delete(who)) await save(tries);
    },
  };
}

function waitSeconds(
  wrong: number,
  { freeTries, firstWaitSeconds, longestWaitSeconds }: TryPace,
): number {
  if (wrong < freeTries) return 0;
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrong - freeTries));
}

const format = "vivaseal-tries";
const version = "1.0";
const countsSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  wrong: z.record(z.string().min(1).max(64), z.int().min(1).max(1_000_000)),
});

/** More than a committee's PINs need. */
const mostBytes = 64 * 1024;

function countsFile(tries: ReadonlyMap<string, Tries>): Uint8Array {
  const wrong = Object.fromEntries([...tries].map(([who, { wrong: count }]) => [who, count]));
  return utf8ToBytes(canonicalJson({ format, version, wrong }));
}

/** A file that is of no use counts as none: whoever could spoil it could as well remove it. */
async function readCounts(
  files: FileLayer,
  path: string,
  { freeTries }: TryPace,
): Promise<readonly (readonly [string, number])[]> {
  const read = await onDisk(path, async () => {
    const facts = await files.stat(path);
    const usable = facts?.kind === "file" && facts.sizeBytes <= mostBytes;
    return usable ? files.readFile(path) : undefined;
  });
  const parsed = countsSchema.safeParse(jsonOf(read.ok ? read.value : undefined));
  if (!parsed.success) return [];
  // A count beyond any wait says no more than the longest one.
  const most = freeTries + 32;
  return Object.entries(parsed.data.wrong).map(([who, wrong]) => [who, Math.min(wrong, most)]);
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  const text = bytes && utf8Text(bytes);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
