import type { Clock, SteadyClock } from "./clock.ts";
import type { DeskCrypto } from "./crypto/desk-crypto.ts";
import type { DrivePlaces } from "./drives/drives.ts";
import type { FileLayer } from "./files/file-layer.ts";
import type { FolderClaims } from "./files/folder-claim.ts";
import type { RandomBytes } from "./journal/journal.ts";
import type { SlotCipher } from "./meeting/slot-content.ts";
import type { SpaceNeeded } from "./meeting/meeting-space.ts";
import type { SnapshotPace } from "./meeting/snapshot-keeper.ts";
import type { Pauses } from "./pauses.ts";
import type { ReportFonts } from "./reports/report-fonts.ts";

/** Everything that the desk's methods are built from. */
export interface DeskParts {
  readonly stationFolder: string;
  readonly officeFolder: string;
  readonly drives: DrivePlaces;
  /** Also folders of this computer. */
  readonly officeDrives: DrivePlaces;
  readonly version: string;
  readonly files: FileLayer;
  readonly claims: FolderClaims;
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly random: RandomBytes;
  readonly slotCipher: SlotCipher;
  /** A random UUID: of a new bundle. */
  readonly newId: () => string;
  /** Bytes free in a folder's file system. */
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly crypto: DeskCrypto;
  /** Space that a meeting is to have written in advance. */
  readonly spaceNeeded: SpaceNeeded;
  readonly pauses: Pauses;
  readonly snapshotPace: SnapshotPace;
  readonly keyringLogN: number | undefined;
  /** Between two looks at the stick with the journal's mirror, ms. */
  readonly mirrorPauseMs: number;
  /** Read once, when the first page is made. */
  readonly fonts: () => ReportFonts;
}
