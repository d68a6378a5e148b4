import { join } from "node:path";
import type { Desk } from "../../contract/table.ts";
import { cardFileName, initKeyring, openKeyring, trustCard } from "../../desk/keys/keyring.ts";
import type { Keyring, KeyringPlace } from "../../desk/keys/keyring.ts";
import { valueOf } from "../../desk/sealed/fault.ts";
import type { DemoRun } from "./places.ts";

/** Where the demo's desk finds its two drives. */
export const driveIds = { out: "folder-1", office: "folder-2" } as const;

/** Makes the keys of an office and a station, and lets each know the other by its check code. */
export async function makeKeys(run: DemoRun, desk: Desk): Promise<Keyring> {
  const { steps, places, passphrase, context } = run;
  const office = officePlace(run);
  const card = await steps.run(
    async () => valueOf(await initKeyring(office, "演练办公室")),
    ({ checkCode }) => ({
      zh: `建立评委会办公室的钥匙，核验码 ${shortCode(checkCode.hex)}`,
      en: "Office keys made",
    }),
  );
  const station = await steps.run(
    async () => valueOf(await desk["station.create"]({ name: "演练评审电脑", passphrase })),
    ({ checkCode }) => ({
      zh: `建立评审电脑的钥匙，核验码 ${shortCode(checkCode ?? "")}`,
      en: "Station keys made",
    }),
  );
  await steps.run(
    async () => {
      const bytes = await context.files.readFile(join(places.station, cardFileName("station")));
      return valueOf(await trustCard(office, bytes, station.checkCode ?? ""));
    },
    () => ({ zh: "办公室凭核验码登记评审电脑", en: "Station enrolled by its check code" }),
  );
  await steps.run(
    async () =>
      valueOf(
        await desk["office.trust"]({
          driveId: driveIds.office,
          fileName: cardFileName("office"),
          checkCode: card.checkCode.words,
          passphrase,
        }),
      ),
    () => ({ zh: "评审电脑凭核验码信任办公室", en: "Office trusted by its check code" }),
  );
  return valueOf(await openKeyring(office));
}

function officePlace({ context, places, passphrase }: DemoRun): KeyringPlace {
  const { files, logN } = context;
  return { files, folder: places.office, role: "office", passphrase, logN };
}

const shortCode = (hex: string): string => `${hex.slice(0, 8)}…`;
