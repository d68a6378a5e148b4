import { join } from "node:path";
import type { StationStatus } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import { currentRound } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { driveFile, driveFolder, listDrives } from "../drives/drives.ts";
import { onDisk } from "../files/disk-refusal.ts";
import { readCard } from "../keys/card.ts";
import {
  cardFileName,
  initKeyring,
  keyringFileName,
  openKeyring,
  trustCard,
  type KeyringPlace,
} from "../keys/keyring.ts";
import { bounds } from "../sealed/bounds.ts";
import { copyFile } from "../station/copy-file.ts";
import { listMeetings, loadBundle } from "../station/load-bundle.ts";
import { closeSession, heldKeyring, type Held, type InTurn } from "./held.ts";

type StationMethods = Pick<
  Desk,
  | "station.status"
  | "station.create"
  | "station.unlock"
  | "station.lock"
  | "station.exportCard"
  | "office.trust"
  | "drives.list"
  | "bundle.load"
  | "meetings.list"
>;

/** The station's keys, whom it trusts, what is on the sticks and on its disk. */
export function stationMethods(parts: DeskParts, held: Held, inTurn: InTurn): StationMethods {
  const { files, drives, stationFolder } = parts;
  const place = (passphrase: string): KeyringPlace => ({
    ...{ files, folder: stationFolder, role: "station", passphrase },
    ...(parts.keyringLogN === undefined ? {} : { logN: parts.keyringLogN }),
  });
  const unlock = async (passphrase: string): Promise<Outcome<StationStatus>> => {
    const opened = await openKeyring(place(passphrase));
    if (!opened.ok) return opened;
    held.keyring = opened.value;
    return statusOf(parts, held);
  };
  return {
    "station.status": () => statusOf(parts, held),
    "station.create": ({ name, passphrase }) =>
      inTurn(async () => {
        const made = await initKeyring(place(passphrase), name);
        return made.ok ? unlock(passphrase) : made;
      }),
    "station.unlock": ({ passphrase }) => inTurn(() => unlock(passphrase)),
    "station.lock": () => inTurn(() => lock(parts, held)),
    "station.exportCard": ({ driveId }) => inTurn(() => exportCard(parts, held, driveId)),
    "office.trust": ({ driveId, fileName, checkCode, passphrase }) =>
      inTurn(async () => {
        const card = await readCardFile(parts, driveId, fileName);
        if (!card.ok) return card;
        const trusted = await trustCard(place(passphrase), card.value, checkCode);
        return trusted.ok ? unlock(passphrase) : trusted;
      }),
    "drives.list": () => listDrives(files, drives),
    "bundle.load": ({ driveId, fileName }) =>
      inTurn(async () => {
        const keyring = heldKeyring(held);
        if (!keyring.ok) return keyring;
        const from = await driveFile(drives, driveId, fileName);
        return from.ok ? loadBundle(parts, stationFolder, keyring.value, from.value) : from;
      }),
    "meetings.list": () =>
      inTurn(async () => {
        const keyring = heldKeyring(held);
        return keyring.ok ? listMeetings(parts, stationFolder, keyring.value) : keyring;
      }),
  };
}

async function statusOf(
  { files, stationFolder, version }: DeskParts,
  { keyring }: Held,
): Promise<Outcome<StationStatus>> {
  const path = join(stationFolder, cardFileName("station"));
  const read = await onDisk(path, async () => {
    const keys = await files.stat(join(stationFolder, keyringFileName("station")));
    return { keys, card: (await files.stat(path)) ? await files.readFile(path) : undefined };
  });
  if (!read.ok) return read;
  const card = read.value.card ? readCard(read.value.card) : undefined;
  const named = card?.ok ? card.value : keyring?.card;
  const locked = read.value.keys ? "locked" : "new";
  return ok({
    version,
    state: keyring ? "unlocked" : locked,
    name: named?.keys.name ?? null,
    checkCode: named?.checkCode.hex ?? null,
    checkWords: named?.checkCode.words ?? null,
    trustedOffices:
      keyring?.trustedCards.map(({ keys, checkCode }) => ({
        name: keys.name,
        checkCode: checkCode.hex,
      })) ?? [],
  });
}

async function lock(parts: DeskParts, held: Held): Promise<Outcome<StationStatus>> {
  const round = held.session && currentRound(held.session.state);
  // A tallied round is on the disk; any other would lose its counts.
  if (round && round.status !== "tallied") return refuse("ROUND_IN_PROGRESS");
  await closeSession(held);
  held.keyring = undefined;
  return statusOf(parts, held);
}

async function exportCard(
  { files, drives, stationFolder }: DeskParts,
  held: Held,
  driveId: string,
): ReturnType<Desk["station.exportCard"]> {
  const keyring = heldKeyring(held);
  if (!keyring.ok) return keyring;
  const folder = await driveFolder(drives, driveId);
  if (!folder.ok) return folder;
  const fileName = `station-${keyring.value.card.checkCode.hex.slice(0, 8)}.vscard`;
  const from = join(stationFolder, cardFileName("station"));
  const written = await copyFile(files, from, join(folder.value, fileName));
  return written.ok ? ok({ fileName, ...written.value }) : written;
}

async function readCardFile(
  { files, drives }: DeskParts,
  driveId: string,
  fileName: string,
): Promise<Outcome<Uint8Array>> {
  const path = await driveFile(drives, driveId, fileName);
  if (!path.ok) return path;
  const facts = await onDisk(fileName, () => files.stat(path.value));
  if (!facts.ok) return facts;
  if (facts.value?.kind !== "file") return refuse("DISK_FILE_MISSING", { file: fileName });
  if (facts.value.sizeBytes > bounds.cardBytes) {
    return refuse("TOO_LARGE", { what: fileName, limit: bounds.cardBytes });
  }
  return onDisk(fileName, () => files.readFile(path.value));
}
