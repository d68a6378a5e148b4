import { utf8ToBytes, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import {
  cardType,
  readCard,
  readCheckedCard,
  writeCard,
  type CardPayload,
} from "../../src/desk/keys/card.ts";
import { checkCodeOf, groupedHex, readCheckCode } from "../../src/desk/keys/check-code.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { inspectFile } from "../../src/desk/sealed/inspect.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import {
  aManifest,
  codeOf,
  keysOf,
  mustBeOk,
  patternBytes,
  sealed,
  type TestKeys,
} from "./sealed-fixtures.ts";

let office: TestKeys;
let payload: CardPayload;
let bytes: Uint8Array;
beforeAll(async () => {
  office = await keysOf("巴中市评委会办公室", 1);
  payload = {
    format: "vivaseal-card",
    version: "1.0",
    role: "office",
    ...office.keys,
  };
  bytes = writeCard(payload, office.signer);
});

describe("a card", () => {
  test("reads back, and is the same bytes for the same keys and name", () => {
    const card = mustBeOk(readCard(bytes));
    expect(card.keys).toEqual(office.keys);
    expect(card.role).toBe("office");
    expect(writeCard(payload, office.signer)).toEqual(bytes);
  });

  test("is refused when any byte is flipped, or it is cut off", () => {
    for (let index = 0; index < bytes.length; index += 1) {
      const bad = bytes.slice();
      bad[index]! ^= 1;
      expect(readCard(bad).ok, `byte ${index}`).toBe(false);
      expect(readCard(bytes.subarray(0, index)).ok).toBe(false);
    }
  });

  test("is refused when another key signed it, in another version, or with bad keys", () => {
    const other = (document: object, signer = office.signer) =>
      codeOf(readCard(signEnvelope(cardType, asJson(document), [signer])));
    expect(other({ ...payload, signingKey: "11".repeat(32) })).toBe("CARD_MALFORMED");
    expect(other({ ...payload, version: "2.0" })).toBe("FORMAT_VERSION_UNKNOWN");
    expect(other({ ...payload, recipient: "age1x" })).toBe("CARD_MALFORMED");
    const mistyped = payload.recipient.replace(/.$/, (last) => (last === "q" ? "p" : "q"));
    expect(other({ ...payload, recipient: mistyped })).toBe("CARD_MALFORMED");
    expect(other({ ...payload, name: "甲\u202e乙" })).toBe("CARD_MALFORMED");
    expect(other({ ...payload, name: "" })).toBe("CARD_MALFORMED");
    expect(other({ ...payload, extra: 1 })).toBe("CARD_MALFORMED");
    expect(other({ ...payload, format: "vivaseal-manifest" })).toBe("ENVELOPE_MALFORMED");
  });

  test("is refused when it is larger than any card", () => {
    expect(codeOf(readCard(new Uint8Array(9000)))).toBe("TOO_LARGE");
  });
});

describe("a check code", () => {
  test("is taken as hex or as words, however it was typed", () => {
    const { hex, words } = mustBeOk(readCard(bytes)).checkCode;
    for (const typed of [
      hex,
      hex.toUpperCase(),
      groupedHex(hex),
      ` ${groupedHex(hex).replaceAll(" ", "-")}\n`,
      words,
      words.replaceAll("-", " ").toUpperCase(),
      hex.replace(/./g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)),
    ])
      expect(readCheckedCard(bytes, "office", typed).ok, typed).toBe(true);
  });

  test("is refused when it is only a beginning", () => {
    const { hex, words } = mustBeOk(readCard(bytes)).checkCode;
    for (const typed of [
      "",
      hex.slice(0, 63),
      hex.slice(0, 16),
      `${hex}0`,
      words.slice(0, 89),
      words.slice(0, 5),
    ])
      expect(codeOf(readCheckedCard(bytes, "office", typed))).toBe("CHECK_CODE_INCOMPLETE");
  });

  test("is refused when any digit differs", () => {
    const { hex } = mustBeOk(readCard(bytes)).checkCode;
    for (let index = 0; index < 64; index += 1) {
      const digit = hex[index] === "0" ? "1" : "0";
      const typed = hex.slice(0, index) + digit + hex.slice(index + 1);
      expect(codeOf(readCheckedCard(bytes, "office", typed))).toBe("CHECK_CODE_WRONG");
    }
  });

  test("doesn't make an office's card a station's", () => {
    const { hex } = mustBeOk(readCard(bytes)).checkCode;
    expect(codeOf(readCheckedCard(bytes, "station", hex))).toBe("CARD_NOT_OF_STATION");
  });

  test("has words that stand for exactly its bits", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const { hex, words } = checkCodeOf(hash);
        expect(words.split("-")).toHaveLength(16);
        expect(readCheckCode(words)).toBe(hex);
      }),
    );
    // 127.0.0.1 and 63.84.220.193 are the scheme's own examples.
    const code = checkCodeOf(hexToBytes(`7f0000013f54dcc1${"00".repeat(24)}`));
    expect(code.words.startsWith("lusab-babad-gutih-tugad-babab")).toBe(true);
  });
});

describe("without any key one can tell", () => {
  test("a card, with its check code", async () => {
    const seen = mustBeOk(await inspectFile(memorySource(bytes)));
    expect(seen).toMatchObject({ kind: "card", sizeBytes: bytes.length });
  });

  test("a sealed file, with the number of its recipients", async () => {
    const station = await keysOf("甲机", 2);
    const bundle = await sealed(aManifest(office, [station], {}), {}, office.signer);
    expect(mustBeOk(await inspectFile(memorySource(bundle)))).toEqual({
      kind: "sealed",
      sizeBytes: bundle.length,
      format: "age-encryption.org/v1",
      recipients: { X25519: 2 },
    });
  });

  test("nothing of any other file", async () => {
    for (const other of [new Uint8Array(), patternBytes(100), utf8ToBytes("PK")])
      expect(codeOf(await inspectFile(memorySource(other)))).toBe("NOT_A_SEALED_FILE");
    const json = utf8ToBytes(canonicalJson({ a: 1 }));
    expect(codeOf(await inspectFile(memorySource(json)))).toBe("ENVELOPE_MALFORMED");
  });
});
