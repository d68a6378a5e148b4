import type { KeysStatus, OfficeStatus } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { listDrives } from "../drives/drives.ts";
import type { Keyring } from "../keys/keyring.ts";
import { findSources } from "../office/find-sources.ts";
import { checkSourceWork, sealWork, type SourceWork } from "../office/source-work.ts";
import { heldOffice, type Held, type InTurn } from "./held.ts";
import { createKeysDoor, knownCards } from "./keys-door.ts";

type OfficeMethods = Pick<
  Desk,
  | "office.status"
  | "office.create"
  | "office.unlock"
  | "office.lock"
  | "office.changePassphrase"
  | "office.drill"
  | "office.exportCard"
  | "office.enrol"
  | "office.drives"
  | "office.sources"
  | "office.checkSource"
  | "office.seal"
  | "office.job"
  | "office.cancelJob"
>;

/** The office's keys, the stations that it has enrolled, and sealing. */
export function officeMethods(parts: DeskParts, held: Held, inTurn: InTurn): OfficeMethods {
  const { files, officeDrives } = parts;
  const { officeJob } = held;
  const keys = createKeysDoor(parts, {
    ...{ role: "office", folder: parts.officeFolder, drives: officeDrives },
    held: () => held.office,
    hold: (keyring) => void (held.office = keyring),
  });
  const status = async (): Promise<Outcome<OfficeStatus>> => {
    const known: Outcome<KeysStatus> = await keys.status();
    return known.ok ? ok({ ...known.value, stations: knownCards(held.office) }) : known;
  };
  const after = async (done: Promise<Outcome<unknown>>): Promise<Outcome<OfficeStatus>> => {
    const outcome = await done;
    return outcome.ok ? status() : outcome;
  };
  const begin = (workOf: (office: Keyring) => SourceWork): Promise<Outcome<null>> => {
    const office = heldOffice(held);
    return Promise.resolve(office.ok ? officeJob.start(reading, workOf(office.value)) : office);
  };
  return {
    "office.status": status,
    "office.create": ({ name, passphrase }) => inTurn(() => after(keys.create(name, passphrase))),
    "office.unlock": ({ passphrase }) => inTurn(() => after(keys.unlock(passphrase))),
    "office.lock": ({ reason }) => inTurn(() => after(lock(held, reason))),
    "office.changePassphrase": ({ passphrase, newPassphrase }) =>
      inTurn(() => after(keys.change(passphrase, newPassphrase))),
    "office.drill": ({ passphrase }) => inTurn(() => keys.drill(passphrase)),
    "office.exportCard": ({ driveId }) => inTurn(() => keys.exportCard(driveId)),
    "office.enrol": (wanted) => inTurn(() => after(keys.trust(wanted))),
    "office.drives": () => listDrives(files, officeDrives),
    "office.sources": () => findSources(files, officeDrives),
    "office.checkSource": (wanted) => begin(() => checkSourceWork(parts, wanted)),
    "office.seal": (wanted) => begin((office) => sealWork(parts, office, wanted)),
    "office.job": async () => Promise.resolve(ok(officeJob.state())),
    "office.cancelJob": async () => {
      await officeJob.stop();
      return ok(null);
    },
  };
}

const reading = { step: "reading", done: 0, of: 0 } as const;

async function lock(held: Held, reason: "asked" | "idle"): Promise<Outcome<null>> {
  if (reason === "idle" && held.officeJob.state().state === "running") return refuse("JOB_RUNNING");
  await held.officeJob.clear();
  held.office = undefined;
  return ok(null);
}
