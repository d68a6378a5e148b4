import { expect, test } from "vitest";
import { applicantId, panelId } from "../../src/core/ids.ts";
import {
  choiceOf,
  firstChoice,
  reportChoiceOf,
  tooManyPapers,
} from "../../src/renderer/view/print-choices.ts";
import { aMeeting } from "../support/meeting-builder.ts";

test("each step opens with its own form: blank at first, filled once something is recorded", () => {
  const before = aMeeting().state();
  expect(firstChoice(before, "checkIn")).toMatchObject({ kind: "attendance", blank: true });
  expect(firstChoice(before, "vote")).toMatchObject({ kind: "tallyReport", blank: true });
  expect(firstChoice(before, "result")).toMatchObject({ kind: "resultsSummary", blank: false });

  const after = aMeeting().readyToVote().state();
  expect(firstChoice(after, "checkIn")).toMatchObject({ kind: "attendance", blank: false });
  expect(firstChoice(after, "conclusions")).toMatchObject({ kind: "panelResults", blank: false });
});

test("the desk is asked only for what the form has and what was chosen", () => {
  const chosen = {
    ...{ blank: true, panelId: panelId("第一组"), applicantId: applicantId("A1"), round: 2 },
  };

  expect(reportChoiceOf({ kind: "ballotPapers", ...chosen })).toEqual({ kind: "ballotPapers" });
  expect(reportChoiceOf({ kind: "tallyReport", ...chosen })).toEqual({
    ...{ kind: "tallyReport", blank: true },
  });
  expect(reportChoiceOf({ kind: "tallyReport", ...chosen, blank: false })).toEqual({
    ...{ kind: "tallyReport", round: 2 },
  });
  expect(reportChoiceOf({ kind: "scoreSheets", ...chosen })).toEqual({
    ...{ kind: "scoreSheets", blank: true, applicantId: "A1" },
  });
});

test("a heap of hundreds of papers is told beforehand", () => {
  const many = aMeeting({ applicants: 200 }).state();
  const sheets = choiceOf(many, "scoreSheets");

  expect(tooManyPapers(many, sheets)).toBe(900);
  expect(tooManyPapers(many, { ...sheets, applicantId: applicantId("A1") })).toBeNull();
  expect(tooManyPapers(many, choiceOf(many, "attendance"))).toBeNull();
});
