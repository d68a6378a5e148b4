import { randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { createDeskClient, serveDesk } from "../../contract/channel.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { createDesk } from "../../desk/compose.ts";
import { folderDrives } from "../../desk/drives/system-drives.ts";
import { makeFolderDurably, writeFileDurably } from "../../desk/files/write-durably.ts";
import { checkCodeOf } from "../../desk/keys/check-code.ts";
import type { Keyring } from "../../desk/keys/keyring.ts";
import { sealSource } from "../../desk/office/seal-source.ts";
import { packagedFonts } from "../../desk/reports/report-fonts.ts";
import { Fault, settle, valueOf } from "../../desk/sealed/fault.ts";
import type { CommandContext } from "../command.ts";
import { faultTable } from "../findings-text.ts";
import { demoPage } from "./demo-page.ts";
import { makeKeys } from "./keys.ts";
import { holdMeeting } from "./meeting.ts";
import { demoPlaces, type DemoRun } from "./places.ts";
import { takeOver, type DemoResult } from "./results.ts";
import type { Steps } from "./steps.ts";

/**
 * The whole job without a window, done by the real parts: keys, sealing, a meeting over the
 * contract, verifying, importing. `out` is missing or empty. The refusal that stopped it, if any,
 * comes back; what was made until then stays, to be looked at.
 */
export function runDemo(
  context: CommandContext,
  steps: Steps,
  source: string,
  out: string,
): Promise<Outcome<DemoResult>> {
  return settle(async () => {
    const run: DemoRun = { context, steps, places: demoPlaces(out), passphrase: newPassphrase() };
    await writePassphrase(run);
    const office = await atTheStation(run, source);
    const result = await takeOver(run, office);
    await steps.run(
      async () => {
        const page = utf8ToBytes(demoPage(result, context.now()));
        valueOf(await writeFileDurably(context.files, run.places.index, page));
      },
      () => ({ zh: "写出 index.html", en: "Index written" }),
    );
    return result;
  });
}

async function atTheStation(run: DemoRun, source: string): Promise<Keyring> {
  const { files, logN, resourcesFolder, version, crypto } = run.context;
  const { station, out, office } = run.places;
  const running = createDesk({
    ...{ files, resourcesFolder, version, crypto, keyringLogN: logN },
    stationFolder: station,
    drives: folderDrives([out, office]),
  });
  // Through the same door as every host's screens and scripts.
  const desk = createDeskClient(serveDesk(running.desk));
  try {
    const keyring = await makeKeys(run, desk);
    await seal(run, keyring, source);
    await holdMeeting(run, desk);
    return keyring;
  } finally {
    await running.close();
  }
}

async function seal(run: DemoRun, office: Keyring, source: string): Promise<void> {
  const { files, newId, now, resourcesFolder, crypto } = run.context;
  await run.steps.run(
    async () => {
      const sealed = await sealSource({
        fonts: packagedFonts(resourcesFolder),
        ...{ files, folder: source, office, stations: office.trusted, out: run.places.bundle },
        ...{ kind: "rehearsal", bundleId: newId(), sealedAt: now(), crypto },
      });
      if (!sealed.ok) {
        const { faults, refusal } = sealed.error;
        if (faults.length > 0) run.context.terminal.tell(faultTable(faults).join("\n"));
        throw new Fault(refusal);
      }
      return sealed.value;
    },
    ({ manifest: { applicants, materials, meeting }, file, warnings }) => ({
      zh: `核对名册和材料并密封（演练）：${meeting.title}，申报人 ${applicants.length}，材料 ${materials.length}，提示 ${warnings.length} 条，${file.sizeBytes} 字节`,
      en: "Source checked and sealed as a rehearsal",
    }),
  );
}

async function writePassphrase({ context: { files }, places, passphrase }: DemoRun): Promise<void> {
  valueOf(await makeFolderDurably(files, places.out));
  valueOf(await makeFolderDurably(files, places.office));
  // The file layer makes files that only their owner can read (0600).
  valueOf(await writeFileDurably(files, places.passphrase, utf8ToBytes(`${passphrase}\n`)));
}

/** 128 bits as eight words. */
function newPassphrase(): string {
  return checkCodeOf(randomBytes(16)).words;
}
