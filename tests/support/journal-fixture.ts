import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Json } from "../../src/core/canonical-json.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import type { Journal, NewBatch } from "../../src/desk/journal/journal.ts";
import {
  createJournal,
  openJournal,
  type OpenedJournal,
} from "../../src/desk/journal/journal-file.ts";
import { createSigner } from "../../src/desk/sealed/ed25519.ts";

import {
  createRecordingFileLayer,
  emptyDisk,
  type RecordingFileLayer,
} from "./recording-file-layer.ts";

export const journalPath = "/station/meeting.vsjournal";
export const meetingId = "bazhong-2024-答辩";
export const stationIdentity = await generateX25519Identity();
export const stationSigner = createSigner(new Uint8Array(32).fill(5));
export const stationRecipient = await identityToRecipient(stationIdentity);

export const stationKeys = {
  identity: stationIdentity,
  signingKey: stationSigner.signingKey,
};

/** Bytes that never repeat, the same ones in every run. */
export function createCountedBytes(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    const bytes = new Uint8Array(length).fill(count % 251);
    new DataView(bytes.buffer).setUint32(0, count);
    return bytes;
  };
}

const random = createCountedBytes();

export const createHere = (files: FileLayer, path = journalPath): Promise<Outcome<Journal>> =>
  createJournal({
    files,
    path,
    meetingId,
    recipients: [stationRecipient],
    signer: stationSigner,
    random,
  });

export const openHere = (files: FileLayer, path = journalPath): Promise<Outcome<OpenedJournal>> =>
  openJournal({ files, path, meetingId, ...stationKeys, random });

/** A batch of `count` events with a text that makes it as long as wished. */
export const aBatch = (command: string, count = 1, text = ""): NewBatch => ({
  command,
  events: Array.from({ length: count }, (_, index) => ({
    event: { type: "noted", v: 1, index, text } satisfies Json,
  })),
});

/** The value of an outcome that the test takes for granted. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

/** The code of the refusal, or "ok". */
export const codeOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? "ok" : outcome.error.code;

/** A journal of three frames with one line each, and where header and frames end. */
export async function threeFrames(): Promise<{
  readonly content: Uint8Array;
  readonly headerEnd: number;
  readonly ends: readonly number[];
}> {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  const headerEnd = journal.header.length;
  const ends: number[] = [];
  for (const command of ["a", "b", "c"]) {
    const { frame } = must(await journal.append(aBatch(command)));
    ends.push((ends.at(-1) ?? headerEnd) + frame.bytes.length);
  }
  return { content: await files.readFile(journalPath), headerEnd, ends };
}

/** A disk that holds `content` as the journal. */
export const diskWith = (
  content: Uint8Array,
  others: Readonly<Record<string, Uint8Array>> = {},
): RecordingFileLayer =>
  createRecordingFileLayer({
    folders: emptyDisk.folders,
    files: new Map([[journalPath, content], ...Object.entries(others)]),
  });
