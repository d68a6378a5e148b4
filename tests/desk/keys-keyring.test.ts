import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import type { Role } from "../../src/desk/keys/card.ts";
import {
  initKeyring,
  openKeyring,
  trustCard,
  type KeyringPlace,
} from "../../src/desk/keys/keyring.ts";
import { sealWithPassphrase } from "../../src/desk/sealed/age-file.ts";
import { codeOf, flipped, mustBeOk } from "./sealed-fixtures.ts";

const files = createNodeFileLayer();
const passphrase = "临时口令-throw-away";
/** A place in a new folder, with little scrypt work so that tests are quick. */
function aPlace(role: Role, over: Partial<KeyringPlace> = {}): KeyringPlace {
  const folder = join(mkdtempSync(join(tmpdir(), "keyring-")), role);
  return { files, folder, role, passphrase, logN: 4, ...over };
}
const cardBytes = ({ folder, role }: KeyringPlace) =>
  new Uint8Array(readFileSync(join(folder, `${role}.vscard`)));
const keyringPath = ({ folder, role }: KeyringPlace) => join(folder, `${role}.keyring.age`);

describe("a new keyring", () => {
  test("is a card and a sealed keyring, and opens with its passphrase", async () => {
    const place = aPlace("station");
    const card = mustBeOk(await initKeyring(place, "甲机"));
    expect(readdirSync(place.folder)).toEqual(["station.keyring.age", "station.vscard"]);
    const keyring = mustBeOk(await openKeyring(place));
    expect(keyring.card).toEqual(card);
    expect(keyring.signer.signingKey).toBe(card.keys.signingKey);
    expect(keyring.trusted).toEqual([]);
  });

  test("is refused with a wrong passphrase, and no secret is in the refusal", async () => {
    const place = aPlace("station");
    mustBeOk(await initKeyring(place, "甲机"));
    const wrong = await openKeyring({ ...place, passphrase: "something else" });
    expect(wrong).toEqual({ ok: false, error: { code: "PASSPHRASE_WRONG", details: {} } });
  });

  test("never takes the place of one that is there, of either role", async () => {
    const place = aPlace("office");
    mustBeOk(await initKeyring(place, "办公室"));
    const before = readFileSync(keyringPath(place));
    for (const role of ["office", "station"] as const)
      expect(codeOf(await initKeyring({ ...place, role }, "另一个"))).toBe("ALREADY_INITIALISED");
    expect(readFileSync(keyringPath(place))).toEqual(before);
  });

  test("needs a name and a passphrase of some length", async () => {
    for (const name of ["", " 甲", "甲\n机", "甲\u202e机", "甲".repeat(101)])
      expect(codeOf(await initKeyring(aPlace("station"), name))).toBe("NAME_UNUSABLE");
    const short = aPlace("station", { passphrase: "1234567" });
    expect(codeOf(await initKeyring(short, "甲机"))).toBe("PASSPHRASE_TOO_SHORT");
  });

  test("whose card was lost by a crash writes the same card again when opened", async () => {
    const place = aPlace("station");
    mustBeOk(await initKeyring(place, "甲机"));
    const card = cardBytes(place);
    rmSync(join(place.folder, "station.vscard"));
    mustBeOk(await openKeyring(place));
    expect(cardBytes(place)).toEqual(card);
  });

  test("that is missing is named", async () => {
    expect(codeOf(await openKeyring(aPlace("station")))).toBe("KEYS_MISSING");
  });

  test("is age's own passphrase format over canonical JSON", async () => {
    const place = aPlace("office");
    mustBeOk(await initKeyring(place, "办公室"));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const text = await decrypter.decrypt(readFileSync(keyringPath(place)), "text");
    const document = JSON.parse(text) as Record<string, Json>;
    expect(canonicalJson(document)).toBe(text);
    expect(Object.keys(document)).toEqual([
      "format",
      "identity",
      "name",
      "role",
      "signingSeed",
      "trusted",
      "version",
    ]);
  });
});

describe("trust", () => {
  async function officeAndStation() {
    const office = aPlace("office");
    const station = aPlace("station");
    const officeCard = mustBeOk(await initKeyring(office, "办公室"));
    const stationCard = mustBeOk(await initKeyring(station, "甲机"));
    return { office, station, officeCard, stationCard };
  }

  test("is given by the typed check code, and is there after opening again", async () => {
    const { office, station, officeCard, stationCard } = await officeAndStation();
    mustBeOk(await trustCard(station, cardBytes(office), officeCard.checkCode.words));
    mustBeOk(await trustCard(office, cardBytes(station), stationCard.checkCode.hex));
    expect(mustBeOk(await openKeyring(station)).trusted).toEqual([officeCard.keys]);
    expect(mustBeOk(await openKeyring(office)).trusted).toEqual([stationCard.keys]);
  });

  test("given twice is held once", async () => {
    const { office, station, officeCard } = await officeAndStation();
    for (let times = 0; times < 2; times += 1)
      mustBeOk(await trustCard(station, cardBytes(office), officeCard.checkCode.hex));
    expect(mustBeOk(await openKeyring(station)).trusted).toHaveLength(1);
  });

  test("isn't given for another code, a wrong role or a wrong passphrase; nothing is written then", async () => {
    const { office, station, officeCard, stationCard } = await officeAndStation();
    const before = readFileSync(keyringPath(station));
    const trusting = async (...[place, card, code]: Parameters<typeof trustCard>) =>
      codeOf(await trustCard(place, card, code));
    const code = officeCard.checkCode.hex;
    expect(await trusting(station, cardBytes(office), stationCard.checkCode.hex)).toBe(
      "CHECK_CODE_WRONG",
    );
    expect(await trusting(station, cardBytes(office), code.slice(0, 8))).toBe(
      "CHECK_CODE_INCOMPLETE",
    );
    expect(await trusting(station, cardBytes(station), stationCard.checkCode.hex)).toBe(
      "CARD_NOT_OF_OFFICE",
    );
    expect(
      await trusting({ ...station, passphrase: "something else" }, cardBytes(office), code),
    ).toBe("PASSPHRASE_WRONG");
    expect(readFileSync(keyringPath(station))).toEqual(before);
  });
});

describe("a keyring file that was tampered with is refused", () => {
  test("when any byte is flipped", async () => {
    const place = aPlace("station");
    mustBeOk(await initKeyring(place, "甲机"));
    const bytes = new Uint8Array(readFileSync(keyringPath(place)));
    for (let index = 0; index < bytes.length; index += 3) {
      writeFileSync(keyringPath(place), flipped(bytes, index));
      expect(codeOf(await openKeyring(place)), `byte ${index}`).toBeDefined();
    }
  });

  test("when its content has another form, role or version", async () => {
    const place = aPlace("station");
    mustBeOk(await initKeyring(place, "甲机"));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const text = await decrypter.decrypt(readFileSync(keyringPath(place)), "text");
    const document = JSON.parse(text) as Record<string, Json>;
    const opening = async (content: string) => {
      const plain = new TextEncoder().encode(content);
      writeFileSync(keyringPath(place), await sealWithPassphrase(plain, passphrase, 4));
      return codeOf(await openKeyring(place));
    };
    expect(await opening(canonicalJson(document))).toBeUndefined();
    expect(await opening(`${text}\n`)).toBe("KEYRING_MALFORMED");
    expect(await opening(canonicalJson({ ...document, role: "office" }))).toBe("KEYRING_MALFORMED");
    expect(await opening(canonicalJson({ ...document, version: "2.0" }))).toBe(
      "FORMAT_VERSION_UNKNOWN",
    );
    expect(await opening(canonicalJson({ ...document, identity: "x" }))).toBe("KEYRING_MALFORMED");
  });

  test("when its identity has the form of one but a wrong checksum", async () => {
    const place = aPlace("station");
    mustBeOk(await initKeyring(place, "甲机"));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const text = await decrypter.decrypt(readFileSync(keyringPath(place)), "text");
    const bad = text.replace(/(AGE-SECRET-KEY-1)(.)/, (_, start: string, first: string) =>
      first === "Q" ? `${start}P` : `${start}Q`,
    );
    const plain = new TextEncoder().encode(bad);
    writeFileSync(keyringPath(place), await sealWithPassphrase(plain, passphrase, 4));
    expect(await openKeyring(place)).toEqual({
      ok: false,
      error: { code: "KEYRING_MALFORMED", details: { where: "identity" } },
    });
  });

  test("when it is larger than any keyring", async () => {
    const place = aPlace("station");
    mustBeOk(await initKeyring(place, "甲机"));
    writeFileSync(keyringPath(place), new Uint8Array(1024 * 1024 + 1));
    expect(codeOf(await openKeyring(place))).toBe("TOO_LARGE");
  });
});
