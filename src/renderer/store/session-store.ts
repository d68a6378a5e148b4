import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  ActAnswer,
  OfficeStatus,
  OpenedMeeting,
  StationStatus,
} from "../../contract/answers.ts";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import type { Desk } from "../../contract/table.ts";
import type { ApplicantId, PersonId } from "../../core/ids.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import type { ReadingMemory } from "../db/reading-memory.ts";
import type { Replica } from "../db/replica.ts";
import { faultPlace } from "./fault-place.ts";
import { guardedDesk, withoutFault } from "./guarded-desk.ts";
import { fold, takeInHand, type MeetingInHand } from "./meeting-in-hand.ts";
import { isCopyOfUse, compareJournals, mayBeRestored } from "./journal-copies.ts";
import { createReplication } from "./replication.ts";
import type { MeetingPlace } from "../view/meeting-place.ts";

export interface EnteredPin {
  readonly personId: PersonId;
  readonly pin: string;
}

/** 评审电脑 or 评委会办公室. */
export type Side = "station" | "office";

/** What the screens share. Views are derived from it, never stored; no mark is ever in it. */
export interface Session {
  readonly station: StationStatus | null;
  readonly office: OfficeStatus | null;
  /** What this computer is used as; `null` while nobody has said so. */
  readonly side: Side | null;
  readonly meeting: MeetingInHand | null;
  /** The replica is behind: a quiet warning, nothing waits for it. */
  readonly replicaBehind: boolean;
  /** The journal isn't the one that the replica was copied from: this many records are missing. */
  readonly journalReplaced: { readonly missing: number } | null;
  /** The meeting whose journal is to be restored: the screen for it is shown instead of any other. */
  readonly restoring: { readonly meetingId: string } | null;
  /** The meeting that is to go on here from another station's mirror: the screen for it is shown. */
  readonly moving: { readonly meetingId: string } | null;
  /** Something that can't happen happened: everything stops, one screen says so, and where. */
  readonly broken: string | null;
  /** Whether the defense's bell is silent. */
  readonly bellMuted: boolean;
  /** Whose defense saw this computer's clock jump; null where none did. */
  readonly clockJumpedFor: ApplicantId | null;
  /** The meeting whose result package was written to a stick since this program started. */
  readonly exportedMeetingId: string | null;
  readonly place: MeetingPlace | null;
  /** The meeting that was open when the station locked itself. */
  readonly resumeMeetingId: string | null;
  /** The office checks or seals: nobody has to touch the computer meanwhile. */
  readonly officeWorking: boolean;
}

export interface SessionStore extends StoreApi<Session> {
  /** The desk, whose thrown errors end in the one screen for internal errors. */
  readonly desk: Desk;
  readonly replica: Replica;
  readonly memory: ReadingMemory;
  readonly takeStation: (station: StationStatus) => void;
  readonly takeOffice: (office: OfficeStatus) => void;
  readonly chooseSide: (side: Side | null) => void;
  readonly takePlace: (place: MeetingPlace) => void;
  /** Locks what is unlocked, since nobody is there; the meeting is opened again after unlocking. */
  readonly lockIdle: () => Promise<void>;
  readonly openMeeting: (meetingId: string) => Promise<Outcome<null>>;
  /** What the desk has opened by another way than `openMeeting`. */
  readonly takeOpened: (opened: OpenedMeeting) => void;
  /** Shows the screen for restoring a journal, or (`null`) leaves it. */
  readonly restore: (meetingId: string | null) => void;
  /** Shows the screen for going on from another station's mirror, or (`null`) leaves it. */
  readonly move: (meetingId: string | null) => void;
  readonly leaveMeeting: () => void;
  readonly act: (
    request: MeetingRequest,
    pins?: readonly EnteredPin[],
  ) => Promise<Outcome<ActAnswer>>;
  readonly muteBell: (bellMuted: boolean) => void;
  readonly noteClockJump: (applicantId: ApplicantId) => void;
  readonly noteExported: (meetingId: string) => void;
  readonly breakDown: (error: unknown) => void;
}

export interface SessionParts {
  readonly desk: Desk;
  readonly replica: Replica;
  readonly memory: ReadingMemory;
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Pauses before a command whose answer was lost is asked again, in ms. */
const repeatAfter = [300, 1_500] as const;

export function createSessionStore({
  desk,
  replica,
  memory,
  newId,
  wait,
}: SessionParts): SessionStore {
  const store = createStore<Session>(() => ({
    station: null,
    meeting: null,
    replicaBehind: false,
    journalReplaced: null,
    ...{ restoring: null, moving: null },
    broken: null,
    bellMuted: false,
    clockJumpedFor: null,
    exportedMeetingId: null,
    office: null,
    side: null,
    place: null,
    resumeMeetingId: null,
    officeWorking: false,
  }));
  const breakDown = (error: unknown) => store.setState({ broken: faultPlace(error) });
  const guarded = guardedDesk(desk, breakDown);
  const replicate = createReplication({
    desk,
    replica,
    isOpen: (meetingId) => store.getState().meeting?.manifest.bundleId === meetingId,
    headerOf: (meetingId) => {
      const { meeting } = store.getState();
      return meeting?.manifest.bundleId === meetingId ? meeting.journalHeader : null;
    },
    onTrouble: (replicaBehind) => {
      if (store.getState().replicaBehind !== replicaBehind) store.setState({ replicaBehind });
    },
    onDiffering: (heldSeq) => {
      const { meeting, journalReplaced } = store.getState();
      // The number of the first time: the commands since then make up for nothing.
      if (!meeting || journalReplaced) return;
      store.setState({ journalReplaced: { missing: Math.max(0, heldSeq - meeting.lastSeq) } });
    },
  });
  const acting = createActing({ desk, newId, wait });

  async function act(request: MeetingRequest, pins: readonly EnteredPin[] = []) {
    try {
      const answer = withoutFault(await acting(request, pins));
      if (answer.ok) await takeRecords(answer.value);
      return answer;
    } catch (error) {
      breakDown(error);
      return new Promise<never>(() => undefined);
    }
  }

  async function takeRecords({ records }: ActAnswer): Promise<void> {
    const { meeting } = store.getState();
    if (!meeting) return;
    const folded = fold(meeting, records);
    if (folded.ok) store.setState({ meeting: folded.value });
    else await catchUp(meeting);
    void replicate(meeting.manifest.bundleId);
  }

  async function catchUp(meeting: MeetingInHand): Promise<void> {
    const all = await desk["meeting.records"]({ afterSeq: meeting.lastSeq });
    if (!all.ok) throw new Error(`The records after ${meeting.lastSeq} were refused`);
    const folded = fold(meeting, all.value);
    if (!folded.ok) throw new Error(`The records after ${meeting.lastSeq} have a gap`);
    store.setState({ meeting: folded.value });
  }

  async function openMeeting(meetingId: string): Promise<Outcome<null>> {
    const opened = await openComparing(meetingId);
    if (opened.ok) takeOpened(opened.value);
    else if (mayBeRestored(opened.error))
      store.setState({ meeting: null, restoring: { meetingId } });
    return opened.ok ? { ok: true, value: null } : opened;
  }

  /** A torn end is cut only after it was compared with the copies, and none of them holds more. */
  async function openComparing(meetingId: string): Promise<Outcome<OpenedMeeting>> {
    const opened = await guarded["meeting.open"]({
      ...{ meetingId, fromSnapshot: true },
      tornTail: "refuse",
    });
    if (opened.ok || opened.error.code !== "JOURNAL_TORN") return opened;
    const compared = await compareJournals(guarded, replica, meetingId);
    if (compared.ok && compared.value.copies.some(isCopyOfUse)) return opened;
    return guarded["meeting.open"]({ meetingId });
  }

  function takeOpened(opened: OpenedMeeting): void {
    const meetingId = opened.manifest.bundleId;
    const { place, resumeMeetingId } = store.getState();
    store.setState({
      meeting: takeInHand(opened),
      journalReplaced: null,
      ...{ restoring: null, moving: null },
      place: resumeMeetingId === meetingId ? place : null,
      resumeMeetingId: null,
    });
    void replicate(meetingId);
  }

  async function lockIdle(): Promise<void> {
    const { station, office, meeting } = store.getState();
    if (office?.state === "unlocked") {
      const locked = await guarded["office.lock"]({ reason: "idle" });
      if (locked.ok) store.setState({ office: locked.value });
    }
    if (station?.state !== "unlocked") return;
    const locked = await guarded["station.lock"]({ reason: "idle" });
    if (!locked.ok) return;
    const resumeMeetingId = meeting?.manifest.bundleId ?? null;
    store.setState({
      station: locked.value,
      meeting: null,
      ...{ restoring: null, moving: null },
      resumeMeetingId,
    });
  }

  return {
    ...store,
    desk: guarded,
    replica,
    memory,
    takeStation: (station) => store.setState({ station }),
    takeOffice: (office) => store.setState({ office }),
    chooseSide: (side) => store.setState({ side }),
    takePlace: (place) => store.setState({ place }),
    lockIdle,
    openMeeting,
    takeOpened,
    restore: (meetingId) =>
      store.setState({ restoring: meetingId === null ? null : { meetingId } }),
    move: (meetingId) => store.setState({ moving: meetingId === null ? null : { meetingId } }),
    leaveMeeting: () => store.setState({ meeting: null, place: null }),
    act,
    muteBell: (bellMuted) => store.setState({ bellMuted }),
    noteClockJump: (clockJumpedFor) => store.setState({ clockJumpedFor }),
    noteExported: (exportedMeetingId) => store.setState({ exportedMeetingId }),
    breakDown,
  };
}

/**
 * Sends commands one after the other, each under a fresh id. When an answer is lost the same
 * command is sent again under the same id: the desk then gives its first answer.
 */
function createActing({ desk, newId, wait }: Pick<SessionParts, "desk" | "newId" | "wait">) {
  let before: Promise<unknown> = Promise.resolve();
  return (request: MeetingRequest, pins: readonly EnteredPin[]): Promise<Outcome<ActAnswer>> => {
    const commandId = newId();
    const send = async () => {
      for (const pause of repeatAfter) {
        try {
          return await desk["meeting.act"]({ commandId, request, pins: [...pins] });
        } catch {
          await wait(pause);
        }
      }
      return desk["meeting.act"]({ commandId, request, pins: [...pins] });
    };
    const answer = before.then(send);
    before = answer.catch(() => undefined);
    return answer;
  };
}
