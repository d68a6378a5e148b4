import { expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { deriveResult } from "../../src/core/result/derive-result.ts";
import { aMeeting } from "../support/meeting-builder.ts";

/** DOMAIN §9, the situations of 材料审查. */
const a1 = applicantId("A1");

test("9.9 who isn't on the exam's list but stands in the room is let in by the chair alone, with a reason that the result keeps", () => {
  const meeting = aMeeting({
    applicant: (one) => (one.id === "A1" ? { ...one, examVerdict: null } : one),
  }).everyoneCheckedIn();
  const call = { type: "callApplicant", applicantId: a1 } as const;

  expect(meeting.tries({ ...call, overrideReason: null })).toBe("EXAM_NOT_PASSED");
  expect(meeting.tries({ ...call, overrideReason: "名单漏列" }, ["GZ1"])).toBe("AUTHORITY_MISSING");
  expect(meeting.tries({ ...call, overrideReason: "名单漏列" }, ["Z1"])).toBe("done");
  expect(resultOf(meeting).applicants[0]?.override).toBe("名单漏列");
});

test("9.29 an objection is answered from the result: who read, what was found and on what evidence, and no ballot of anybody", () => {
  const meeting = aMeeting()
    .everyoneCheckedIn()
    .does({
      type: "vetoApplication",
      applicantId: a1,
      reason: "业绩弄虚作假",
      evidence: { material: null, text: "项目合同编号查无此项，已向发包单位核实" },
    });

  const [objected] = resultOf(meeting).applicants;
  expect(objected?.stage).toBe("vetoed");
  expect(objected?.reading.veto).toEqual({
    leaderId: "Z1",
    reason: "业绩弄虚作假",
    material: null,
    evidence: "项目合同编号查无此项，已向发包单位核实",
  });
  expect(objected?.motion).toBeNull();
});

function resultOf(meeting: ReturnType<typeof aMeeting>) {
  return deriveResult(meeting.manifest, meeting.state(), {
    bundleHash: "11".repeat(32),
    station: { name: "s", recipient: "r", signingKey: "00" },
    exportedAt: "2024-11-11T09:00:00Z",
    journal: { lines: 1, head: "22".repeat(32) },
    files: [],
  });
}
