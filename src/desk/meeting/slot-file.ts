import { dirname } from "node:path";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { FileLayer, OpenFile } from "../files/file-layer.ts";
import {
  nonceBytes,
  roundKeyBytes,
  saltBytes,
  type RoundPlace,
  type WrappedRoundKey,
} from "./round-codes.ts";
import { slotBlock, slotBytes } from "./slot-content.ts";

/**
 * The file of a round that has 断电续投: one block with the wrapped key, then two slots of one size.
 * Made in full before the first paper is handed out, so that no cast needs room on the disk.
 */
export interface SlotFile {
  readonly slotBytes: number;
  readonly readSlot: (index: SlotIndex) => Promise<Uint8Array>;
  /** Writes a whole slot; returns when it is on the disk. */
  readonly writeSlot: (index: SlotIndex, bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Of a round over this many motions. */
export const slotFileBytes = (motions: number): number => slotBlock + 2 * slotBytes(motions);

export type SlotIndex = 0 | 1;
export const otherSlot = (index: SlotIndex): SlotIndex => (index === 0 ? 1 : 0);

const headOf = ({ round }: Pick<RoundPlace, "round">): Uint8Array =>
  utf8ToBytes(`vivaseal slots 1 ${String(round).padStart(6, "0")}\n`);
const headBytes = headOf({ round: 0 }).length;
const sealedKeyBytes = roundKeyBytes + 16;

/** Makes the file anew and durable. Rejects with the system's error. */
export async function createSlotFile(
  files: FileLayer,
  path: string,
  place: RoundPlace,
  { salt, nonce, sealed }: WrappedRoundKey,
  slots: readonly [Uint8Array, Uint8Array],
): Promise<SlotFile> {
  const block = new Uint8Array(slotBlock);
  block.set(concatBytes(headOf(place), salt, nonce, sealed));
  const file = await files.open(path, "create");
  try {
    await file.writeAt(0, concatBytes(block, ...slots));
    await file.sync();
    await files.syncFolder(dirname(path));
  } catch (error) {
    await file.close();
    throw error;
  }
  return slotFile(file, slots[0].length);
}

/** `undefined` where there is none, or one of another round or size. Rejects with the system's error. */
export async function openSlotFile(
  files: FileLayer,
  path: string,
  place: RoundPlace,
  slotSize: number,
): Promise<{ readonly file: SlotFile; readonly wrapped: WrappedRoundKey } | undefined> {
  const facts = await files.stat(path);
  if (facts?.kind !== "file" || facts.sizeBytes !== slotBlock + 2 * slotSize) return undefined;
  const file = await files.open(path, "write");
  const block = await file.readAt(0, slotBlock);
  const head = headOf(place);
  if (!head.every((byte, index) => block[index] === byte)) {
    await file.close();
    return undefined;
  }
  const [salt, nonce, sealed] = parts(block, headBytes, [saltBytes, nonceBytes, sealedKeyBytes]);
  return { file: slotFile(file, slotSize), wrapped: { salt, nonce, sealed } };
}

function parts<Sizes extends readonly number[]>(
  bytes: Uint8Array,
  from: number,
  sizes: readonly [...Sizes],
): { readonly [K in keyof Sizes]: Uint8Array } {
  let at = from;
  const cut = sizes.map((size) => bytes.slice(at, (at += size)));
  return cut as unknown as { readonly [K in keyof Sizes]: Uint8Array };
}

function slotFile(file: OpenFile, size: number): SlotFile {
  const offsetOf = (index: SlotIndex) => slotBlock + index * size;
  return {
    slotBytes: size,
    readSlot: (index) => file.readAt(offsetOf(index), size),
    writeSlot: async (index, bytes) => {
      if (bytes.length !== size) throw new Error("A slot of another size");
      await file.writeAt(offsetOf(index), bytes);
      await file.sync();
    },
    close: () => file.close(),
  };
}

/**
 * Overwrites the whole file and removes it. What a disk keeps of old blocks is named in
 * docs/SECURITY.md. Rejects with the system's error.
 */
export async function destroySlotFile(files: FileLayer, path: string): Promise<void> {
  const facts = await files.stat(path);
  if (!facts) return;
  if (facts.kind === "file") {
    const file = await files.open(path, "write");
    try {
      await file.writeAt(0, new Uint8Array(facts.sizeBytes));
      await file.sync();
    } finally {
      await file.close();
    }
  }
  await files.unlink(path);
  await files.syncFolder(dirname(path));
}
