import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";
import { expect, test } from "vitest";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { workbookBounds } from "../../src/desk/roster/workbook-content.ts";
import { fonts, sourceFolder } from "../support/source-folder.ts";

type Parts = Map<string, Uint8Array>;

/** The refusal for the sample's workbook after `change` has been at its parts, then at its bytes. */
async function refusalAfter(
  change: (parts: Parts) => void,
  damage: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Promise<string> {
  const folder = await sourceFolder();
  const file = join(folder, "roster.xlsx");
  const parts: Parts = new Map();
  for (const entry of await new ZipReader(new Uint8ArrayReader(await readFile(file))).getEntries())
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  change(parts);
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const [name, bytes] of parts) await writer.add(name, new Uint8ArrayReader(bytes));
  await writeFile(file, damage(await writer.close()));
  const read = await readSource({ folder, fonts });
  return read.ok ? "read" : read.error.refusal.code;
}

const textOf = (parts: Parts, name: string) => new TextDecoder().decode(parts.get(name));
const sheet = "xl/worksheets/sheet1.xml";

function replace(parts: Parts, name: string, from: string | RegExp, to: string): void {
  const text = textOf(parts, name);
  expect(text).toMatch(from);
  parts.set(name, new TextEncoder().encode(text.replace(from, to)));
}

test("a workbook that unpacks to more than the bound isn't unpacked", async () => {
  const bomb = (parts: Parts) => void parts.set("xl/media/x", new Uint8Array(65 * 1024 * 1024));
  expect(await refusalAfter(bomb)).toBe("ROSTER_CONTENT_TOO_LARGE");
});

test("a part that is larger than the ZIP's directory says is stopped at that size", async () => {
  const bomb = (parts: Parts) => void parts.set("xl/media/x", new Uint8Array(80 * 1024 * 1024));
  const lie = (bytes: Uint8Array) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + 4 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 2 ** 26)
        view.setUint32(at + 24, 1000, true);
    return bytes;
  };
  expect(await refusalAfter(bomb, lie)).toBe("ROSTER_UNREADABLE");
});

test("a workbook of more parts than the bound isn't read", async () => {
  const many = (parts: Parts) => {
    for (let part = 0; part <= workbookBounds.parts; part += 1)
      parts.set(`xl/media/${part}`, new Uint8Array());
  };
  expect(await refusalAfter(many)).toBe("ROSTER_CONTENT_TOO_LARGE");
});

test("more cells than the bound aren't read", async () => {
  const cells = "<c r='A1'/>".replaceAll("'", '"').repeat(workbookBounds.cells + 1);
  const row = `<row r="90">${cells}</row></sheetData>`;
  expect(await refusalAfter((parts) => replace(parts, sheet, "</sheetData>", row))).toBe(
    "ROSTER_CONTENT_TOO_LARGE",
  );
});

test.each(['ref="A1:XFD1048576"', "ref = 'XFD1048576:A1'", 'ref="A1&#58;XFD1048576"'])(
  "a merged area of a whole sheet (%s) isn't visited cell by cell",
  async (area) => {
    const merged = `</sheetData><mergeCells count="1"><mergeCell ${area}/></mergeCells>`;
    expect(await refusalAfter((parts) => replace(parts, sheet, "</sheetData>", merged))).toBe(
      "ROSTER_CONTENT_TOO_LARGE",
    );
  },
);

test("names and drop-downs of a whole sheet cost nothing, and the roster is read", async () => {
  const area = "A1:XFD1048576";
  const name = `<definedNames><definedName name="x">'评审信息'!$A$1:$XFD$1048576</definedName></definedNames>`;
  const drop = `<dataValidations count="1"><dataValidation type="list" sqref="${area}"><formula1>"a"</formula1></dataValidation></dataValidations>`;
  const change = (parts: Parts) => {
    replace(parts, "xl/workbook.xml", "</sheets>", `</sheets>${name}`);
    replace(parts, sheet, /(<pageMargins)/, `${drop}$1`);
  };
  expect(await refusalAfter(change)).toBe("read");
});
