import { ok } from "../../core/result.ts";
import type { Role } from "../../desk/keys/card.ts";
import { trustCard } from "../../desk/keys/keyring.ts";
import { cardJson } from "../card-text.ts";
import type { Command } from "../command.ts";
import { cardBytes, keyringPlace, tryPassphrase } from "../keyring-place.ts";
import { passphraseOption } from "../passphrase.ts";

export const officeEnrol = trustCommand("office enrol", "office", "STATION.vscard", {
  zh: "凭电话或纸面告知的核验码登记一台评审电脑。",
  en: "Enrols a station by the check code told by phone or on paper.",
});

export const stationTrust = trustCommand("station trust", "station", "OFFICE.vscard", {
  zh: "凭电话或纸面告知的核验码信任一个评委会办公室。",
  en: "Trusts an office by the check code told by phone or on paper.",
});

function trustCommand(words: string, role: Role, card: string, says: Command["says"]): Command {
  return {
    words,
    form: {
      operands: ["DIR", card],
      options: {
        "check-code": { kind: "value", required: true, value: "HEX" },
        ...passphraseOption,
      },
    },
    says,
    run: async (given, context) => {
      const place = await keyringPlace(given.operand("DIR"), role, given, context);
      if (!place.ok) return place;
      const bytes = await cardBytes(given.operand(card), context);
      if (!bytes.ok) return bytes;
      const code = given.value("check-code");
      const trusted = await tryPassphrase(place.value, context, () =>
        trustCard(place.value, bytes.value, code),
      );
      if (!trusted.ok) return trusted;
      const { name } = trusted.value.keys;
      const done = role === "office" ? "已登记评审电脑 Enrolled" : "已信任办公室 Trusted";
      return ok({ lines: [`${done}: ${name}`], json: cardJson(trusted.value) });
    },
  };
}
