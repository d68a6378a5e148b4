import { randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import {
  initKeyring,
  openKeyring,
  trustCard,
  cardFileName,
  type Keyring,
} from "../../src/desk/keys/keyring.ts";
import { sealSource } from "../../src/desk/office/seal-source.ts";
import { verifyResult } from "../../src/desk/office/verify-result.ts";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { cheapLogN, must, passphrase } from "./venue.ts";

const resources = join(import.meta.dirname, "../../resources");

/** The office at the other end of the stick, with real keys, sealing the sample. */
export async function anOffice(folder: string, stickFolder: string) {
  const files = createNodeFileLayer();
  const place = { files, folder, role: "office", passphrase, logN: cheapLogN } as const;
  const card = must(await initKeyring(place, "巴中市营商环境和数据局"));
  const keyring = async (): Promise<Keyring> => must(await openKeyring(place));
  return {
    /** 64 hex digits, as the office would read them out on the phone. */
    checkCode: card.checkCode.hex,
    putCardOnStick: async () => {
      const bytes = await readFile(join(folder, cardFileName("office")));
      await files.open(join(stickFolder, "office.vscard"), "create").then(async (file) => {
        await file.writeAt(0, bytes);
        await file.close();
      });
    },
    /** Enrols the station whose card is on the stick, by the code that was read out. */
    enrolStation: async (checkCode: string) => {
      const names = await readdir(stickFolder);
      const name = names.find((one) => one.startsWith("station-")) ?? "missing";
      must(await trustCard(place, await readFile(join(stickFolder, name)), checkCode));
    },
    sealSample: async () => {
      const office = await keyring();
      const sealed = await sealSource({
        ...{ files, office, stations: office.trusted, kind: "rehearsal", sealedAt: new Date() },
        folder: join(resources, "sample"),
        fonts: packagedFonts(resources),
        out: join(stickFolder, "2024年度评审.vsbundle"),
        bundleId: randomUUID(),
      });
      if (!sealed.ok) throw new Error(JSON.stringify(sealed.error));
      return sealed.value.manifest;
    },
    verifyFromStick: async (name: string) => {
      const source = must(await openFileSource(files, join(stickFolder, name)));
      const verified = must(await verifyResult(source, await keyring()));
      await source.close();
      return verified;
    },
  };
}
