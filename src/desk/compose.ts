import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { randomBytes } from "@noble/hashes/utils.js";
import type { Desk } from "../contract/table.ts";
import { refuse } from "../core/refusals/refusal.ts";
import type { Clock, SteadyClock } from "./clock.ts";
import type { DeskCrypto } from "./crypto/desk-crypto.ts";
import { referenceCrypto } from "./crypto/reference-crypto.ts";
import type { DeskParts } from "./desk-parts.ts";
import type { DrivePlaces } from "./drives/drives.ts";
import { freeBytesOf } from "./files/disk-space.ts";
import { createNodeFileLayer } from "./files/node-file-layer.ts";
import type { FileLayer } from "./files/file-layer.ts";
import { noFolderClaims, type FolderClaims } from "./files/folder-claim.ts";
import type { RandomBytes } from "./journal/journal.ts";
import { slotCipher, type SlotCipher } from "./meeting/slot-content.ts";
import { spaceForRest, type SpaceNeeded } from "./meeting/meeting-space.ts";
import { usualPace, type SnapshotPace } from "./meeting/snapshot-keeper.ts";
import { bundleCheckMethods } from "./methods/bundle-check-methods.ts";
import { createInTurn, letGo, nothingHeld } from "./methods/held.ts";
import { journalMethods } from "./methods/journal-methods.ts";
import { moveMethods } from "./methods/move-methods.ts";
import { meetingMethods } from "./methods/meeting-methods.ts";
import { mirrorMethods } from "./methods/mirror-methods.ts";
import { officeMethods } from "./methods/office-methods.ts";
import { officeResultMethods } from "./methods/office-result-methods.ts";
import { privatePageMethods } from "./methods/private-page-methods.ts";
import { reportMethods } from "./methods/report-methods.ts";
import { resultMethods } from "./methods/result-methods.ts";
import { stationMethods } from "./methods/station-methods.ts";
import { systemPauses, type Pauses } from "./pauses.ts";
import { packagedFonts, type ReportFonts } from "./reports/report-fonts.ts";

/** What a host gives the desk. */
export interface DeskOptions {
  /** Where this station's keys and meetings are. */
  readonly stationFolder: string;
  /** Where this computer's office keys are, if it is an office's: beside the station's by default. */
  readonly officeFolder?: string;
  readonly drives: DrivePlaces;
  /** Where an office keeps its files; `drives` by default. */
  readonly officeDrives?: DrivePlaces;
  /** Folder with the fonts that are not in a package. */
  readonly resourcesFolder: string;
  readonly version: string;
  readonly files?: FileLayer;
  /** Hosts give `createFolderClaims()`; without it this desk trusts that it is alone. */
  readonly claims?: FolderClaims;
  readonly clock?: Clock;
  /** `performance.now` where none is given. */
  readonly steady?: SteadyClock;
  readonly random?: RandomBytes;
  /** XChaCha20-Poly1305 where none is given; a test of secrecy puts an ideal cipher here. */
  readonly slotCipher?: SlotCipher;
  readonly newId?: () => string;
  readonly freeBytes?: (folder: string) => Promise<number>;
  /** `chooseCrypto`'s; the reference where none is given. */
  readonly crypto?: DeskCrypto;
  /** `spaceForRest`; tests on a disk in memory take less. */
  readonly spaceNeeded?: SpaceNeeded;
  /** `systemPauses` and `usualPace`; tests say when there is a pause, and write snapshots of less. */
  readonly pauses?: Pauses;
  readonly snapshotPace?: SnapshotPace;
  /** log2 of scrypt's N for the keyring; tests take a small one. */
  readonly keyringLogN?: number;
  /** 2 s where none is given: few files on the stick, and little to lose. */
  readonly mirrorPauseMs?: number;
}

export interface RunningDesk {
  readonly desk: Desk;
  /** Waits for what is under way, closes the journal, forgets the keys. */
  readonly close: () => Promise<void>;
}

/** The one place that builds a desk; every host serves what it gives. */
export function createDesk(options: DeskOptions): RunningDesk {
  const parts = partsOf(options);
  const held = nothingHeld();
  const inTurn = createInTurn();
  const desk = {
    ...stationMethods(parts, held, inTurn),
    ...meetingMethods(parts, held, inTurn),
    ...privatePageMethods(held, inTurn),
    ...journalMethods(parts, held, inTurn),
    ...moveMethods(parts, held, inTurn),
    ...mirrorMethods(parts, held),
    ...bundleCheckMethods(parts, held),
    ...reportMethods(parts, held, inTurn),
    ...resultMethods(parts, held, inTurn),
    ...officeMethods(parts, held, inTurn),
    ...officeResultMethods(parts, held, inTurn),
  };
  const close = () =>
    inTurn(async () => {
      await letGo(held);
      await parts.claims.release();
    });
  return { desk: stopOnBug(desk, () => held.session?.snapshots.giveUp()), close };
}

function partsOf(options: DeskOptions): DeskParts {
  let fonts: ReportFonts | undefined;
  const { resourcesFolder, files, clock, steady, random, crypto, keyringLogN, ...given } = options;
  return {
    ...given,
    officeFolder: given.officeFolder ?? join(dirname(given.stationFolder), "office"),
    officeDrives: given.officeDrives ?? given.drives,
    newId: given.newId ?? randomUUID,
    freeBytes: given.freeBytes ?? freeBytesOf,
    files: files ?? createNodeFileLayer(),
    claims: given.claims ?? noFolderClaims,
    clock: clock ?? { now: () => new Date() },
    steady: steady ?? (() => performance.now()),
    random: random ?? randomBytes,
    slotCipher: given.slotCipher ?? slotCipher,
    crypto: crypto ?? referenceCrypto,
    spaceNeeded: given.spaceNeeded ?? spaceForRest,
    mirrorPauseMs: given.mirrorPauseMs ?? 2_000,
    pauses: given.pauses ?? systemPauses,
    snapshotPace: given.snapshotPace ?? usualPace,
    keyringLogN,
    fonts: () => (fonts ??= packagedFonts(resourcesFolder)),
  };
}

/** After a bug nobody can vouch for the state in memory: every further call is refused. */
function stopOnBug(desk: Desk, onBug: () => void): Desk {
  let stopped = false;
  const guarded = Object.entries(desk).map(([name, call]) => {
    const method = call as (input: unknown) => Promise<unknown>;
    const guard = async (input: unknown) => {
      if (stopped) return refuse("DESK_STOPPED");
      try {
        return await method(input);
      } catch (error) {
        stopped = true;
        onBug();
        throw error;
      }
    };
    return [name, guard];
  });
  return Object.fromEntries(guarded) as Desk;
}
