import { ok } from "../../core/result.ts";
import type { Role } from "../../desk/keys/card.ts";
import { changePassphrase } from "../../desk/keys/keyring.ts";
import { cardJson } from "../card-text.ts";
import type { Command } from "../command.ts";
import { keyringPlace, tryPassphrase } from "../keyring-place.ts";
import { newPassphraseOption, passphraseOption, readNewPassphrase } from "../passphrase.ts";

export const officePassphrase = passphraseCommand("office", {
  zh: "更改评委会办公室钥匙的口令。以前的备份仍用旧口令打开。",
  en: "Changes the passphrase of an office's keys. Backups made before still open with the old one.",
});

export const stationPassphrase = passphraseCommand("station", {
  zh: "更改评审电脑钥匙的口令。以前的备份仍用旧口令打开。",
  en: "Changes the passphrase of a station's keys. Backups made before still open with the old one.",
});

function passphraseCommand(role: Role, says: Command["says"]): Command {
  return {
    words: `${role} passphrase`,
    form: { operands: ["DIR"], options: { ...newPassphraseOption, ...passphraseOption } },
    says,
    run: async (given, context) => {
      const place = await keyringPlace(given.operand("DIR"), role, given, context);
      if (!place.ok) return place;
      const renewed = await readNewPassphrase(given, context);
      if (!renewed.ok) return renewed;
      const changed = await tryPassphrase(place.value, context, () =>
        changePassphrase(place.value, renewed.value),
      );
      if (!changed.ok) return changed;
      const { name } = changed.value.keys;
      return ok({
        lines: [
          `口令已更改 Passphrase changed: ${name}`,
          "以前的备份和旧盘上的副本仍能用旧口令打开，请销毁。Copies made before still open with the old passphrase; destroy them.",
        ],
        json: cardJson(changed.value),
      });
    },
  };
}
