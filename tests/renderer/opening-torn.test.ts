import { expect, test } from "vitest";
import type { JournalCopyView } from "../../src/contract/journal-answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { personId } from "../../src/core/ids.ts";
import { refuse } from "../../src/core/refusals/refusal.ts";
import { ok } from "../../src/core/result.ts";
import { createSessionStore } from "../../src/renderer/store/session-store.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { aDeskDouble, noMemory, noReplica } from "./desk-double.ts";

const { bundleId: meetingId, meeting, kind } = aMeeting().manifest;
const torn = refuse("JOURNAL_TORN", { file: "journal.vsjournal", bytes: 120 });

/** What the browser's replica has and the journal hasn't. */
const copyWith = (won: number): JournalCopyView => ({
  ...{ copyId: "replica", source: "replica", label: null, won, lost: 0 },
  ...{ head: { seq: 9 + won, hash: "ab".repeat(32), at: null }, fault: null, refusal: null },
  consent: { personId: personId("Z1"), name: "专家1" },
});

/** A desk whose journal has a torn end, and a store over it; `asked` says how it was opened. */
function aTornMeeting(copies: readonly JournalCopyView[]) {
  const asked: string[] = [];
  const sound = aDeskDouble(() => Promise.reject(new Error("Nobody acts here")));
  const open: Desk["meeting.open"] = (input) => {
    asked.push(input.tornTail ?? "cut");
    return input.tornTail === "refuse" ? Promise.resolve(torn) : sound["meeting.open"](input);
  };
  const own = { condition: "torn", refusal: torn.ok ? null : torn.error, head: null } as const;
  const comparison = { meetingId, title: meeting.title, kind, own, copies };
  const desk = aDeskDouble(() => Promise.reject(new Error("Nobody acts here")), {
    "meeting.open": open,
    "journal.compare": () => Promise.resolve(ok(comparison)),
  });
  const store = createSessionStore({
    ...{ desk, replica: noReplica, memory: noMemory, newId: () => "id" },
    wait: () => Promise.resolve(),
  });
  return { store, asked };
}

test("a torn end that a copy holds whole isn't cut: the screen for restoring is shown", async () => {
  const { store, asked } = aTornMeeting([copyWith(1)]);

  expect(await store.openMeeting(meetingId)).toEqual(torn);
  expect(asked).toEqual(["refuse"]);
  expect(store.getState()).toMatchObject({ meeting: null, restoring: { meetingId } });
});

test.each([
  ["no copy has", []],
  ["the copies have no more of", [copyWith(0)]],
  [
    "only a copy of no use has",
    [{ ...copyWith(1), refusal: { code: "COPY_FORKED", details: {} } }],
  ],
] as const)("a torn end that %s is cut, and the meeting shown", async (_, copies) => {
  const { store, asked } = aTornMeeting(copies as readonly JournalCopyView[]);

  expect((await store.openMeeting(meetingId)).ok).toBe(true);
  expect(asked).toEqual(["refuse", "cut"]);
  expect(store.getState().restoring).toBeNull();
  expect(store.getState().meeting?.manifest.bundleId).toBe(meetingId);
});
