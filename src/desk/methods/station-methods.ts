import type { KeysStatus, StationStatus } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import { currentRound } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { driveFile, listDrives } from "../drives/drives.ts";
import { listMeetings, loadBundle } from "../station/load-bundle.ts";
import { closeSession, hasOpenRound, heldKeyring, type Held, type InTurn } from "./held.ts";
import { createKeysDoor, knownCards, type KeysDoor } from "./keys-door.ts";

type StationMethods = Pick<
  Desk,
  | "station.status"
  | "station.create"
  | "station.unlock"
  | "station.lock"
  | "station.changePassphrase"
  | "station.drill"
  | "station.exportCard"
  | "office.trust"
  | "drives.list"
  | "bundle.load"
  | "meetings.list"
>;

/** The station's keys, whom it trusts, what is on the sticks and on its disk. */
export function stationMethods(parts: DeskParts, held: Held, inTurn: InTurn): StationMethods {
  const { files, drives, stationFolder } = parts;
  const keys = createKeysDoor(parts, {
    ...{ role: "station", folder: stationFolder, drives },
    held: () => held.keyring,
    hold: (keyring) => void (held.keyring = keyring),
  });
  const status = () => statusOf(keys, held);
  const after = async (done: Promise<Outcome<unknown>>): Promise<Outcome<StationStatus>> => {
    const outcome = await done;
    return outcome.ok ? status() : outcome;
  };
  return {
    "station.status": status,
    "station.create": ({ name, passphrase }) => inTurn(() => after(keys.create(name, passphrase))),
    "station.unlock": ({ passphrase }) => inTurn(() => after(keys.unlock(passphrase))),
    "station.lock": ({ reason }) => inTurn(() => after(lock(held, reason))),
    "station.changePassphrase": ({ passphrase, newPassphrase }) =>
      inTurn(() => after(keys.change(passphrase, newPassphrase))),
    "station.drill": ({ passphrase }) => inTurn(() => keys.drill(passphrase)),
    "station.exportCard": ({ driveId }) => inTurn(() => keys.exportCard(driveId)),
    "office.trust": (wanted) => inTurn(() => after(keys.trust(wanted))),
    "drives.list": () => listDrives(files, drives),
    "bundle.load": ({ driveId, fileName, passphrase }) =>
      inTurn(async () => {
        const keyring = heldKeyring(held);
        if (!keyring.ok) return keyring;
        const from = await driveFile(drives, driveId, fileName);
        // Windows doesn't replace a file that is being read.
        await held.bundleCheck.stop();
        if (!from.ok) return from;
        return loadBundle(parts, stationFolder, keyring.value, from.value, passphrase);
      }),
    "meetings.list": () =>
      inTurn(async () => {
        const keyring = heldKeyring(held);
        return keyring.ok ? listMeetings(parts, stationFolder, keyring.value) : keyring;
      }),
  };
}

async function statusOf(keys: KeysDoor, held: Held): Promise<Outcome<StationStatus>> {
  const status: Outcome<KeysStatus> = await keys.status();
  return status.ok ? ok({ ...status.value, trustedOffices: knownCards(held.keyring) }) : status;
}

async function lock(held: Held, reason: "asked" | "idle"): Promise<Outcome<null>> {
  const round = held.session && currentRound(held.session.state);
  const inUse = held.session?.state.called !== null && held.session !== undefined;
  if (reason === "idle" && (inUse || round)) return refuse("STATION_IN_USE");
  // A tallied round is on the disk; any other would lose its counts.
  if (hasOpenRound(held)) return refuse("ROUND_IN_PROGRESS");
  await held.bundleCheck.clear();
  await closeSession(held);
  held.offeredReplica = undefined;
  held.keyring = undefined;
  return ok(null);
}
