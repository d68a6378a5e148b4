import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type { FormSubject, SignedForm } from "../../src/core/meeting/forms/form-events.ts";
import { printedAs, unsignedPapers } from "../../src/core/meeting/forms/printed-papers.ts";
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

describe("手写签名", () => {
  const papers = [{ of: sheet, serial: 1 }];
  const about = { form: "scoreSheets", blank: false, papers } as const;
  const signed = (...signers: readonly string[]) =>
    ({ type: "noteFormsSigned", ...about, signers: signers.map(personId), note: "" }) as const;
  const takenBack = { type: "takeBackFormSigning", ...about, reason: "漏签日期" } as const;
  const printedOnce = () =>
    aMeeting()
      .everyoneCheckedIn()
      .does(print("scoreSheets", sheet, "a"));
  const awaited = (meeting: ReturnType<typeof aMeeting>) => unsignedPapers(meeting.state()).length;

  test("without a printer: saved as a PDF now, printed and signed in the evening, then noted", () => {
    const meeting = printedOnce();
    expect(awaited(meeting)).toBe(1);
    meeting.does(signed("Z3"));
    expect(awaited(meeting)).toBe(0);
  });

  test("the secretary notes it behind the PIN, nobody else", () => {
    const meeting = printedOnce();
    expect(meeting.tries(signed("Z3"), [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(signed("Z3"), ["Z3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(signed("Z3"), ["GZ1"])).toBe("done");
  });

  test("who has signed is named; where no signature is needed there is a reason instead", () => {
    expect(printedOnce().tries(signed())).toBe("FORM_SIGNERS_MISSING");
    expect(printedOnce().tries(signed("Z3", "Z3"))).toBe("FORM_SIGNERS_MISSING");
    expect(printedOnce().tries(signed("Z99"))).toBe("PERSON_UNKNOWN");
    expect(printedOnce().tries({ ...signed(), note: "只作核对用" })).toBe("done");
  });

  test("a slip is taken back with a reason, and the paper is awaited again; both stay on record", () => {
    const meeting = printedOnce().does(signed("Z3"));
    expect(meeting.tries(signed("Z5"))).toBe("FORM_ALREADY_SIGNED");
    expect(meeting.tries({ ...takenBack, reason: " " })).toBe("REASON_MISSING");
    meeting.does(takenBack);
    expect(awaited(meeting)).toBe(1);
    expect(meeting.tries(takenBack)).toBe("FORM_NOT_SIGNED");
    expect(
      meeting
        .events()
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual([...["formsSigned", "formSigningTakenBack"]]);
  });

  test("a signed sheet that was printed anew after a correction is awaited anew, by its new number", () => {
    const meeting = printedOnce()
      .does(signed("Z3"))
      .does(print("scoreSheets", sheet, "b"));
    expect(awaited(meeting)).toBe(1);
    expect(meeting.tries(signed("Z3"))).toBe("FORM_NOT_PRINTED");
    const anew = { ...signed("Z3"), papers: [{ of: sheet, serial: 2 }] };
    expect(meeting.tries(anew)).toBe("done");
  });

  test("what was never printed can't have come back signed", () => {
    expect(aMeeting().everyoneCheckedIn().tries(signed("Z3"))).toBe("FORM_NOT_PRINTED");
  });

  test("a paper that hasn't come back holds up nothing: the meeting is locked all the same", () => {
    const lock = { type: "lockMeeting", note: "今天不答辩" } as const;
    expect(printedOnce().tries(lock)).toBe("done");
  });

  test("while ballot papers are about signatures wait as well", () => {
    const meeting = aMeeting({ applicants: 2 }).readyToVote();
    meeting.does(print("scoreSheets", sheet, "a")).roundOpened("A1", "A2");
    expect(meeting.tries(signed("Z3"))).toBe("FORMS_WAIT_FOR_ROUND");
  });
});
