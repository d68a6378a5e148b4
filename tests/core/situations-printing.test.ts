import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { FormSubject, SignedForm } from "../../src/core/meeting/form-events.ts";
import { printedAs } from "../../src/core/meeting/printed-papers.ts";
import { aMeeting } from "../support/meeting-builder.ts";

/** §9.27: "Printer absent → PDF now, QR serial, print later". */

const sheet: FormSubject = {
  ...{ kind: "sheet", applicantId: applicantId("A1"), expertId: personId("Z3") },
};
const results: FormSubject = { kind: "panel", panelId: panelId("第一组") };
const said = (digit: string) => digit.repeat(64);

const print = (form: SignedForm, of: FormSubject, content: string, blank = false) =>
  ({ type: "printForms", form, blank, papers: [{ of, sha256: said(content) }] }) as const;

describe("打印序号", () => {
  test("the first printing of a score sheet is number 1, and the journal keeps what it says", () => {
    const meeting = aMeeting()
      .everyoneCheckedIn()
      .does(print("scoreSheets", sheet, "a"));
    expect(meeting.events().at(-1)).toEqual({
      ...{ type: "formsPrinted", v: 1, form: "scoreSheets", blank: false },
      papers: [{ of: sheet, serial: 1, sha256: said("a") }],
    });
  });

  test("the same sheet printed once more, because the printer jammed, keeps its number", () => {
    const meeting = aMeeting()
      .everyoneCheckedIn()
      .does(print("scoreSheets", sheet, "a"));
    const lines = meeting.events().length;
    meeting.does(print("scoreSheets", sheet, "a"));
    expect(meeting.events().length).toBe(lines);
  });

  test("printed after a correction it is number 2, and the paper that was printed before isn't known any more", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    meeting.does(print("scoreSheets", sheet, "a")).does(print("scoreSheets", sheet, "b"));
    const about = { form: "scoreSheets", blank: false, of: sheet } as const;
    expect(printedAs(meeting.state(), { ...about, sha256: said("b") })?.serial).toBe(2);
    expect(printedAs(meeting.state(), { ...about, sha256: said("a") })).toBeUndefined();
  });

  test("what was put right and put back is a third paper: the first one stays void", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    for (const content of ["a", "b", "a"]) meeting.does(print("scoreSheets", sheet, content));
    expect([...meeting.state().printed.values()].map(({ serial }) => serial)).toEqual([3]);
  });

  test("a blank sheet to fill in and the one filled from the journal are numbered apart", () => {
    const meeting = aMeeting().everyoneCheckedIn();
    meeting.does(print("scoreSheets", sheet, "a", true)).does(print("scoreSheets", sheet, "b"));
    expect([...meeting.state().printed.values()].map(({ serial }) => serial)).toEqual([1, 1]);
  });

  test("of many sheets printed at once only those that changed get a new number", () => {
    const other: FormSubject = { ...sheet, expertId: personId("Z5") };
    const meeting = aMeeting().everyoneCheckedIn();
    const all = (one: string, two: string) =>
      ({
        type: "printForms",
        form: "scoreSheets",
        blank: false,
        papers: [
          { of: sheet, sha256: said(one) },
          { of: other, sha256: said(two) },
        ],
      }) as const;
    meeting.does(all("a", "b")).does(all("a", "c"));
    const last = meeting.events().at(-1);
    expect(last?.type === "formsPrinted" && last.papers).toEqual([
      { of: other, serial: 2, sha256: said("c") },
    ]);
  });
});

describe("when papers are numbered", () => {
  test("no PIN is asked for: printing is the secretary's desk work", () => {
    const meeting = aMeeting();
    const blank = print("attendance", { kind: "session", session: 1 }, "a", true);
    expect(meeting.tries(blank, [])).toBe("done");
  });

  test("also in a recess and behind the lock, when people come to sign", () => {
    const meeting = aMeeting().everyoneCheckedIn().does({ type: "beginRecess" });
    expect(meeting.tries(print("panelResults", results, "a"))).toBe("done");
    const locked = aMeeting().everyoneCheckedIn().does({ type: "lockMeeting", note: "未进行答辩" });
    expect(locked.tries(print("minutes", { kind: "meeting" }, "a"))).toBe("done");
    expect(locked.tries({ type: "beginRecess" })).toBe("MEETING_LOCKED");
  });

  test("while ballot papers are about nothing is noted, since its time would date them", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().roundOpened("A1", "A2");
    const { events } = meeting;
    const lines = events().length;
    expect(meeting.tries(print("panelResults", results, "a"))).toBe("FORMS_WAIT_FOR_ROUND");
    meeting.cast("Z1", "Z2");
    expect(meeting.tries(print("panelResults", results, "a"))).toBe("FORMS_WAIT_FOR_ROUND");
    expect(events().filter(({ type }) => type === "formsPrinted")).toEqual([]);
    expect(events().length).toBeGreaterThan(lines);
  });

  test("the count's report is numbered as soon as the round is counted, before it is announced", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote().roundOpened("A1", "A2");
    meeting.cast("Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9");
    meeting.does({ type: "closeRound", reason: null });
    const report = print("tallyReport", { kind: "round", round: 1 }, "a");
    expect(meeting.tries(report)).toBe("FORMS_WAIT_FOR_ROUND");
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });
    expect(meeting.tries(report)).toBe("done");
  });

  test("printing makes no step final: who was called by mistake is still called back", () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1");
    meeting.does(print("scoreSheets", sheet, "a", true));
    const step = { command: "checkIdentity", applicantId: applicantId("A1") } as const;
    expect(meeting.tries({ type: "undoStep", step, reason: "点错了人" })).toBe("done");
  });
});

describe("a paper must be about something", () => {
  test.each([
    [
      "an applicant whom nobody knows",
      "scoreSheets",
      { ...sheet, applicantId: applicantId("A99") },
    ],
    ["an expert whom nobody knows", "declarations", { kind: "expert", expertId: personId("Z99") }],
    ["a panel that isn't one", "panelResults", { kind: "panel", panelId: panelId("第九组") }],
    ["a session that hasn't begun", "attendance", { kind: "session", session: 2 }],
    ["a round that wasn't opened", "tallyReport", { kind: "round", round: 1 }],
    ["a thing that the form isn't about", "minutes", results],
  ] as const)("%s is refused", (_, form, of) => {
    expect(aMeeting().tries(print(form, of, "a"))).toBe("FORM_PAPER_UNKNOWN");
  });

  test("and one paper stands in a printing once", () => {
    const papers = ["a", "b"].map((content) => ({ of: sheet, sha256: said(content) }));
    const twice = { type: "printForms", form: "scoreSheets", blank: false, papers } as const;
    expect(aMeeting().tries(twice)).toBe("FORM_PAPER_UNKNOWN");
  });
});
