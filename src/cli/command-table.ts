import type { Command } from "./command.ts";
import { officePassphrase, stationPassphrase } from "./commands/change-passphrase.ts";
import { demo } from "./commands/demo.ts";
import { desk } from "./commands/desk.ts";
import { importCommand } from "./commands/import.ts";
import { officeCheck, stationCheck } from "./commands/key-drill.ts";
import { journalDiff, journalVerify } from "./commands/journal.ts";
import { inspect } from "./commands/inspect.ts";
import { officeInit, stationInit } from "./commands/init-keys.ts";
import { officeCheckSource } from "./commands/office-check-source.ts";
import { officeIdentity } from "./commands/office-identity.ts";
import { officeSeal } from "./commands/office-seal.ts";
import { officeTemplate } from "./commands/office-template.ts";
import { open } from "./commands/open.ts";
import { officeEnrol, stationTrust } from "./commands/trust-card.ts";
import { verify } from "./commands/verify.ts";
import { window } from "./commands/window.ts";

/** Every command, in the order in which the overview lists them. */
export const commandTable: readonly Command[] = [
  officeInit,
  officeEnrol,
  officeTemplate,
  officeCheckSource,
  officeSeal,
  officeIdentity,
  officePassphrase,
  officeCheck,
  stationInit,
  stationTrust,
  stationPassphrase,
  stationCheck,
  inspect,
  open,
  desk,
  window,
  verify,
  journalVerify,
  journalDiff,
  importCommand,
  demo,
];
