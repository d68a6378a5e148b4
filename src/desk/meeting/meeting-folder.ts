import { join } from "node:path";

/** Where one meeting lies on the station. */
export interface MeetingFolder {
  readonly folder: string;
  readonly bundle: string;
  readonly journal: string;
  /** Says that the journal was made, so that its absence is a loss and no beginning. */
  readonly begun: string;
  /** The secret without which no PIN opens a session key; destroyed once the result is signed. */
  readonly sessionSecret: string;
  readonly result: string;
  /** What the meeting had come to, sealed: the newest and the one before, in either order. */
  readonly snapshots: readonly [string, string];
  /** Sealed counts of a round that has 断电续投, while it is open. */
  readonly slots: string;
  /** Space written in advance for the result; gone once that is made. */
  readonly resultSpace: string;
  /** Space written in advance for the slots of the next round; gone while there are some. */
  readonly slotSpace: string;
  /** Which stick mirrors the journal; there only after one was chosen. */
  readonly mirror: string;
  /** Who has been wrong how often in a row; there only after a wrong PIN. */
  readonly pinTries: string;
}

export const meetingsFolder = (stationFolder: string): string => join(stationFolder, "meetings");

/** `meetingId` is a UUID, so it is a safe folder name. */
export function meetingFolder(stationFolder: string, meetingId: string): MeetingFolder {
  const folder = join(meetingsFolder(stationFolder), meetingId);
  return {
    folder,
    bundle: join(folder, "bundle.vsbundle"),
    journal: join(folder, "journal.vsjournal"),
    begun: join(folder, "journal.begun"),
    sessionSecret: join(folder, "session.age"),
    snapshots: [join(folder, "state-1.vssnapshot"), join(folder, "state-2.vssnapshot")],
    slots: join(folder, "counts.vsslots"),
    result: join(folder, "result.vsresult"),
    resultSpace: join(folder, "result.reserve"),
    slotSpace: join(folder, "counts.reserve"),
    mirror: join(folder, "mirror.json"),
    pinTries: join(folder, "pin-tries.json"),
  };
}
