import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { applicantId, personId } from "../../../src/core/ids.ts";
import type { ResultDocument } from "../../../src/core/result/result-document.ts";
import { sealHeader } from "../../../src/desk/journal/journal-header.ts";
import { meetingFolder } from "../../../src/desk/meeting/meeting-folder.ts";
import { verifyResult } from "../../../src/desk/office/verify-result.ts";
import { memorySink, memorySource } from "../../../src/desk/sealed/byte-ports.ts";
import { createSigner } from "../../../src/desk/sealed/ed25519.ts";
import {
  openResult,
  sealResult,
  type ResultInput,
} from "../../../src/desk/sealed/result-package.ts";
import { asJson } from "../../../src/desk/sealed/signed-manifest.ts";
import { flipped, patternBytes } from "../../desk/sealed-fixtures.ts";
import { aDay } from "../../support/meeting-day.ts";
import { aRunningDesk } from "../../support/running-desk.ts";
import { compared, replicaOf, restoredFrom } from "../../support/restoring.ts";
import { must, passphrase, type Venue } from "../../support/venue.ts";
import { hashOf, type AddCase } from "./vector-case.ts";

export async function addMeeting(add: AddCase, venue: Venue): Promise<void> {
  const { desk, close } = await restoredDesk(venue);
  await holdMeeting(aDay(desk, venue));
  const { fileName } = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();
  const bytes = new Uint8Array(readFileSync(join(venue.stickFolder, fileName)));
  const verified = must(await verifyResult(memorySource(bytes), venue.office));
  const { document, documentHash, journalLines } = verified;
  const head = hashOf(utf8ToBytes(journalLines.at(-1) ?? ""));
  const contents = Object.fromEntries(document.files.map((file) => [file.path, file.sha256]));
  const found = { lines: journalLines.length, head };
  const motions = motionsOf(document);
  add(
    "result",
    "meeting",
    bytes,
    "six experts vote on two applicants, in a second round after a void one; one is recused, one leaves; the journal was lost before and restored from a copy",
    {
      payloadHash: documentHash,
      ...found,
      contents,
      motions,
    },
  );
  add(
    "result",
    "hostile-cut",
    bytes.slice(0, -1),
    "the last byte is missing",
    "RESULT_PACKAGE_DAMAGED",
  );
  add(
    "result",
    "hostile-flipped",
    flipped(bytes, 1000),
    "a byte is flipped",
    "RESULT_PACKAGE_DAMAGED",
  );
  await addForgedResults(add, venue, bytes);
  const place = meetingFolder(venue.stationFolder, venue.manifest.bundleId);
  addJournals(add, new Uint8Array(readFileSync(place.journal)), found);
  await addPlantedJournal(add, venue);
}

/** A meeting that has come to the vote, whose journal was lost then and restored from the replica. */
async function restoredDesk(venue: Venue): Promise<ReturnType<typeof aRunningDesk>> {
  // Reserved space has vectors of its own.
  const changes = { spaceNeeded: () => ({ journalBytes: 0, resultBytes: 0 }) };
  const first = aRunningDesk(venue, changes);
  await aDay(first.desk, venue).readyToVote();
  const { bundleId } = venue.manifest;
  const replica = await replicaOf(first.desk, bundleId);
  await first.close();
  rmSync(meetingFolder(venue.stationFolder, bundleId).journal);
  const running = aRunningDesk(venue, changes);
  must(await running.desk["station.unlock"]({ passphrase }));
  const comparison = await compared(running.desk, bundleId, replica);
  must(await restoredFrom(running.desk, comparison, comparison.copies[0]));
  return running;
}

/**
 * A day with what makes a recount hard: Z5 is recused from A2; a first round is void; in the second
 * one Z6 takes a paper and leaves without returning it, and Z4 leaves only after returning theirs.
 */
async function holdMeeting(day: ReturnType<typeof aDay>): Promise<void> {
  const [z4, z5, z6] = [personId("Z4"), personId("Z5"), personId("Z6")];
  const recusal = { expertId: z5, applicantId: applicantId("A2"), recused: true, reason: "同学" };
  await day.does({ type: "decideRecusal", ...recusal }, "Z1");
  await day.roundOpened("A1", "A2");
  await day.cast("Z2", () => "approve");
  await day.does({ type: "voidRound", note: "票箱移动" }, "Z1", "Z3");
  await day.roundOpened("A1", "A2");
  const marks = ["approve", "approve", "reject", "abstain", "approve"] as const;
  for (const [index, mark] of marks.entries())
    await day.cast(`Z${index + 1}`, (applicant) => (applicant === "A1" ? "approve" : mark));
  await day.does({ type: "handPaper", expertId: z6, projectorChecked: true }, "Z6");
  await day.does({ type: "leave", expertId: z6 }, "GZ1", "GZ3");
  await day.does({ type: "leave", expertId: z4 }, "GZ1", "GZ3");
  await day.does({ type: "comeBack", expertId: z4 }, "Z4");
  await day.finished();
}

/** What the document says of each applicant's motion. */
export const motionsOf = ({ applicants }: ResultDocument): readonly unknown[] =>
  applicants.map(({ applicantId, stage, motion }) => ({ applicantId, stage, motion }));

/** The station's own key signs, for it is the enemy here, and two keys that nobody has unlocked. */
async function addForgedResults(add: AddCase, venue: Venue, genuine: Uint8Array): Promise<void> {
  const { office, station } = venue;
  const source = memorySource(genuine);
  const opened = must(await openResult({ source, identity: office.identity }));
  const { format: _format, version: _version, files: _files, ...document } = opened.document;
  const forge = async (changes: Partial<Pick<ResultInput, "document" | "journalLines">>) => {
    const out = memorySink();
    const keys = [31, 32].map((byte) => createSigner(new Uint8Array(32).fill(byte)));
    must(
      await sealResult({
        ...{ document, files: [], journalLines: opened.journalLines, ...changes, out },
        manifestEnvelope: opened.manifestEnvelope,
        signers: [station.signer, ...keys],
        officeRecipient: office.card.keys.recipient,
      }),
    );
    return out.bytes();
  };
  const lines = opened.journalLines;
  const otherTally = lines.map((line) => line.replace('"approve":2,', '"approve":3,'));
  const passed = JSON.parse(
    canonicalJson(asJson(document)).replace('"passed":false', '"passed":true'),
  ) as ResultInput["document"];
  add(
    "result",
    "hostile-other-signers",
    await forge({}),
    "nothing changed, but without the signatures of chair and secretary",
    "RESULT_SIGNERS_MISSING",
  );
  add(
    "result",
    "hostile-passed",
    await forge({ document: passed }),
    "an outcome turned round",
    "RESULT_DIFFERS",
  );
  add(
    "result",
    "hostile-restoration-hidden",
    await forge({ document: { ...document, restorations: [] } }),
    "it doesn't say that the journal was restored",
    "RESULT_DIFFERS",
  );
  add(
    "result",
    "hostile-line-dropped",
    await forge({ journalLines: lines.filter((_, index) => index !== 20) }),
    "a line of the journal is missing",
    "JOURNAL_CHAIN_BROKEN",
  );
  add(
    "result",
    "hostile-tally-changed",
    await forge({ journalLines: otherTally }),
    "a tally in the journal changed",
    "JOURNAL_CHAIN_BROKEN",
  );
}

function addJournals(
  add: AddCase,
  journal: Uint8Array,
  found: { readonly lines: number; readonly head: string },
): void {
  add("journal", "meeting", journal, "the same meeting, as the station keeps it", found);
  const torn = Buffer.concat([journal, patternBytes(77)]);
  add("journal", "torn", torn, "77 bytes of a write that was never finished", {
    ...found,
    tornBytes: 77,
  });
  const zeros = new Uint8Array(5000);
  add("journal", "reserved", Buffer.concat([journal, zeros]), "space is reserved behind it", found);
  add(
    "journal",
    "reserved-torn",
    Buffer.concat([torn, zeros]),
    "77 bytes of a write that was never finished, at the beginning of reserved space",
    { ...found, tornBytes: 77 },
  );
  const after = journal.length - 3000;
  add(
    "journal",
    "hostile-flipped",
    flipped(journal, after),
    "a byte is flipped, with whole frames behind it",
    "JOURNAL_DAMAGED",
  );
  add(
    "journal",
    "hostile-magic",
    flipped(journal, 0),
    "another magic number",
    "JOURNAL_NOT_RECOGNIZED",
  );
  add(
    "journal",
    "hostile-version",
    flipped(journal, 9),
    "major version 0",
    "JOURNAL_VERSION_UNKNOWN",
  );
  add(
    "journal",
    "hostile-header",
    flipped(journal, 20),
    "a byte of the header is flipped",
    "JOURNAL_DAMAGED",
  );
}

/** What somebody can make who has the station's card and nothing else. */
async function addPlantedJournal(add: AddCase, { manifest, station }: Venue): Promise<void> {
  const meetingKey = new Uint8Array(32).fill(7);
  const stranger = createSigner(new Uint8Array(32).fill(33));
  const { recipient } = station.card.keys;
  const { bytes } = await sealHeader(manifest.bundleId, meetingKey, [recipient], stranger);
  add(
    "journal",
    "hostile-planted",
    bytes,
    "a header alone, whose key another one than the station has signed",
    "JOURNAL_KEY_NOT_OWN",
  );
}
