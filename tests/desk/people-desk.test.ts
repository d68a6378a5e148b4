import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { verifyResult } from "../../src/desk/office/verify-result.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

let venue: Venue;

beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

const ninety = (applicant: string, expert: string) =>
  ({
    type: "submitGrade",
    applicantId: applicantId(applicant),
    expertId: personId(expert),
    score: { kind: "total", total: 90 },
  }) as const;

test("after a PIN reset the old PIN opens nothing, and the office still verifies what the old key signed", async () => {
  const first = aRunningDesk(venue);
  const day = aDay(first.desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  for (const id of ["A1", "A3"].map(applicantId)) {
    await day.does({ type: "callApplicant", applicantId: id, overrideReason: null });
    const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
    await day.does({ type: "checkIdentity", applicantId: id, ...seen });
    await day.does({ type: "endDefense", applicantId: id });
  }
  await day.does(ninety("A1", "Z3"), "Z3");
  const reset = { type: "resetPin", personId: personId("Z3"), newPin: "902817" } as const;
  const alone = await day.act(reset, ["GZ1"]);
  expect(!alone.ok && alone.error.code).toBe("AUTHORITY_MISSING");
  await day.does(reset, "Z1", "GZ3");
  await first.close();

  const { desk, close } = aRunningDesk(venue);
  const later = aDay(desk, venue);
  await later.opened();
  const stale = await later.act(ninety("A3", "Z3"), ["Z3"]);
  expect(!stale.ok && stale.error.code).toBe("PIN_WRONG");
  const pins = [{ personId: personId("Z3"), pin: "902817" }];
  const request = ninety("A3", "Z3");
  must(await desk["meeting.act"]({ commandId: randomUUID(), request, pins }));
  await later.does({ type: "lockMeeting", note: "试用" }, "Z1", "GZ1");
  const signers = ["Z1", "GZ1"].map((id) => ({ personId: personId(id), pin: pinOf(id) }));
  must(await desk["result.prepare"]({ pins: signers }));
  const exported = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();

  const file = join(venue.stickFolder, exported.fileName);
  const source = must(await openFileSource(createNodeFileLayer(), file));
  const verified = must(await verifyResult(source, venue.office));
  await source.close();
  expect(verified.signedGrades).toBe(2);
  expect(verified.document.attendance.pinResets).toEqual([
    { personId: "Z3", chairId: "Z1", witnessId: "GZ3" },
  ]);
});

test("a recess outlives a restart: everyone checks in with the PIN of the morning", async () => {
  const first = aRunningDesk(venue);
  const day = aDay(first.desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await day.does({ type: "beginRecess" }, "Z1");
  await first.close();

  const { desk, close } = aRunningDesk(venue);
  const later = aDay(desk, venue);
  await later.opened();
  const call = { applicantId: applicantId("A1"), overrideReason: null };
  const early = await later.act({ type: "callApplicant", ...call });
  expect(!early.ok && early.error.code).toBe("MEETING_IN_RECESS");
  for (const id of ["Z1", "Z2", "GZ1"]) {
    await later.does({ type: "checkInAgain", personId: personId(id) }, id);
  }
  await later.does({ type: "resumeMeeting" }, "Z1");
  await later.does({ type: "callApplicant", ...call });
  await close();
});

test("the PIN of a check-in that was taken back opens nothing; the new one does", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  for (const id of ["GZ1", "Z1", "Z2"].map(personId)) await day.checkedIn(id);
  const z3 = personId("Z3");
  const declareWith = (pin: string) =>
    desk["meeting.act"]({
      commandId: randomUUID(),
      request: { type: "declare", expertId: z3, related: [] },
      pins: [{ personId: z3, pin }],
    });
  const refusedWith = async (pin: string) => {
    const answer = await declareWith(pin);
    return answer.ok ? "done" : answer.error.code;
  };

  await day.does({ type: "checkIn", personId: z3, newPin: pinOf("Z3") });
  const step = { command: "checkIn", personId: z3 } as const;
  await day.does({ type: "undoStep", step, reason: "登记成了别人" }, "Z3");
  expect(await refusedWith(pinOf("Z3"))).toBe("NOT_CHECKED_IN");

  await day.does({ type: "checkIn", personId: z3, newPin: "830264" });
  expect(await refusedWith(pinOf("Z3"))).toBe("PIN_WRONG");
  must(await declareWith("830264"));
  await close();
});
