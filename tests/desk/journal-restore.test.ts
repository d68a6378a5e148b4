import { cp, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JournalComparison } from "../../src/contract/journal-answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import { sealHeader } from "../../src/desk/journal/journal-header.ts";
import { createSigner } from "../../src/desk/sealed/ed25519.ts";
import { endOfContent } from "../../src/desk/journal/reserved-space.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { compared, replicaOf, restoredFrom, type HeldReplica } from "../support/restoring.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";

let venue: Venue;
let meetingId: string;
let morning: HeldReplica & { readonly records: number };
let original: Venue;
let copies = 0;
beforeAll(async () => {
  original = await aVenue();
  meetingId = original.manifest.bundleId;
  venue = original;
  morning = await aMorning();
});
beforeEach(async () => {
  copies += 1;
  const stationFolder = join(original.folder, `copy-${copies}`);
  await cp(original.stationFolder, stationFolder, { recursive: true });
  venue = { ...original, stationFolder };
});
afterAll(() => original.remove());

const place = () => meetingFolder(venue.stationFolder, meetingId);
const called = { type: "callApplicant", overrideReason: null } as const;

/** A morning: everyone checked in, one applicant heard; the desk is stopped, its replica kept. */
async function aMorning(): Promise<typeof morning> {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await day.does({ ...called, applicantId: applicantId("A1") });
  const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
  await day.does({ type: "checkIdentity", applicantId: applicantId("A1"), ...seen });
  await day.does({ type: "endDefense", applicantId: applicantId("A1") });
  const replica = await replicaOf(desk, meetingId);
  const { length } = must(await desk["meeting.records"]({ afterSeq: 0 }));
  await close();
  return { ...replica, records: length };
}

/** The next start of the desk, unlocked. */
async function started() {
  const running = aRunningDesk(venue);
  must(await running.desk["station.unlock"]({ passphrase }));
  return running;
}

const opening = (desk: Desk) => desk["meeting.open"]({ meetingId, tornTail: "refuse" });
const copyOf = ({ copies }: JournalComparison, source: string) =>
  copies.find((copy) => copy.source === source);

/** The journal's bytes without the space reserved behind them. */
async function journalBytes(): Promise<Uint8Array> {
  const bytes = new Uint8Array(await readFile(place().journal));
  // Not from the beginning: the last frame may end in a zero itself.
  const { length } = Buffer.concat([morning.header, ...morning.frames]);
  return bytes.subarray(0, endOfContent(bytes, length));
}

describe("a journal that is gone", () => {
  test("is told as lost and never begun anew; with the chair's PIN it goes on from the replica", async () => {
    await rm(place().journal);
    const { desk, close } = await started();
    expect(codeOf(await opening(desk))).toBe("JOURNAL_LOST");

    const comparison = await compared(desk, meetingId, morning);
    expect(comparison.own).toMatchObject({ condition: "missing", head: null });
    const copy = copyOf(comparison, "replica");
    expect(copy).toMatchObject({ won: morning.records, lost: 0, refusal: null, fault: null });
    expect(copy?.consent).toMatchObject({ personId: "Z1" });
    const opened = must(await restoredFrom(desk, comparison, copy));

    expect(opened.records).toHaveLength(morning.records + 1);
    expect(opened.records.at(-1)?.event).toMatchObject({
      ...{ type: "journalRestored", source: "replica", because: "missing", chairId: "Z1" },
      ...{ replaced: null, restored: { seq: morning.records, hash: copy?.head?.hash } },
    });
    const day = aDay(desk, venue);
    await day.does({ ...called, applicantId: applicantId("A2") });
    const replica = await replicaOf(desk, meetingId);
    expect(replica.header).toEqual(morning.header);
    expect(replica.frames.slice(0, morning.frames.length)).toEqual(morning.frames);
    await close();
  });

  test("opens again like any other after it was restored, with the same state", async () => {
    await rm(place().journal);
    const first = await started();
    const comparison = await compared(first.desk, meetingId, morning);
    const restored = must(
      await restoredFrom(first.desk, comparison, copyOf(comparison, "replica")),
    );
    await first.close();

    const second = await started();
    expect(must(await opening(second.desk)).records).toEqual(restored.records);
    await second.close();
  });

  test("is not restored by anyone but the chair, nor without the chair's own PIN", async () => {
    await rm(place().journal);
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, morning);
    const copy = copyOf(comparison, "replica");
    expect(codeOf(await restoredFrom(desk, comparison, copy, { by: "Z5" }))).toBe(
      "AUTHORITY_MISSING",
    );
    for (let wrong = 0; wrong < 3; wrong += 1)
      expect(codeOf(await restoredFrom(desk, comparison, copy, { pin: "999998" }))).toBe(
        "PIN_WRONG",
      );
    expect(codeOf(await restoredFrom(desk, comparison, copy))).toBe("PIN_TOO_MANY");
    expect(await readdir(place().folder)).not.toContain("journal.vsjournal");
    await close();
  });

  test("can't be restored once the session secret is gone: no PIN could be checked", async () => {
    await rm(place().journal);
    await rm(place().sessionSecret);
    const { desk, close } = await started();
    const copy = copyOf(await compared(desk, meetingId, morning), "replica");
    expect(copy?.refusal?.code).toBe("RESTORE_KEYS_GONE");
    await close();
  });

  test("isn't restored for a reason that no report could print", async () => {
    await rm(place().journal);
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, morning);
    const copy = copyOf(comparison, "replica");
    expect(codeOf(await restoredFrom(desk, comparison, copy, { reason: "硬盘故障😀" }))).toBe(
      "REPORT_GLYPH_MISSING",
    );
    must(await restoredFrom(desk, comparison, copy));
    await close();
  });

  test("the same consent again opens the meeting and restores nothing twice", async () => {
    await rm(place().journal);
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, morning);
    const commandId = randomUUID();
    const copy = copyOf(comparison, "replica");
    const first = must(await restoredFrom(desk, comparison, copy, { commandId }));
    expect(must(await restoredFrom(desk, comparison, copy, { commandId }))).toEqual(first);
    await close();
  });
});

describe("a journal that is damaged in the middle", () => {
  /** Spoils a byte in the frame after two thirds. */
  async function spoiled(): Promise<Uint8Array> {
    const bytes = await journalBytes();
    const at = Math.floor((bytes.length * 2) / 3);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(place().journal, bytes);
    return bytes;
  }

  test("is kept aside byte for byte, under a name that says when and why, before it is replaced", async () => {
    const damaged = await spoiled();
    const { desk, close } = await started();
    expect(codeOf(await opening(desk))).toBe("JOURNAL_DAMAGED");
    expect(new Uint8Array(await readFile(place().journal))).toEqual(damaged);

    const comparison = await compared(desk, meetingId, morning);
    expect(comparison.own.condition).toBe("damaged");
    const readable = comparison.own.head?.seq ?? 0;
    const copy = copyOf(comparison, "replica");
    expect(copy).toMatchObject({ won: morning.records - readable, lost: 0, refusal: null });
    const opened = must(await restoredFrom(desk, comparison, copy));
    expect(opened.records.at(-1)?.event).toMatchObject({
      ...{ because: "damaged", replaced: { seq: readable, hash: comparison.own.head?.hash } },
    });
    const aside = (await readdir(place().folder)).find((name) => name.endsWith("-damaged"));
    expect(aside).toMatch(/^journal\.vsjournal\.\d{8}T\d{6}Z-damaged$/);
    expect(new Uint8Array(await readFile(join(place().folder, aside ?? "")))).toEqual(damaged);
    await close();
  });

  test("where there is no copy goes on, with the chair's consent, from what is before the damage", async () => {
    await spoiled();
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId);
    const copy = copyOf(comparison, "remainder");
    // The chair checks in early, so that what is left holds the PIN.
    if (!copy?.consent) throw new Error("The chair is not in what is left");
    const opened = must(await restoredFrom(desk, comparison, copy));
    expect(opened.records.length).toBeLessThan(morning.records);
    expect(opened.records.at(-1)?.event).toMatchObject({ source: "remainder" });
    await close();
  });
});

describe("a torn end", () => {
  test("is left alone until it was compared; where the replica holds the whole command, that is taken", async () => {
    const { length } = await journalBytes();
    await truncate(place().journal, length - 9);
    const { desk, close } = await started();
    expect(codeOf(await opening(desk))).toBe("JOURNAL_TORN");
    expect(await readFile(place().journal)).toHaveLength(length - 9);

    const comparison = await compared(desk, meetingId, morning);
    const copy = copyOf(comparison, "replica");
    expect(copy).toMatchObject({ won: 1, lost: 0, refusal: null });
    must(await restoredFrom(desk, comparison, copy));
    const files = await readdir(place().folder);
    expect(files.filter((name) => name.endsWith("-torn"))).toHaveLength(1);
    await close();
  });

  test("that nobody has a copy of is cut, kept aside and reported as always", async () => {
    await writeFile(
      place().journal,
      Buffer.concat([await journalBytes(), new Uint8Array(40).fill(7)]),
    );
    const { desk, close } = await started();
    const copy = copyOf(await compared(desk, meetingId, morning), "replica");
    expect(copy?.refusal ?? null).toBeNull();
    expect(copy?.won).toBe(0);
    const opened = must(await desk["meeting.open"]({ meetingId }));
    expect(opened.recovered?.cutBytes).toBe(40);
    await close();
  });
});

describe("an older copy in the journal's place", () => {
  test("is replaced, also where the desk has said something behind it, and is kept aside", async () => {
    venue = await aVenue();
    const first = aRunningDesk(venue);
    const day = aDay(first.desk, venue);
    await day.readyToVote();
    await day.roundOpened("A1");
    await day.cast("Z1", () => "approve");
    await first.close();
    await cp(place().journal, join(venue.folder, "older"));
    const second = await started();
    must(await opening(second.desk));
    await aDay(second.desk, venue).roundOpened("A1");
    const replica = await replicaOf(second.desk, meetingId);
    await second.close();

    await cp(join(venue.folder, "older"), place().journal);
    const third = await started();
    // Opening it voids the round that it holds: the desk's own word, on a branch of its own.
    must(await opening(third.desk));
    const comparison = await compared(third.desk, meetingId, replica);
    const copy = copyOf(comparison, "replica");
    expect(copy).toMatchObject({ lost: 1, refusal: null });
    const opened = must(await restoredFrom(third.desk, comparison, copy));
    const [restored, voided] = opened.records.slice(-2).map(({ event }) => event);
    expect(restored).toMatchObject({ type: "journalRestored", because: "outdated" });
    expect(voided).toMatchObject({ type: "roundVoided", because: "interrupted", round: 2 });
    expect(opened.records.slice(-2).map(({ at }) => at)).toEqual([undefined, undefined]);
    await third.close();
    await venue.remove();
  });
});

describe("a planted replica", () => {
  const foreign = async (change: (replica: HeldReplica) => HeldReplica | Promise<HeldReplica>) => {
    await rm(place().journal);
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, await change(morning));
    const copy = copyOf(comparison, "replica");
    const restored = copy?.head ? await restoredFrom(desk, comparison, copy) : undefined;
    await close();
    expect(restored?.ok ?? false).toBe(false);
    return copy;
  };

  test("of another meeting is refused", async () => {
    const other = await aVenue();
    const running = aRunningDesk(other);
    await aDay(running.desk, other).opened();
    const theirs = await replicaOf(running.desk, other.manifest.bundleId);
    await running.close();
    await other.remove();
    const copy = await foreign(() => theirs);
    // The small meeting has one id: what differs is whose station made the key.
    expect(copy?.refusal?.code).toBe("JOURNAL_NOT_FOR_STATION");
  });

  test("whose header names another meeting is refused", async () => {
    const { signer, card } = venue.station;
    const key = new Uint8Array(32).fill(3);
    const header = await sealHeader(randomUUID(), key, [card.keys.recipient], signer);
    const copy = await foreign(({ frames }) => ({ header: header.bytes, frames }));
    expect(copy?.refusal?.code).toBe("JOURNAL_OTHER_MEETING");
  });

  test("under a key that a stranger made for this station is refused", async () => {
    const stranger = createSigner(new Uint8Array(32).fill(9));
    const key = new Uint8Array(32).fill(3);
    const recipients = [venue.station.card.keys.recipient];
    const header = await sealHeader(meetingId, key, recipients, stranger);
    const copy = await foreign(({ frames }) => ({ header: header.bytes, frames }));
    expect(copy?.refusal?.code).toBe("JOURNAL_KEY_NOT_OWN");
  });

  test("with frames that this station didn't write is refused", async () => {
    const copy = await foreign(({ header, frames }) => ({
      header,
      frames: frames.map((frame) => frame.map((byte, at) => (at > 40 ? byte ^ 1 : byte))),
    }));
    expect(copy?.refusal?.code).toBe("COPY_FORGED");
  });

  test("is of use up to where something was added, and that is told", async () => {
    await rm(place().journal);
    const { desk, close } = await started();
    const frames = [...morning.frames, new Uint8Array(80).fill(1)];
    const comparison = await compared(desk, meetingId, { ...morning, frames });
    const copy = copyOf(comparison, "replica");
    expect(copy?.fault).toMatchObject({
      code: "COPY_FORGED",
      details: { line: morning.records + 1 },
    });
    must(await restoredFrom(desk, comparison, copy));
    await close();
  });

  test("that goes another way than what people did here is refused", async () => {
    await cp(venue.stationFolder, join(venue.folder, "elsewhere"), { recursive: true });
    const here = await started();
    must(await opening(here.desk));
    await aDay(here.desk, venue).does({ ...called, applicantId: applicantId("A2") });
    await here.close();
    const elsewhere = { ...venue, stationFolder: join(venue.folder, "elsewhere") };
    const there = aRunningDesk(elsewhere);
    const day = aDay(there.desk, elsewhere);
    await day.opened();
    await day.does({ ...called, applicantId: applicantId("A3") });
    const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
    await day.does({ type: "checkIdentity", applicantId: applicantId("A3"), ...seen });
    await day.does({ type: "endDefense", applicantId: applicantId("A3") });
    const forked = await replicaOf(there.desk, meetingId);
    await there.close();

    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, forked);
    const copy = copyOf(comparison, "replica");
    expect(copy?.refusal).toMatchObject({
      ...{ code: "COPY_FORKED", details: { line: morning.records + 1 } },
    });
    expect(codeOf(await restoredFrom(desk, comparison, copy))).toBe("COPY_FORKED");
    const { fileName } = must(await desk["journal.keepReplicaAside"]({ meetingId }));
    const kept = new Uint8Array(await readFile(join(place().folder, fileName)));
    expect(kept).toEqual(new Uint8Array(Buffer.concat([forked.header, ...forked.frames])));
    await close();
  });

  test("is compared with the whole journal, also where its last frame happens to end in a zero", async () => {
    const { desk, close } = await started();
    must(await opening(desk));
    const day = aDay(desk, venue);
    const lastByte = async () => {
      const { length } = must(await desk["meeting.records"]({ afterSeq: 0 }));
      const [frame] = must(await desk["meeting.frames"]({ afterSeq: length - 1 }));
      return Buffer.from(frame?.base64 ?? "", "base64").at(-1);
    };
    await day.does({ ...called, applicantId: applicantId("A2") });
    const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
    await day.does({ type: "checkIdentity", applicantId: applicantId("A2"), ...seen });
    await day.does({ type: "startStatement", applicantId: applicantId("A2") });
    // One frame of 256 ends so; this many that don't would come once in 10^10 runs.
    const acts = ["pauseClock", "continueClock"] as const;
    for (let act = 0; (await lastByte()) !== 0 && act < 6_000; act += 1)
      await day.does({ type: acts[act % 2]!, applicantId: applicantId("A2") });
    expect(await lastByte()).toBe(0);
    const { length } = must(await desk["meeting.records"]({ afterSeq: 0 }));
    await close();

    const again = await started();
    const { own } = await compared(again.desk, meetingId, morning);
    expect(own).toMatchObject({ condition: "sound", head: { seq: length } });
    await again.close();
  });

  test("that has changed since the chair looked is refused", async () => {
    await rm(place().journal);
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, morning);
    const copy = copyOf(comparison, "replica");
    await compared(desk, meetingId, { ...morning, frames: morning.frames.slice(0, -1) });
    expect(codeOf(await restoredFrom(desk, comparison, copy))).toBe("COPY_CHANGED");
    await close();
  });

  test("with nothing that the journal lacks restores nothing", async () => {
    const { desk, close } = await started();
    const comparison = await compared(desk, meetingId, morning);
    expect(comparison.own.condition).toBe("sound");
    expect(copyOf(comparison, "replica")?.refusal?.code).toBe("COPY_NOT_AHEAD");
    await close();
  });

  test("whose parts come out of order is refused", async () => {
    const { desk, close } = await started();
    const part = (number: number) =>
      desk["journal.offerReplica"]({ meetingId, part: number, base64: "AAEC" });
    expect(codeOf(await part(1))).toBe("COPY_PART_MISPLACED");
    must(await part(0));
    expect(codeOf(await part(2))).toBe("COPY_PART_MISPLACED");
    expect(codeOf(await part(1))).toBe("COPY_PART_MISPLACED");
    await close();
  });
});

test("a chair who has set no PIN in the copy can't consent to it", async () => {
  venue = await aVenue();
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  const secretary = venue.manifest.staff[0];
  if (!secretary) throw new Error("No secretary");
  await day.does({ type: "checkIn", personId: secretary.id, newPin: pinOf(secretary.id) });
  const replica = await replicaOf(desk, meetingId);
  await close();
  await rm(place().journal);
  const next = await started();
  const copy = copyOf(await compared(next.desk, meetingId, replica), "replica");
  expect(copy?.refusal?.code).toBe("RESTORE_NO_CHAIR");
  await next.close();
  await venue.remove();
});
