import { createHash, createPublicKey, verify } from "node:crypto";
import { Decrypter } from "age-encryption";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import {
  batchBytes,
  chainBatch,
  readBatch,
  type JournalHead,
} from "../../src/desk/journal/batch.ts";
import {
  isTornTail,
  MAX_BATCH_BYTES,
  MAX_FRAME_BYTES,
  openFrame,
  readFrame,
  sealFrame,
  type FramePlace,
} from "../../src/desk/journal/frame.ts";
import { chainStart } from "../../src/core/journal/record.ts";
import {
  createHere,
  journalPath,
  meetingId,
  must,
  stationIdentity,
  stationSigner,
} from "../support/journal-fixture.ts";
import { createRecordingFileLayer } from "../support/recording-file-layer.ts";

const key = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(24).fill(9);
const place: FramePlace = { meetingId: "m", firstSeq: 5, prev: "ab".repeat(32) };
const plaintext = utf8ToBytes("line\n");

test("a frame opens only at its own place, in its own meeting, under its own key", () => {
  const frame = readFrame(sealFrame(key, place, nonce, plaintext), 0)!;
  const elsewhere: readonly FramePlace[] = [
    { ...place, meetingId: "n" },
    { ...place, firstSeq: 6 },
    { ...place, prev: "ac".repeat(32) },
  ];

  expect(openFrame(key, place, frame)).toEqual(plaintext);
  for (const other of elsewhere) expect(openFrame(key, other, frame)).toBeUndefined();
  expect(openFrame(new Uint8Array(32), place, frame)).toBeUndefined();
});

test("the largest batch fits a frame exactly, and nothing above is sealed or read", () => {
  const largest = new Uint8Array(MAX_BATCH_BYTES);
  const frame = sealFrame(key, place, nonce, largest);
  const longer = new Uint8Array(frame.length + 1);
  longer.set(frame);
  longer[3]! += 1;

  expect(frame).toHaveLength(MAX_FRAME_BYTES);
  expect(readFrame(frame, 0)?.bytes).toHaveLength(MAX_FRAME_BYTES);
  expect(readFrame(longer, 0)).toBeUndefined();
  expect(() => sealFrame(key, place, nonce, new Uint8Array(MAX_BATCH_BYTES + 1))).toThrow();
});

test("zeros, which are what reserved space holds, are no frame", () => {
  const zeros = new Uint8Array(5000);

  expect(readFrame(zeros, 0)).toBeUndefined();
  expect(isTornTail(zeros, 0)).toBe(true);
});

test("a tail made to look like frames at every offset is no torn write, and is soon done with", () => {
  const planted = new Uint8Array(MAX_FRAME_BYTES);
  // Each length field, wherever one starts to read it, asks for up to a megabyte.
  for (let at = 0; at < planted.length; at += 4) planted[at + 1] = 8;
  let hashed = 0;
  const counting = (content: Uint8Array | string) => {
    hashed += content.length;
    return "01".repeat(32);
  };

  expect(isTornTail(planted, 0, planted.length, counting)).toBe(false);
  expect(hashed).toBeLessThan(512 * 1024 * 1024);
});

test("a frame behind the torn one is found by its length field", () => {
  const frame = sealFrame(key, place, nonce, plaintext);
  const behind = Buffer.concat([new Uint8Array(100).fill(0xff), frame, new Uint8Array(9)]);

  expect(isTornTail(behind, 0)).toBe(false);
  expect(isTornTail(behind.subarray(0, 100 + frame.length - 1), 0)).toBe(true);
});

const head: JournalHead = { seq: 4, hash: "ab".repeat(32) };
const batch = chainBatch(head, "c", [
  { event: { type: "a" }, beside: { note: "x" } },
  { event: { type: "b" }, at: "2024-11-23T01:02:03Z" },
]);
const text = Buffer.from(batchBytes(batch)).toString();

test("a batch is its lines, an empty line, and its private payloads", () => {
  expect(text).toBe(`${batch.lines.join("\n")}\n\n{"payload":{"note":"x"},"seq":5}\n`);
  expect(readBatch(utf8ToBytes(text), head)).toEqual(batch);
});

test.each([
  ["behind another line", text, { ...head, hash: "cd".repeat(32) }],
  ["at another number", text, { ...head, seq: 5 }],
  ["without its last line end", text.slice(0, -1), head],
  ["with an empty line at its end", `${text}\n`, head],
  ["with its gap alone", text.slice(0, text.indexOf("\n\n") + 2), head],
  ["with white space", text.replace('"v":1', '"v": 1'), head],
  ["with a key that no record has", text.replace(',"v":1', ',"v":1,"w":1'), head],
  ["of another record version", text.replace('"v":1', '"v":2'), head],
  [
    "with a payload beside another batch",
    text.replace('"seq":5}\n', '"seq":7}\n').replace(/"seq":7(?=,"v")/, '"seq":5'),
    head,
  ],
  ["with a payload that is no object", text.replace('{"note":"x"}', "1"), head],
  ["with a byte order mark", `\uFEFF${text}`, head],
  ["that is empty", "", head],
])("a batch %s is not read", (_, changed, at) => {
  expect(readBatch(utf8ToBytes(changed), at)).toBeUndefined();
});

test("a second reader, written from the format alone, reads a journal", async () => {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  const events = [{ event: { name: "𠮷野" }, beside: { note: "密" } }];
  must(await journal.append({ command: "c", events }));
  must(await journal.append({ command: "d", events: [{ event: {} }] }));
  const bytes = Buffer.from(await files.readFile(journalPath));
  const checksum = (part: Uint8Array) => createHash("sha256").update(part).digest().subarray(0, 8);

  expect(bytes.subarray(0, 12).toString("hex")).toBe("8956534a0d0a1a0a00010000");
  const idEnd = 14 + bytes.readUInt16BE(12);
  expect(bytes.subarray(14, idEnd).toString()).toBe(meetingId);
  const keyEnd = idEnd + 4 + bytes.readUInt32BE(idEnd);
  const age = new Decrypter();
  age.addIdentity(stationIdentity);
  const wrapped = Buffer.from(await age.decrypt(bytes.subarray(idEnd + 4, keyEnd)));
  const meetingKey = wrapped.subarray(0, 32);
  expect(wrapped).toHaveLength(128);
  expect(wrapped.subarray(32, 64).toString("hex")).toBe(stationSigner.signingKey);
  expect(isSignedBy(wrapped.subarray(32, 64), wrapped.subarray(64), keySigned(meetingKey))).toBe(
    true,
  );
  expect(bytes.subarray(keyEnd, keyEnd + 8)).toEqual(checksum(bytes.subarray(0, keyEnd)));

  let at = keyEnd + 8;
  let seq = 0;
  let hash = chainStart(meetingId);
  const texts: string[] = [];
  while (at < bytes.length) {
    const length = bytes.subarray(at, at + 4);
    const end = at + 4 + length.readUInt32BE();
    const sealed = bytes.subarray(at + 12, end);
    expect(bytes.subarray(at + 4, at + 12)).toEqual(checksum(Buffer.concat([length, sealed])));
    const numbers = Buffer.alloc(10);
    numbers.writeUInt16BE(Buffer.byteLength(meetingId));
    numbers.writeBigUInt64BE(BigInt(seq + 1), 2);
    const associated = Buffer.concat([
      Buffer.from("vivaseal journal frame v1\n"),
      numbers.subarray(0, 2),
      Buffer.from(meetingId),
      numbers.subarray(2),
      hexToBytes(hash),
    ]);
    const plain = xchacha20poly1305(meetingKey, sealed.subarray(0, 24), associated).decrypt(
      sealed.subarray(24),
    );
    const lines = Buffer.from(plain).toString().split("\n");
    seq += 1;
    hash = createHash("sha256").update(lines[0]!).digest("hex");
    texts.push(Buffer.from(plain).toString());
    at = end;
  }

  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('"name":"𠮷野"');
  expect(texts[0]).toMatch(/\n\n\{"payload":\{"note":"密"\},"seq":1\}\n$/);
  expect(journal.head()).toEqual({ seq, hash });
});

const keySigned = (meetingKey: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`vivaseal journal key v1\n${meetingId}\n`), meetingKey]);

function isSignedBy(key: Buffer, signature: Buffer, message: Buffer): boolean {
  const jwk = { kty: "OKP", crv: "Ed25519", x: key.toString("base64url") };
  return verify(null, message, createPublicKey({ key: jwk, format: "jwk" }), signature);
}
