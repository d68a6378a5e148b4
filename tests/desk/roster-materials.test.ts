import { mkdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { fonts, sourceFolder, type RosterEdit } from "../support/source-folder.ts";
import { tinyFile, tinyJpeg, tinyPdf, tinyPng } from "../support/tiny-files.ts";

const first = "materials/SZ20240001";

/** What the folder's faults and warnings are, after `change` has been at the first applicant's files. */
async function findingsAfter(
  change: (applicant: string) => Promise<unknown>,
  edit?: (roster: RosterEdit) => void,
) {
  const folder = await sourceFolder(edit);
  await change(join(folder, first));
  const read = await readSource({ folder, fonts });
  return {
    refusal: read.ok ? null : read.error.refusal.code,
    faults: read.ok ? [] : read.error.faults.map(({ code, row, found }) => [code, row, found]),
    warnings: (read.ok ? read.value : read.error).warnings
      .filter(({ code }) => code !== "SAME_UNIT")
      .map(({ code, found }) => [code, found]),
    paths: read.ok ? read.value.materials.map(({ path }) => path) : [],
  };
}

describe("an applicant's folder", () => {
  test("that is missing is a fault at the applicant's row", async () => {
    const { refusal, faults } = await findingsAfter((folder) => rm(folder, { recursive: true }));
    expect(refusal).toBe("MATERIALS_FAULTY");
    expect(faults).toEqual([["FOLDER_MISSING", 2, first]]);
  });

  test("that is empty is one fault, not one for each material", async () => {
    const { faults } = await findingsAfter(async (folder) => {
      await rm(folder, { recursive: true });
      await mkdir(folder);
    });
    expect(faults).toEqual([["FOLDER_EMPTY", 2, first]]);
  });

  test("that is a link isn't followed", async () => {
    const { faults } = await findingsAfter(async (folder) => {
      await rm(folder, { recursive: true });
      await symlink(join(folder, "..", "SZ20240002"), folder);
    });
    expect(faults).toEqual([["FOLDER_MISSING", 2, first]]);
  });

  test("without a required material is a fault", async () => {
    const { faults } = await findingsAfter((folder) => rm(join(folder, "03 公示证明.pdf")));
    expect(faults).toEqual([["MATERIAL_NOT_HANDED_IN", 2, first]]);
  });

  test("needs the entrusting letter only where the review is entrusted", async () => {
    const { faults } = await findingsAfter(async (folder) => {
      await rm(join(folder, "06 委托评审函.pdf"));
      await rm(join(folder, "..", "SZ20240005", "06 委托评审函.pdf"));
    });
    expect(faults).toEqual([["MATERIAL_NOT_HANDED_IN", 2, first]]);
  });

  test("needs the entrusting letter even where 材料目录 forgets it", async () => {
    const { faults } = await findingsAfter(
      (folder) => rm(join(folder, "06 委托评审函.pdf")),
      ({ sheet }) => sheet("材料目录").spliceRows(7, 1),
    );
    expect(faults).toEqual([["LETTER_NOT_HANDED_IN", 2, first]]);
  });

  test("may hold more files than are required, and several of one material", async () => {
    const { paths } = await findingsAfter(async (folder) => {
      await writeFile(join(folder, "04 业绩成果（二）.pdf"), tinyFile("x.pdf"));
      await writeFile(join(folder, "07 说明.txt"), "x");
    });
    expect(paths).toContain(`${first}/04 业绩成果（二）.pdf`);
    expect(paths).toContain(`${first}/07 说明.txt`);
  });

  test("leaves out what systems put there, and says so", async () => {
    const { refusal, warnings, paths } = await findingsAfter(async (folder) => {
      await writeFile(join(folder, "Thumbs.db"), "x");
      await writeFile(join(folder, ".DS_Store"), "x");
      await writeFile(join(folder, "..", "desktop.ini"), "x");
      await mkdir(join(folder, "..", "SZ20249999"));
    });
    expect(refusal).toBeNull();
    expect(warnings).toEqual([
      ["FILE_IGNORED", `${first}/.DS_Store`],
      ["FILE_IGNORED", `${first}/Thumbs.db`],
      ["FOLDER_UNUSED", "materials/SZ20249999"],
      ["FILE_IGNORED", "materials/desktop.ini"],
    ]);
    expect(paths.some((path) => path.includes("Thumbs"))).toBe(false);
  });
});

describe("a file", () => {
  const name = "03 公示证明.pdf";
  const hostile = [
    ["that is empty", "MATERIAL_EMPTY", (file: string) => truncate(file, 0)],
    [
      "that is a link",
      "MATERIAL_IS_LINK",
      async (file: string) => {
        await rm(file);
        await symlink("/etc/hostname", file);
      },
    ],
    [
      "that is a folder",
      "MATERIAL_IS_FOLDER",
      async (file: string) => {
        await rm(file);
        await mkdir(file);
      },
    ],
  ] as const;
  test.each(hostile)("%s is the fault %s", async (_, code, change) => {
    const { faults } = await findingsAfter((folder) => change(join(folder, name)));
    expect(faults).toEqual([[code, 2, `${first}/${name}`]]);
  });

  describe("whose content", () => {
    const pdf = tinyPdf("x");
    const bytes = (text: string) => Buffer.from(text, "latin1");
    const after = (head: string, length: number) => [...bytes(head), ...Array<number>(length)];
    const contents = [
      ["needs a password", "a.pdf", tinyPdf("x", { user: "secret" }), "MATERIAL_ENCRYPTED"],
      ["is protected only against changes", "a.pdf", tinyPdf("x", { user: "" }), ""],
      ["is a PDF cut short", "a.pdf", pdf.slice(0, -40), "MATERIAL_TRUNCATED"],
      ["is a PDF whose table lies elsewhere", "a.pdf", misled(pdf), "MATERIAL_TRUNCATED"],
      ["is a PDF after other bytes", "a.pdf", Buffer.concat([bytes("MIME\n"), pdf]), ""],
      ["is a JPG cut before its end", "a.jpg", tinyJpeg().slice(0, -2), "MATERIAL_TRUNCATED"],
      ["is a whole JPG", "a.JPEG", tinyJpeg(), ""],
      ["is a PNG cut before its end", "a.png", tinyPng().slice(0, -4), "MATERIAL_TRUNCATED"],
      ["is a whole PNG", "a.PNG", tinyPng(), ""],
      ["is a picture under the name of a PDF", "a.pdf", tinyJpeg(), "MATERIAL_KIND_DIFFERS"],
      ["is a PDF under the name of a picture", "a.jpg", pdf, "MATERIAL_KIND_DIFFERS"],
      [
        "is a program under the name of a text",
        "a.txt",
        bytes("MZ\0\x01"),
        "MATERIAL_KIND_DIFFERS",
      ],
      ["is a text of GB 18030", "a.txt", bytes("\xD6\xD0\xCE\xC4\r\n"), ""],
      ["is of Word", "a.docx", bytes("PK\x03\x04\x14\0\0\0"), "MATERIAL_KIND_UNSHOWABLE"],
      ["has no known suffix", "README", bytes("text"), "MATERIAL_KIND_UNSHOWABLE"],
      ["is an encrypted ZIP", "a.zip", bytes("PK\x03\x04\x14\0\x01\0"), "MATERIAL_ENCRYPTED"],
      [
        "is an encrypted Word file",
        "a.docx",
        Buffer.from([
          ...after("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 2000),
          ...Buffer.from("EncryptedPackage", "utf16le"),
        ]),
        "MATERIAL_ENCRYPTED",
      ],
    ] as const;
    test.each(contents)("%s (%s)", async (_, file, content, code) => {
      const { faults, warnings } = await findingsAfter((folder) =>
        writeFile(join(folder, file), content),
      );
      expect([...faults, ...warnings].map(([found]) => found).join(" ")).toBe(code);
    });

    function misled(whole: Uint8Array): Uint8Array {
      const text = Buffer.from(whole).toString("latin1");
      return bytes(text.replace(/startxref\s+\d+/, "startxref\n17"));
    }
  });

  test("whose name other systems can't write is a fault", async () => {
    const { faults } = await findingsAfter((folder) => writeFile(join(folder, "a:b?.pdf"), "x"));
    expect(faults).toEqual([["MATERIAL_NAME_UNSAFE", 2, `${first}/a:b?.pdf`]]);
  });

  test("whose name differs from another in case only is a fault", async () => {
    const { faults } = await findingsAfter(async (folder) => {
      await writeFile(join(folder, "A.txt"), "x");
      await writeFile(join(folder, "a.txt"), "x");
    });
    expect(faults).toEqual([["MATERIAL_NAMES_CLASH", 2, `${first}/a.txt`]]);
  });
});
