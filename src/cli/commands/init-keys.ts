import { join } from "node:path";
import { ok } from "../../core/result.ts";
import { cardFileName, initKeyring } from "../../desk/keys/keyring.ts";
import type { Role } from "../../desk/keys/card.ts";
import type { Command } from "../command.ts";
import { cardLines, cardJson } from "../card-text.ts";
import { keyringPlace, orRefused } from "../keyring-place.ts";
import { passphraseOption } from "../passphrase.ts";

export const officeInit = initCommand("office", {
  zh: "建立评委会办公室的钥匙，写出登记卡 DIR/office.vscard。",
  en: "Makes an office's keys and writes its card, DIR/office.vscard.",
});

export const stationInit = initCommand("station", {
  zh: "建立评审电脑的钥匙，写出登记卡 DIR/station.vscard。",
  en: "Makes a station's keys and writes its card, DIR/station.vscard.",
});

function initCommand(role: Role, says: Command["says"]): Command {
  return {
    words: `${role} init`,
    form: {
      operands: ["DIR"],
      options: { name: { kind: "value", required: true, value: "NAME" }, ...passphraseOption },
    },
    says,
    run: async (given, context) => {
      const folder = given.operand("DIR");
      const place = await keyringPlace(folder, role, given, context);
      if (!place.ok) return place;
      const made = orRefused(await initKeyring(place.value, given.value("name")));
      if (!made.ok) return made;
      const file = join(folder, cardFileName(role));
      return ok({
        lines: [`已建立钥匙，登记卡 Keys made; card: ${file}`, ...cardLines(made.value)],
        json: { file, ...cardJson(made.value) },
      });
    },
  };
}
