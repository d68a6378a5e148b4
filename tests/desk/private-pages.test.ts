import { afterEach, beforeEach, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

const [a1, a2] = [applicantId("A1"), applicantId("A2")];
const draftsOf = (id: string, pin = pinOf(id)) =>
  ({ personId: personId(id), pin, purpose: "gradeDraft" }) as const;

let venue: Venue;

beforeEach(async () => {
  venue = await aVenue({ experts: 5, applicants: 2 });
});
afterEach(() => venue.remove());

/** Everyone here, A1 heard. */
async function heard() {
  const running = aRunningDesk(venue);
  const day = aDay(running.desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await day.heard(a1);
  return { ...running, day };
}

test("a draft of a grade is there again after the station was started anew, the last one of each", async () => {
  const first = await heard();
  const { token, pages } = must(await first.desk["privatePages.open"](draftsOf("Z3")));
  expect(pages).toEqual([]);
  await first.day.does({ type: "keepPrivatePage", token, applicantId: a1, text: '["8"]' });
  await first.day.does({ type: "keepPrivatePage", token, applicantId: a1, text: '["86"]' });
  await first.close();

  const second = aRunningDesk(venue);
  await aDay(second.desk, venue).opened();
  const again = must(await second.desk["privatePages.open"](draftsOf("Z3")));
  expect(again.pages).toEqual([{ applicantId: a1, text: '["86"]' }]);
  expect(must(await second.desk["privatePages.open"](draftsOf("Z1"))).pages).toEqual([]);
  await second.close();
});

test("the journal's lines tell that a draft was kept, and nothing of what it says", async () => {
  const { desk, day, close } = await heard();
  const { token } = must(await desk["privatePages.open"](draftsOf("Z3")));
  const kept = { type: "keepPrivatePage", token, applicantId: a1 } as const;
  const { records: low } = await day.does({ ...kept, text: '["5"]' });
  const { records: high } = await day.does({ ...kept, text: '["100"]' });
  await close();

  const [first, second] = [low[0]?.event, high[0]?.event];
  expect(first).toMatchObject({ type: "privatePageKept", authorId: "Z3", purpose: "gradeDraft" });
  const length = (event: unknown) => canonicalJson(event as Json).length;
  expect(length(first)).toBe(length(second));
});

test("only the author's PIN opens pages, a wrong one is counted, and they shut for the next expert", async () => {
  const { desk, day, close } = await heard();
  const wrong = await desk["privatePages.open"](draftsOf("Z3", pinOf("Z1")));
  expect(!wrong.ok && wrong.error.code).toBe("PIN_WRONG");

  const { token } = must(await desk["privatePages.open"](draftsOf("Z3")));
  must(await desk["privatePages.open"](draftsOf("Z1")));
  const late = { type: "keepPrivatePage", token, applicantId: a1, text: '["86"]' } as const;
  const shut = await day.act(late);
  expect(!shut.ok && shut.error.code).toBe("PRIVATE_PAGES_SHUT");
  await close();
});

test("a draft is for whom the expert may grade alone: not of another panel, not after the grade", async () => {
  const { desk, day, close } = await heard();
  const z3 = must(await desk["privatePages.open"](draftsOf("Z3")));
  const page = { type: "keepPrivatePage", text: '["86"]' } as const;
  const early = await day.act({ ...page, token: z3.token, applicantId: a2 });
  expect(!early.ok && early.error.code).toBe("NOT_CALLED");
  const score = { kind: "total", total: 86 } as const;
  const grade = { type: "submitGrade", applicantId: a1, expertId: personId("Z3"), score } as const;
  await day.does(grade, "Z3");
  const late = await day.act({ ...page, token: z3.token, applicantId: a1 });
  expect(!late.ok && late.error.code).toBe("GRADE_ALREADY_RECORDED");

  const z2 = must(await desk["privatePages.open"](draftsOf("Z2")));
  const stranger = await day.act({ ...page, token: z2.token, applicantId: a1 });
  expect(!stranger.ok && stranger.error.code).toBe("NOT_OF_THE_PANEL");
  await close();
});
