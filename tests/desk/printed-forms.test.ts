import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { signedForms } from "../../src/core/meeting/forms/form-events.ts";
import { makeReport } from "../../src/desk/reports/make-report.ts";
import { paperStamp } from "../../src/desk/reports/paper-stamp.ts";
import { signatureRows } from "../../src/renderer/view/signature-rows.ts";
import { anEventfulDay, anEventfulDayVoted } from "../support/eventful-day.ts";
import { formSourceOf } from "../support/forms-sample.ts";
import { drawnCodes } from "../support/drawn-codes.ts";
import { textOfPages } from "../support/pdf-text.ts";
import { circumstances, pagesOf } from "../support/report-pages.ts";
import { printed, serialsNow, type SignedChoice } from "../support/printing.ts";
import { readQr } from "../support/qr-reader.ts";

const sheets = { kind: "scoreSheets", applicantId: applicantId("A1") } as const;

describe("打印序号 on the papers that people sign", () => {
  test("a form that is only looked at has none; printed, it has 1 and a few digits of what it says", async () => {
    const day = anEventfulDay();
    expect((await pagesOf(day, sheets)).join("")).not.toContain("打印序号");
    for (const page of await pagesOf(printed(day, sheets), sheets)) {
      expect(page).toMatch(/打印序号：1会议6f9619ff内容[0-9a-f]{8}/);
    }
  });

  test("every form with lines to sign on has one, 评议组意见表 too", async () => {
    const day = anEventfulDayVoted();
    for (const kind of signedForms.filter((one) => one !== "reviewLists")) {
      const pages = await pagesOf(printed(day, { kind }), { kind });
      expect(pages.every((page) => page.includes("打印序号：1"))).toBe(true);
    }
  });

  test("blank score sheets, which experts fill in and sign, have one as well", async () => {
    const choice = { ...sheets, blank: true } as const;
    const pages = await pagesOf(printed(anEventfulDay(), choice), choice);
    expect(pages.every((page) => page.includes("打印序号：1"))).toBe(true);
  });

  test("after a grade was corrected that sheet alone is number 2 and says which it replaces", async () => {
    const day = printed(anEventfulDay(), sheets);
    const better = { kind: "total", total: 80 } as const;
    const z5 = { expertId: personId("Z5"), applicantId: applicantId("A1") };
    const signature = "00".repeat(64);
    day.does({ type: "correctGrade", ...z5, signature, score: better, reason: "抄错一项" });
    expect((await pagesOf(day, sheets)).filter((page) => !page.includes("打印序号"))).toHaveLength(
      1,
    );
    printed(day, sheets);
    const pages = await pagesOf(day, sheets);
    const replacing = pages.filter((page) => page.includes("打印序号：2（替代第1号，前号作废）"));
    expect(replacing).toHaveLength(1);
    expect(replacing[0]).toContain("专家（Z5");
    expect(pages.filter((page) => page.includes("打印序号：1会议"))).toHaveLength(pages.length - 1);
  });

  test("a slip in a name that is explained afterwards makes the panel's sheet another paper", () => {
    const day = printed(anEventfulDay(), { kind: "panelResults" });
    const slip = {
      subject: "applicant",
      subjectId: "A3",
      fact: "name",
      correct: "申报人叁",
    } as const;
    day.does({ type: "annotateFact", ...slip, reason: "与身份证不一致" });
    const serials = serialsNow(day, { kind: "panelResults" }).map(([, serial]) => serial);
    expect(serials).toEqual([null, 1]);
  });

  test("what was signed as 过程稿 is, with the lock, the same paper if it says the same", async () => {
    const day = anEventfulDay();
    const choice = { kind: "panelResults" } as const;
    printed(day, choice);
    expect((await pagesOf(day, choice)).join("")).toContain("过程稿");
    day.does({ type: "lockMeeting", note: "未表决" });
    const locked = await pagesOf(day, choice);
    expect(locked.join("")).not.toContain("过程稿");
    expect(locked.every((page) => page.includes("打印序号：1"))).toBe(true);
  });

  test("the minutes and the result say which signatures haven't come back", async () => {
    const day = printed(anEventfulDay(), { kind: "panelResults" });
    expect((await pagesOf(day, { kind: "minutes" })).join("")).toContain(
      "手写签名尚未收回：答辩成绩汇总表2张。",
    );
    const of = { kind: "panel", panelId: panelId("第一组") } as const;
    const about = { form: "panelResults", blank: false } as const;
    const signers = ["Z1", "Z3", "Z5", "Z7", "GZ1"].map(personId);
    const back = {
      type: "noteFormsSigned",
      ...about,
      papers: [{ of, serial: 1 }],
      signers,
    } as const;
    day.does({ ...back, note: "" });
    expect(formSourceOf(day).document.unsignedForms).toEqual([
      { ...about, of: { kind: "panel", panelId: "第二组" }, serial: 1 },
    ]);
    const [first] = signatureRows(day.state()).filter(({ signed }) => signed !== null);
    expect(first).toMatchObject({ title: "答辩成绩汇总表", about: "第一组" });
    expect(first?.signed).toBe("专家1、专家3、专家5、专家7、秘书甲");
  });

  test("表决票 has none and no code: every copy is the same to the last dot", async () => {
    const day = anEventfulDay();
    day.does({ type: "closeDiscussion", note: "逐人讨论" });
    for (const kind of signedForms) {
      const choice: SignedChoice = { kind };
      if (makeReport(formSourceOf(day), choice, circumstances).ok) printed(day, choice);
    }
    expect((await pagesOf(day, { kind: "ballotPapers" })).join("")).not.toMatch(
      /打印序号|内容[0-9a-f]/,
    );
  });
});

/** The code says what stands beside it, without a name. */
describe("the code on a paper", () => {
  const code = "Vivaseal 演练 会议6f9619ff 计票结果报告单（空白） 打印序号12 内容9f86d081";

  test.each([
    code,
    "Vivaseal 会议6f9619ff 会议记录 打印序号1 内容00000000",
    "Vivaseal 会议ffffffff 答辩评分表（空白） 打印序号3 内容12345678",
  ])("a reader that knows only the standard reads %s", (text) => {
    expect(readQr(paperStamp([], text).modules)).toBe(text);
  });

  test("is in the PDF as drawn, and says form, number and content, and nobody's name", async () => {
    const day = printed(anEventfulDay(), sheets);
    const made = makeReport(formSourceOf(day), sheets, circumstances);
    if (!made.ok) throw new Error(made.error.code);
    const codes = drawnCodes(made.value);
    expect(codes).toHaveLength((await textOfPages(made.value)).length);
    for (const said of codes) {
      expect(said).toMatch(/^Vivaseal 演练 会议6f9619ff 答辩评分表 打印序号1 内容[0-9a-f]{8}$/);
    }
    expect(new Set(codes).size).toBe(codes.length);
  });
});
