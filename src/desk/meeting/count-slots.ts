import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { BallotBox } from "../../core/meeting/round/ballot-box.ts";
import { emptyBox } from "../../core/meeting/round/ballot-box.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import type { Round } from "../../core/meeting/state.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { RandomBytes } from "../journal/journal.ts";
import {
  drawCodes,
  nonceBytes,
  roundKeyBytes,
  typedCode,
  unwrapRoundKey,
  wrapRoundKey,
  type CodePair,
  type RoundPlace,
} from "./round-codes.ts";
import { giveBack } from "./meeting-space.ts";
import { openSlot, sealSlot, slotBytes, type SlotCipher } from "./slot-content.ts";
import {
  createSlotFile,
  destroySlotFile,
  openSlotFile,
  otherSlot,
  type SlotFile,
  type SlotIndex,
} from "./slot-file.ts";

/**
 * 断电续投: the counts of the open round, sealed on the disk so that two people with a code each can
 * take the round up again after an interruption. [Note: two slots] Each cast seals all counts anew
 * under a fresh nonce into the slot that doesn't count; the journal's `paperReturned` names its hash,
 * and by that line it counts; only then is the other slot overwritten. So whatever a crash leaves,
 * the slot that the journal names is whole, and it is the only one that may be opened.
 */
export interface CountSlots {
  /** The codes of this round; drawn when they are first asked for, the same until confirmed. */
  readonly codes: (round: Round) => CodePair;
  /** Compares what was typed back, and makes the file. Gives the first slot's hash. Refuses CODES_NOT_SHOWN, CODES_DIFFER. */
  readonly confirm: (round: Round, typed: CodePair) => Promise<Outcome<string>>;
  /** Seals these counts into the slot that doesn't count; gives its hash. */
  readonly write: (box: BallotBox) => Promise<Outcome<string>>;
  /** Opens the slot that the journal names. Refuses CODES_WRONG, SLOTS_LOST. */
  readonly resume: (round: Round, typed: CodePair) => Promise<Outcome<BallotBox>>;
  /** Follows what was journaled. */
  readonly follow: (event: MeetingEvent) => Promise<void>;
  /** Overwrites and removes what is left of any round. */
  readonly destroy: () => Promise<Outcome<void>>;
  /** Forgets the key. */
  readonly close: () => Promise<void>;
}

export interface CountSlotsParts {
  readonly files: FileLayer;
  readonly path: string;
  /** Space that was kept for the file, given back when it is made. */
  readonly spacePath: string;
  readonly meetingId: string;
  readonly random: RandomBytes;
  readonly cipher: SlotCipher;
}

interface Drawn {
  readonly round: number;
  readonly codes: CodePair;
  readonly key: Uint8Array;
}

/** A round whose key is in memory. */
interface Keyed {
  readonly place: RoundPlace;
  readonly key: Uint8Array;
  readonly file: SlotFile;
  /** The slot that the journal names. */
  counts: SlotIndex;
  /** A write or sync failed: nobody knows what is on the disk, so nothing more is written. */
  stopped: boolean;
}

export function createCountSlots({
  files,
  path,
  spacePath,
  meetingId,
  random,
  cipher,
}: CountSlotsParts): CountSlots {
  let drawn: Drawn | undefined;
  let keyed: Keyed | undefined;

  const codes = (round: Round): CodePair => {
    if (drawn?.round !== round.number) {
      drawn = { round: round.number, codes: drawCodes(random), key: random(roundKeyBytes) };
    }
    return drawn.codes;
  };

  const confirm = async (round: Round, typed: CodePair): Promise<Outcome<string>> => {
    if (drawn?.round !== round.number) return refuse("CODES_NOT_SHOWN");
    const { codes: shown, key } = drawn;
    if (shown.some((code, index) => typedCode(typed[index] ?? "") !== code)) {
      return refuse("CODES_DIFFER");
    }
    const cleared = await destroy();
    if (!cleared.ok) return cleared;
    const place = { meetingId, round: round.number };
    const first = sealSlot(cipher, key, place, random(nonceBytes), emptyBox(round.motions));
    const wrapped = wrapRoundKey(place, shown, key, random);
    const empty = random(first.length);
    const made = await onDisk(path, async () => {
      await giveBack(files, spacePath);
      return createSlotFile(files, path, place, wrapped, [first, empty]);
    });
    if (!made.ok) return made;
    keyed = { place, key: key.slice(), file: made.value, counts: 0, stopped: false };
    return ok(hashOf(first));
  };

  const write = async (box: BallotBox): Promise<Outcome<string>> => {
    if (!keyed) throw new Error("Counts without a key");
    if (keyed.stopped) return refuse("DESK_STOPPED");
    const { key, place, file, counts } = keyed;
    const slot = sealSlot(cipher, key, place, random(nonceBytes), box);
    keyed.stopped = true;
    const written = await onDisk(path, () => file.writeSlot(otherSlot(counts), slot));
    keyed.stopped = !written.ok;
    return written.ok ? ok(hashOf(slot)) : written;
  };

  const resume = async (round: Round, typed: CodePair): Promise<Outcome<BallotBox>> => {
    await release();
    const place = { meetingId, round: round.number };
    const size = slotBytes(round.motions.length);
    const opened = await onDisk(path, () => openSlotFile(files, path, place, size));
    if (!opened.ok) return opened;
    if (!opened.value) return refuse("SLOTS_LOST");
    const { file, wrapped } = opened.value;
    const found = await boxIn(round, place, typed, { file, wrapped });
    if (!found.ok) {
      await file.close();
      return found;
    }
    const { key, counts, box } = found.value;
    keyed = { place, key, file, counts, stopped: false };
    return ok(box);
  };

  const boxIn = async (
    round: Round,
    place: RoundPlace,
    typed: CodePair,
    { file, wrapped }: NonNullable<Awaited<ReturnType<typeof openSlotFile>>>,
  ): Promise<Outcome<{ key: Uint8Array; counts: SlotIndex; box: BallotBox }>> => {
    const key = unwrapRoundKey(place, [typedCode(typed[0]), typedCode(typed[1])], wrapped);
    if (!key) return refuse("CODES_WRONG");
    const read = await onDisk(path, () => Promise.all([file.readSlot(0), file.readSlot(1)]));
    if (!read.ok) return read;
    const counts = read.value.findIndex((slot) => hashOf(slot) === round.resumption?.slot);
    const slot = read.value[counts];
    const motions = round.motions.map(({ applicantId }) => applicantId);
    const box = slot && openSlot(cipher, key, place, motions, slot);
    return box ? ok({ key, counts: counts === 0 ? 0 : 1, box }) : refuse("SLOTS_LOST");
  };

  /** What the journal doesn't name any more must not stay readable to who gets hold of both codes. */
  const discardOther = async () => {
    if (!keyed || keyed.stopped) return;
    const { file, counts } = keyed;
    const erased = await onDisk(path, () =>
      file.writeSlot(otherSlot(counts), random(file.slotBytes)),
    );
    keyed.stopped = !erased.ok;
  };

  const follow = async (event: MeetingEvent): Promise<void> => {
    switch (event.type) {
      case "roundOpened":
      case "roundCodesConfirmed":
        forgetCodes();
        return;
      case "paperReturned":
        if (event.v === 1 || !keyed) return;
        keyed.counts = otherSlot(keyed.counts);
        return discardOther();
      case "roundResumed":
        return discardOther();
      case "roundTallied":
      case "roundVoided":
        forgetCodes();
        // The fact is on the disk. Where the file can't be removed, destroying the codes tries again.
        await destroy();
        return;
      default:
        return;
    }
  };

  const forgetCodes = () => {
    drawn?.key.fill(0);
    drawn = undefined;
  };

  const release = async () => {
    const { file, key } = keyed ?? {};
    keyed = undefined;
    key?.fill(0);
    await file?.close();
  };

  const destroy = async (): Promise<Outcome<void>> => {
    await release();
    return onDisk(path, () => destroySlotFile(files, path));
  };

  const close = async () => {
    forgetCodes();
    await release();
  };

  return { codes, confirm, write, resume, follow, destroy, close };
}

const hashOf = (slot: Uint8Array): string => bytesToHex(sha256(slot));
