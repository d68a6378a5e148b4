import { describe, expect, test } from "vitest";
import type { SealedFrame } from "../../src/contract/answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import { refuse } from "../../src/core/refusals/refusal.ts";
import { ok } from "../../src/core/result.ts";
import type { Replica } from "../../src/renderer/db/replica.ts";
import { createSessionStore } from "../../src/renderer/store/session-store.ts";
import { journalReplacedText } from "../../src/renderer/view/journal-notices.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { aDeskDouble, anAnswer, noMemory, noReplica, recordsOf } from "./desk-double.ts";

const meetingId = aMeeting().manifest.bundleId;
const checkIn = { type: "checkIn", personId: personId("GZ1"), newPin: "135790" } as const;
const afterCheckIn = recordsOf(aMeeting().checkedIn("GZ1").events());

function aStore(desk: Desk, replica: Replica = noReplica) {
  let ids = 0;
  return createSessionStore({
    ...{ desk, replica, memory: noMemory },
    newId: () => `id-${++ids}`,
    wait: () => Promise.resolve(),
  });
}

describe("acting", () => {
  test("folds the answered records into the state", async () => {
    const store = aStore(aDeskDouble(() => Promise.resolve(ok(anAnswer(afterCheckIn.slice(1))))));
    await store.openMeeting(meetingId);

    expect(await store.act(checkIn)).toMatchObject({ ok: true });
    expect(store.getState().meeting?.state.people.has(personId("GZ1"))).toBe(true);
    expect(store.getState().meeting?.lastSeq).toBe(2);
  });

  test("changes nothing when the desk refuses", async () => {
    const store = aStore(aDeskDouble(() => Promise.resolve(refuse("PIN_TOO_SIMPLE"))));
    await store.openMeeting(meetingId);
    const before = store.getState();

    expect(await store.act(checkIn)).toEqual(refuse("PIN_TOO_SIMPLE"));
    expect(store.getState()).toBe(before);
  });

  test("repeats a command whose answer was lost under the same id, and no other", async () => {
    const sent: string[] = [];
    const store = aStore(
      aDeskDouble(({ commandId }) => {
        sent.push(commandId);
        if (sent.length === 1) return Promise.reject(new Error("the channel broke"));
        return Promise.resolve(ok(anAnswer(afterCheckIn.slice(1))));
      }),
    );
    await store.openMeeting(meetingId);
    await store.act(checkIn);
    await store.act(checkIn);

    expect(sent).toEqual(["id-1", "id-1", "id-2"]);
    expect(store.getState().broken).toBeNull();
  });

  test("stops everything when the answer stays lost, telling the place and not the message", async () => {
    const store = aStore(aDeskDouble(() => Promise.reject(new Error("the channel broke"))));
    await store.openMeeting(meetingId);
    void store.act(checkIn);

    await expect.poll(() => store.getState().broken).toMatch(/^Error session-store\.test\.ts:/);
    expect(store.getState().broken).not.toContain("the channel broke");
  });

  test("stops everything too when the desk itself tells of a bug", async () => {
    const store = aStore(aDeskDouble(() => Promise.resolve(refuse("DESK_FAULT"))));
    await store.openMeeting(meetingId);
    void store.act(checkIn);

    await expect.poll(() => store.getState().broken).toMatch(/^DESK_FAULT/);
  });

  test("asks the desk for records that it missed", async () => {
    const all = recordsOf(aMeeting().checkedIn("GZ1", "GZ2").events());
    const desk = aDeskDouble(() => Promise.resolve(ok(anAnswer(all.slice(2)))), {
      "meeting.records": ({ afterSeq }) => Promise.resolve(ok(all.slice(afterSeq))),
    });
    const store = aStore(desk);
    await store.openMeeting(meetingId);
    await store.act(checkIn);

    expect(store.getState().meeting?.lastSeq).toBe(3);
  });

  test("keeps no mark of a paper that was cast", async () => {
    const store = aStore(aDeskDouble(() => Promise.resolve(ok(anAnswer([])))));
    await store.openMeeting(meetingId);
    const before = store.getState();
    const marks = [{ applicantId: applicantId("A1"), mark: "reject" as const }];
    await store.act({ type: "castPaper", expertId: personId("Z1"), paper: "token", marks });

    expect({ ...store.getState(), meeting: null }).toEqual({ ...before, meeting: null });
    expect(store.getState().meeting).toBe(before.meeting);
  });
});

describe("the replica", () => {
  const frame = (firstSeq: number, lastSeq: number, base64 = "AAEC") => {
    return { firstSeq, lastSeq, base64 };
  };

  /** A store whose desk's journal has the one frames and whose replica holds the other one. */
  async function opened(journal: readonly SealedFrame[], held: SealedFrame | null) {
    const kept: number[] = [];
    const desk = aDeskDouble(() => Promise.resolve(ok(anAnswer(afterCheckIn.slice(1)))), {
      "meeting.frames": ({ afterSeq }) =>
        Promise.resolve(ok(journal.filter(({ lastSeq }) => lastSeq > afterSeq))),
    });
    const store = aStore(desk, {
      ...noReplica,
      lastFrame: () => Promise.resolve(ok(held)),
      keepFrames: (_, frames) => {
        kept.push(...frames.map(({ firstSeq }) => firstSeq));
        return Promise.resolve(ok(null));
      },
    });
    await store.openMeeting(meetingId);
    return { store, kept, replaced: () => store.getState().journalReplaced };
  }

  test("gets the sealed frames after the last one that it holds", async () => {
    const journal = [frame(1, 1), frame(2, 4), frame(5, 5), frame(6, 9)];
    const behind = await opened(journal, frame(2, 4));
    await expect.poll(() => behind.kept).toEqual([5, 6]);
    const empty = await opened(journal, null);
    await expect.poll(() => empty.kept).toEqual([1, 2, 5, 6]);

    expect(behind.replaced()).toBeNull();
  });

  test("tells of a journal that is shorter than what it holds, keeps that, and goes on telling", async () => {
    const { store, kept, replaced } = await opened([frame(1, 1)], frame(2, 7));
    await expect.poll(replaced).toEqual({ missing: 6 });
    await store.act(checkIn);

    expect(replaced()).toEqual({ missing: 6 });
    expect(kept).toEqual([]);
    expect(journalReplacedText(6)).toContain("少 6 条记录");
  });

  test("tells of a journal as long as its copy whose last frame is another", async () => {
    const sameLength = await opened([frame(1, 1, "AAED")], frame(1, 1));
    await expect.poll(sameLength.replaced).toEqual({ missing: 0 });
    const otherFrames = await opened([frame(1, 2), frame(3, 9)], frame(2, 2));
    await expect.poll(otherFrames.replaced).toEqual({ missing: 1 });

    expect([...sameLength.kept, ...otherFrames.kept]).toEqual([]);
    expect(journalReplacedText(0)).toContain("不一致");
  });

  test("compares nothing with the frames of a meeting that was opened since", async () => {
    let answer: (frames: readonly SealedFrame[]) => void = () => undefined;
    const desk = aDeskDouble(() => Promise.resolve(ok(anAnswer([]))), {
      "meeting.frames": () =>
        new Promise((resolve) => {
          answer = (frames) => resolve(ok(frames));
        }),
    });
    const lastFrame = () => Promise.resolve(ok(frame(2, 7)));
    const store = aStore(desk, { ...noReplica, lastFrame });
    await store.openMeeting(meetingId);
    await Promise.resolve();
    store.leaveMeeting();
    answer([]);
    await new Promise((resolve) => setTimeout(resolve, 5));

    expect(store.getState().journalReplaced).toBeNull();
  });

  test("that fails gives a quiet warning and blocks nothing", async () => {
    const store = aStore(
      aDeskDouble(() => Promise.resolve(ok(anAnswer(afterCheckIn.slice(1))))),
      {
        ...noReplica,
        lastFrame: () => Promise.resolve({ ok: false, error: "storageFull" }),
      },
    );
    await store.openMeeting(meetingId);
    await store.act(checkIn);

    expect(store.getState().meeting?.lastSeq).toBe(2);
    await expect.poll(() => store.getState().replicaBehind).toBe(true);
    expect(store.getState().broken).toBeNull();
  });
});
