import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { JournalRecord } from "../../src/core/journal/record.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { verifyStatements } from "../../src/desk/meeting/statements.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

/** What the office asks of each signed line, of a day whose PINs were really typed. */
let venue: Venue;
let records: readonly JournalRecord<MeetingEvent>[];

beforeAll(async () => {
  venue = await aVenue();
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  const a1 = applicantId("A1");
  await day.heard(a1);
  for (const id of ["Z1", "Z3", "Z5", "Z7", "Z9"]) {
    const score = { kind: "total", total: 90 } as const;
    const grade = { applicantId: a1, expertId: personId(id), score };
    await day.does({ type: "submitGrade", ...grade }, id);
  }
  const correction = {
    ...{ applicantId: a1, expertId: personId("Z3"), reason: "合计加错" },
    score: { kind: "total", total: 88 },
  } as const;
  await day.does({ type: "correctGrade", ...correction }, "Z3", "Z1");
  const panel = panelId("第一组");
  const conclusions = [{ applicantId: a1, grade: "excellent" as const, reason: null }];
  const confirm = { panelId: panel, confirmedBy: personId("Z1"), conclusions };
  await day.does({ type: "confirmConclusions", ...confirm }, "Z1");
  const opinions = [{ applicantId: a1, text: "专业基础扎实，业绩真实" }];
  const signers = ["Z1", "Z3", "Z5"].map(personId);
  await day.does({ type: "signOpinions", panelId: panel, opinions, signers }, "Z1", "Z3", "Z5");
  ({ records } = must(await desk["meeting.open"]({ meetingId: venue.manifest.bundleId })));
  await close();
});
afterAll(() => venue.remove());

/** The refusal of the records with every event of one type changed, and whose line it names. */
function foundOut<Type extends MeetingEvent["type"]>(
  type: Type,
  forge: (event: Extract<MeetingEvent, { type: Type }>) => MeetingEvent,
): string {
  const isIt = (event: MeetingEvent): event is Extract<MeetingEvent, { type: Type }> =>
    event.type === type;
  const forged = records.map((record) =>
    isIt(record.event) ? { ...record, event: forge(record.event) } : record,
  );
  const verified = verifyStatements(venue.manifest.bundleId, forged);
  if (verified.ok) return "nothing";
  const line = forged.find(({ seq }) => seq === verified.error.details["line"])?.event.type;
  return `${verified.error.code} at ${line}`;
}

test("untouched, all of them are good", () => {
  expect(must(verifyStatements(venue.manifest.bundleId, records))).toBe(5);
});

describe("a correction is found out where", () => {
  const bad = "GRADE_SIGNATURE_BAD at gradeCorrected";

  test("its number, its reason or the number before it was changed", () => {
    const new_ = { kind: "total", total: 99 } as const;
    expect(foundOut("gradeCorrected", (event) => ({ ...event, new: new_ }))).toBe(bad);
    expect(foundOut("gradeCorrected", (event) => ({ ...event, old: new_ }))).toBe(bad);
    expect(foundOut("gradeCorrected", (event) => ({ ...event, reason: "另有原因" }))).toBe(bad);
  });

  test("it is put on another expert or applicant", () => {
    const [expertId, other] = [personId("Z5"), applicantId("A3")];
    expect(foundOut("gradeCorrected", (event) => ({ ...event, expertId }))).toBe(bad);
    expect(foundOut("gradeCorrected", (event) => ({ ...event, applicantId: other }))).toBe(bad);
  });
});

describe("a panel's opinions are found out where", () => {
  const bad = "OPINION_SIGNATURE_BAD at opinionsSigned";

  test("a word of them was changed after the signing", () => {
    expect(
      foundOut("opinionsSigned", (event) => ({
        ...event,
        opinions: event.opinions.map((one) => ({ ...one, text: `${one.text}。` })),
      })),
    ).toBe(bad);
  });

  test("somebody stands among the signers who didn't sign", () => {
    expect(
      foundOut("opinionsSigned", (event) => ({
        ...event,
        signatures: event.signatures.map((one, at) =>
          at === 1 ? { ...one, personId: personId("Z7") } : one,
        ),
      })),
    ).toBe(bad);
  });

  test("one signature is another's", () => {
    expect(
      foundOut("opinionsSigned", (event) => ({
        ...event,
        signatures: event.signatures.map((one) => ({
          ...one,
          signature: event.signatures[0]?.signature ?? "",
        })),
      })),
    ).toBe(bad);
  });
});
