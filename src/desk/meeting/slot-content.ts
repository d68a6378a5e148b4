import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ApplicantId } from "../../core/ids.ts";
import type { BallotBox } from "../../core/meeting/round/ballot-box.ts";
import { nonceBytes, type RoundPlace } from "./round-codes.ts";

/** What seals a slot: the product's is `slotCipher`; a test puts an ideal one in its place. */
export interface SlotCipher {
  readonly seal: (
    key: Uint8Array,
    nonce: Uint8Array,
    place: Uint8Array,
    plain: Uint8Array,
  ) => Uint8Array;
  /** `undefined` for what wasn't sealed so. */
  readonly open: (
    key: Uint8Array,
    nonce: Uint8Array,
    place: Uint8Array,
    sealed: Uint8Array,
  ) => Uint8Array | undefined;
}

/** XChaCha20-Poly1305. */
export const slotCipher: SlotCipher = {
  seal: (key, nonce, place, plain) => xchacha20poly1305(key, nonce, place).encrypt(plain),
  open: (key, nonce, place, sealed) => {
    try {
      return xchacha20poly1305(key, nonce, place).decrypt(sealed);
    } catch {
      return undefined;
    }
  },
};

/** Slots begin and end with a block of the disk, so that a torn write of one never touches the other. */
export const slotBlock = 4096;
const tagBytes = 16;
/** approve, reject, abstain of one motion, 16 bits each. */
const motionBytes = 6;
const mostCount = 0xffff;

/** Depends on the number of motions alone, whatever was marked and however many have voted. */
export function slotBytes(motions: number): number {
  const needed = nonceBytes + tagBytes + motions * motionBytes;
  return Math.ceil(needed / slotBlock) * slotBlock;
}

/** One slot: nonce, then the sealed counts of all motions in the round's order, filled with zeros. */
export function sealSlot(
  cipher: SlotCipher,
  key: Uint8Array,
  place: RoundPlace,
  nonce: Uint8Array,
  box: BallotBox,
): Uint8Array {
  const plain = new Uint8Array(slotBytes(box.size) - nonceBytes - tagBytes);
  const view = new DataView(plain.buffer);
  [...box.values()].forEach(({ approve, reject, abstain }, motion) => {
    [approve, reject, abstain].forEach((count, index) => {
      if (count > mostCount) throw new Error("More papers than a slot counts");
      view.setUint16(motion * motionBytes + index * 2, count);
    });
  });
  const sealed = cipher.seal(key, nonce, placeBytes(place), plain);
  plain.fill(0);
  return concatBytes(nonce, sealed);
}

/** The counts of a slot; `undefined` for what this key didn't seal for this round. */
export function openSlot(
  cipher: SlotCipher,
  key: Uint8Array,
  place: RoundPlace,
  motions: readonly ApplicantId[],
  slot: Uint8Array,
): BallotBox | undefined {
  const [nonce, sealed] = [slot.subarray(0, nonceBytes), slot.subarray(nonceBytes)];
  const plain = cipher.open(key, nonce, placeBytes(place), sealed);
  if (!plain || plain.length < motions.length * motionBytes) return undefined;
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const box = motions.map((applicantId, motion) => {
    const at = motion * motionBytes;
    const counts = {
      approve: view.getUint16(at),
      reject: view.getUint16(at + 2),
      abstain: view.getUint16(at + 4),
    };
    return [applicantId, counts] as const;
  });
  plain.fill(0);
  return new Map(box);
}

const placeBytes = ({ meetingId, round }: RoundPlace): Uint8Array =>
  utf8ToBytes(`vivaseal counts v1\n${meetingId}\n${round}`);
