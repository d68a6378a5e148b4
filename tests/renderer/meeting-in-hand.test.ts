import { expect, test } from "vitest";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import { personId } from "../../src/core/ids.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { stateForm } from "../../src/core/meeting/state-form.ts";
import { fold, takeInHand } from "../../src/renderer/store/meeting-in-hand.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { recordsOf } from "./desk-double.ts";

const meeting = aMeeting().everyoneCheckedIn().defended("A1").graded("A1", 90);
const all = recordsOf(meeting.events());
const handed = (count: number) =>
  takeInHand({
    manifest: meeting.manifest,
    bundleHash: "11".repeat(32),
    records: all.slice(0, count),
    recovered: null,
    snapshot: null,
    journalHeader: "",
  });

test("opening and folding one by one come to the same state", () => {
  let folded = handed(1);
  for (const record of all.slice(1)) {
    const next = fold(folded, [record]);
    if (!next.ok) throw new Error(next.error);
    folded = next.value;
  }

  expect(folded).toEqual(handed(all.length));
});

test("records that were folded already are passed over", () => {
  const whole = handed(all.length);

  expect(fold(whole, all.slice(-3))).toEqual({ ok: true, value: whole });
});

test("a gap in the records is found before anything is folded", () => {
  const begun = handed(1);

  expect(fold(begun, all.slice(2))).toEqual({ ok: false, error: "gap" });
  expect(begun.state.people.has(personId("GZ1"))).toBe(false);
});

test("a meeting in hand is the same from any of its snapshots, the defense's clock too", () => {
  const whole = handed(all.length);
  const facts = meetingFacts(meeting.manifest);
  for (let at = 1; at <= all.length; at += 1) {
    const { state, clock } = handed(at);
    const form = JSON.parse(canonicalJson(stateForm(state, facts))) as Json;
    const fromSnapshot = takeInHand({
      ...{ manifest: meeting.manifest, bundleHash: "11".repeat(32), journalHeader: "" },
      ...{ records: all.slice(at), snapshot: { seq: at, state: form, clock }, recovered: null },
    });

    expect(fromSnapshot).toEqual(whole);
  }
});
