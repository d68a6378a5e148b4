import excel from "exceljs";
import { expect, test } from "vitest";
import { writeWorkbook } from "../../src/desk/reports/write-workbook.ts";

const createdAt = new Date("2024-11-12T09:30:00Z");
/** What exceljs' ordinary writer encodes at a time. */
const pieceUnits = 16 * 1024;

const written = (...texts: readonly string[]) =>
  writeWorkbook(createdAt, (addSheet) => {
    const sheet = addSheet("姓名");
    texts.forEach((text, index) => (sheet.getCell(index + 1, 1).value = text));
  });

async function readBack(bytes: Uint8Array): Promise<readonly string[]> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook.worksheets[0]!.getColumn(1).values.slice(1).map(String);
}

test.each([0, 1, 2, 3])(
  "names beyond the BMP survive wherever a piece of 16 Ki units ends, shifted by %i",
  async (shift) => {
    // Together several pieces; each name stands at another place before a cut, odd and even.
    const names = Array.from({ length: 9_000 }, (_, index) => `${"李".repeat(shift)}𠮷𬭊${index}`);
    expect(names.join("").length).toBeGreaterThan(3 * pieceUnits);
    expect(await readBack(await written(...names))).toEqual(names);
  },
);

test.each([0, 1])("a text longer than a piece stays whole, shifted by %i", async (shift) => {
  const text = "a".repeat(shift) + "𠮷".repeat(15_000);
  expect(text.length).toBeGreaterThan(pieceUnits);
  expect(await readBack(await written(text))).toEqual([text]);
});

test("a replacement character that stood in the input is no loss, half a pair neither", async () => {
  expect(await readBack(await written("旧\uFFFD", "旧\uFFFD", "\uD842", "𠮷"))).toEqual([
    ...["旧\uFFFD", "旧\uFFFD", "\uFFFD", "𠮷"],
  ]);
});

test("equal sheets give equal bytes, whenever they are written", async () => {
  const once = await written("䶮堃", "𠮷野");
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(await written("䶮堃", "𠮷野")).toEqual(once);
});
