import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { officialPortrait, wideTable } from "../../src/desk/reports/page-marks.ts";
import { createPageWriter, type PageWriterOptions } from "../../src/desk/reports/page-writer.ts";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { textOfPages } from "../support/pdf-text.ts";

const fonts = packagedFonts(resolve("resources"));
const body = { font: "body", sizePt: 12 } as const;

function aWriter(changes: Partial<PageWriterOptions> = {}) {
  return createPageWriter({
    fonts,
    format: officialPortrait,
    title: "试页",
    createdAt: new Date("2024-11-12T09:30:00Z"),
    fileId: "0123456789abcdef0123456789abcdef",
    footer: "材料包 SZ-2024-001",
    ...changes,
  });
}

function written(writer: ReturnType<typeof aWriter>): Uint8Array {
  const outcome = writer.finish();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

describe("text of a page", () => {
  const names = ["𠮷野", "䶮堃", "王𬭊", "㛃"];

  test.each(["body", "strong", "heading"] as const)(
    "rare names come back whole in the %s font",
    async (font) => {
      const writer = aWriter();
      for (const name of names) writer.paragraph(name, { font, sizePt: 12 });

      const [page = ""] = await textOfPages(written(writer));

      for (const name of names) expect(page).toContain(name);
    },
  );

  test("every character beyond the BMP that the fonts have keeps its own text", async () => {
    const rare = [0x20000, 0x2a6d6, 0x2a700, 0x2b740, 0x2b820, 0x2ceb0, 0x2ebe0];
    const text = String.fromCodePoint(...rare, 0x30ede);
    const writer = aWriter();
    writer.paragraph(text, body);

    expect((await textOfPages(written(writer)))[0]).toContain(text);
  });

  test("Latin letters, digits, and signs of arithmetic come back as they were", async () => {
    const sentence = "同意 6／计票基数 8（出席 9 − 回避 1），6×3 ≥ 8×2，通过? Ωß·";
    const writer = aWriter();
    writer.paragraph(sentence, { ...body, sizePt: 9 });

    expect((await textOfPages(written(writer)))[0]).toContain(sentence);
  });

  test.each([
    ["an emoji", "😀", "U+1F600"],
    ["an unassigned code point", "\u{2FFFD}", "U+2FFFD"],
    ["a private-use character", "\u{E863}", "U+E863"],
    ["a lone surrogate", "\uD842", "U+D842"],
    ["an invisible variation selector", "\u{E0100}", "U+E0100"],
  ])("%s is refused by name, and no page is written", (_, character, codePoint) => {
    const writer = aWriter();
    writer.paragraph(`王${character}`, { ...body, whose: "SZ20240007 姓名" });

    expect(writer.finish()).toEqual({
      ok: false,
      error: {
        code: "REPORT_GLYPH_MISSING",
        details: { character, codePoint, whose: "SZ20240007 姓名" },
      },
    });
  });

  test("a character without a font in a table names the row and the column", () => {
    const writer = aWriter();
    writer.table(
      [{ title: "姓名", share: 1, align: "left" }],
      [{ cells: ["王😀"], whose: "SZ20240007" }],
      9,
    );

    expect(writer.finish()).toMatchObject({
      error: { details: { whose: "SZ20240007 姓名" } },
    });
  });
});

describe("pages", () => {
  const columns = [
    { title: "序号", share: 1, align: "center" },
    { title: "单位", share: 4, align: "left" },
  ] as const;
  const rows = Array.from({ length: 90 }, (_, index) => ({
    cells: [String(index + 1), "巴中市大数据中心".repeat((index % 5) * 3 + 1)],
    whose: `第${String(index + 1)}行`,
  }));

  test("the same input gives the same bytes, in any time zone", () => {
    const write = (zone: string) => {
      const before = process.env["TZ"];
      process.env["TZ"] = zone;
      const writer = aWriter();
      writer.paragraph("𠮷野", body);
      const bytes = written(writer);
      process.env["TZ"] = before;
      return bytes;
    };

    expect(write("Asia/Shanghai")).toEqual(write("America/New_York"));
  });

  test("a table's head is repeated on each page, and each page says its number", async () => {
    const writer = aWriter({ format: wideTable });
    writer.table(columns, rows, 9);

    const pages = await textOfPages(written(writer));

    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain("序号 单位");
      expect(page).toContain(`第 ${String(index + 1)} 页 共 ${String(pages.length)} 页`);
    });
  });

  test("a row is never cut in half", async () => {
    const writer = aWriter({ format: wideTable });
    writer.table(columns, rows, 9);

    const pages = await textOfPages(written(writer));

    const closed = pages.map((page) => page.replaceAll(" ", ""));
    for (const { cells } of rows) {
      expect(closed.filter((page) => page.includes(cells.join("")))).not.toEqual([]);
    }
  });

  test("a row taller than a page goes on over the next ones and loses nothing", async () => {
    const long = "评议意见".repeat(2000);
    const writer = aWriter();
    writer.table(columns, [{ cells: ["1", long], whose: "第1行" }], 9);

    const text = (await textOfPages(written(writer))).join("");

    expect(text.match(/评议意见/g)?.length).toBeGreaterThan(1900);
  });

  test("the watermark is on every page", async () => {
    const writer = aWriter({ watermark: "演练" });
    writer.table(columns, rows, 9);

    for (const page of await textOfPages(written(writer))) {
      expect(page).toContain("演练");
    }
  });
});
