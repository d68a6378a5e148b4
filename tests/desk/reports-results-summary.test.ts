import { resolve } from "node:path";
import excel from "exceljs";
import { describe, expect, test } from "vitest";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { resultsSummaryPdf } from "../../src/desk/reports/results-summary-pdf.ts";
import { resultsSummaryWorkbook } from "../../src/desk/reports/results-summary-workbook.ts";
import type { ResultsSummary } from "../../src/desk/reports/results-summary.ts";
import { textOfPages } from "../support/pdf-text.ts";
import { aResultsSummary } from "../support/results-summary-sample.ts";

const createdAt = new Date("2024-11-12T09:30:00Z");
const circumstances = {
  fonts: packagedFonts(resolve("resources")),
  createdAt,
  fileId: "0123456789abcdef0123456789abcdef",
};

function pdfOf(summary: ResultsSummary): Uint8Array {
  const outcome = resultsSummaryPdf(summary, circumstances);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

describe("评审结果汇总表 as PDF", () => {
  test("has every applicant, called or not, under the whole name", async () => {
    const text = (await textOfPages(pdfOf(aResultsSummary(24)))).join("\n");

    for (const name of ["𠮷野", "䶮堃", "王𬭊", "㛃"]) expect(text).toContain(name);
    for (const { applicantId } of aResultsSummary(24).rows) expect(text).toContain(applicantId);
    expect(text).toContain("未进入答辩");
  });

  test("every page has the head, the bundle, the journal's head, its number, and 演练", async () => {
    const pages = await textOfPages(pdfOf(aResultsSummary(60)));

    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain(index < pages.length - 1 ? "申报编号" : "申报层级");
      expect(page).toContain("3f0c2f7e-5c7b-4f0e-9d6a-2f4c1f0f7a11");
      expect(page).toContain("a1b2c3d4e5f60718");
      expect(page).toContain(`第 ${String(index + 1)} 页 共 ${String(pages.length)} 页`);
      expect(page).toContain("演练");
    });
  });

  test("an official one bears no 演练", async () => {
    const pages = await textOfPages(pdfOf(aResultsSummary(3, { rehearsal: false })));

    expect(pages.join("")).not.toContain("演练");
  });

  test.each([24, 60, 61, 62, 63])(
    "%i applicants: the lines to sign on stand below the totals",
    async (count) => {
      const last = (await textOfPages(pdfOf(aResultsSummary(count)))).at(-1);

      expect(last).toContain("合计：申报数");

      for (const role of ["主任委员", "秘书", "监票人", "计票人", "监督员"]) {
        expect(last).toContain(`${role}（`);
      }
      expect(last).toContain("日期：");
    },
  );

  test("a name that no font can write is refused with the application's number", () => {
    const [first, ...others] = aResultsSummary(3).rows;
    const rows = [{ ...first!, name: "王😀" }, ...others];

    expect(resultsSummaryPdf(aResultsSummary(3, { rows }), circumstances)).toEqual({
      ok: false,
      error: {
        code: "REPORT_GLYPH_MISSING",
        details: { character: "😀", codePoint: "U+1F600", whose: "SZ20240001 姓名" },
      },
    });
  });

  test("equal input gives equal bytes; five hundred applicants are no strain", () => {
    const started = performance.now();
    const once = pdfOf(aResultsSummary(500));
    const tookMs = Math.round(performance.now() - started);
    process.stdout.write(`500 rows: ${String(tookMs)} ms, ${String(once.length)} bytes\n`);

    expect(Buffer.from(pdfOf(aResultsSummary(500))).equals(once)).toBe(true);
  });
});

describe("评审结果汇总.xlsx", () => {
  async function readBack(summary: ResultsSummary) {
    const workbook = new excel.Workbook();
    const bytes = await resultsSummaryWorkbook(summary, createdAt);
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    return workbook;
  }

  test("has 总体 and 明细, and gives back what was put in", async () => {
    const summary = aResultsSummary(24);
    const workbook = await readBack(summary);

    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["总体", "明细"]);
    const sheet = workbook.getWorksheet("明细")!;
    expect(sheet.rowCount).toBe(25);
    expect(sheet.getCell("C3").value).toBe("𠮷野");
    expect(sheet.getCell("D3").value).toBe("511901198501250001");
    expect(sheet.getCell("M2").value).toBe(6);
    expect(sheet.getCell("M5").value).toBeNull();
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(workbook.created).toEqual(createdAt);
  });

  test("leaves the 身份证号 column out where there are none", async () => {
    const rows = aResultsSummary(3).rows.map((row) => ({ ...row, idNumber: null }));
    const workbook = await readBack(aResultsSummary(3, { rows }));

    expect(workbook.getWorksheet("明细")!.getCell("D1").value).toBe("工作单位");
  });

  test.each(["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])(
    "the text %s stays text",
    async (note) => {
      const rows = aResultsSummary(1).rows.map((row) => ({ ...row, note }));
      const workbook = await readBack(aResultsSummary(1, { rows }));

      const cell = workbook.getWorksheet("明细")!.getCell("S2");
      expect(cell.type).toBe(excel.ValueType.String);
      expect(cell.value).toBe(note);
      expect(cell.numFmt).toBe("@");
    },
  );

  test("equal input gives equal bytes, whatever the clock says", async () => {
    const once = await resultsSummaryWorkbook(aResultsSummary(24), createdAt);
    await new Promise((wake) => setTimeout(wake, 2100));

    expect(await resultsSummaryWorkbook(aResultsSummary(24), createdAt)).toEqual(once);
  });
});
