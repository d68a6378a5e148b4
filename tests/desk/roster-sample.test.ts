import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import { draftManifest } from "../../src/desk/roster/draft-manifest.ts";
import { readSource, type Source } from "../../src/desk/roster/read-source.ts";
import { manifestSchema } from "../../src/desk/sealed/manifest-schema.ts";
import { fonts, sampleFolder } from "../support/source-folder.ts";

let source: Source;
beforeAll(async () => {
  const read = await readSource({ folder: sampleFolder, fonts });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  source = read.value;
});

describe("the sample", () => {
  test("has 24 applicants, of whom 18 passed the written exam", () => {
    const { applicants } = source.roster;
    expect(applicants).toHaveLength(24);
    expect(applicants.filter(({ examVerdict }) => examVerdict === "pass")).toHaveLength(18);
  });

  test("keeps rare and astral characters of names", () => {
    const names = source.roster.applicants.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["㛃", "𠮷野", "䶮堃", "王𬭊", "阿卜杜热西提·买买提"]),
    );
  });

  test("gives the committee, its panels and numbered staff", () => {
    const { meeting, panels, experts, staff, validUntil } = source.roster;
    expect(meeting.committeeSize).toBe(9);
    expect(meeting.part).toBe("defenseAndVote");
    expect(validUntil).toBe("2024-12-31");
    expect(panels).toEqual([{ id: "第一组" }, { id: "第二组" }]);
    expect(experts.filter(({ reserve }) => reserve)).toHaveLength(2);
    expect(staff.map(({ id, role }) => [id, role])).toEqual([
      ["GZ1", "secretary"],
      ["GZ2", "checker"],
      ["GZ3", "supervisor"],
    ]);
  });

  test("gives the rules as integers and codes", () => {
    expect(source.roster.rules).toMatchObject({
      quorum: { numerator: 2, denominator: 3 },
      base: "presentLessRecused",
      gradeEntry: "paper",
      combination: "meanTotal",
      excellentFrom: 85,
      passFrom: 60,
    });
  });

  test("lists every file of the materials in a fixed order", () => {
    expect(source.materials).toHaveLength(134);
    expect(source.materials[0]).toMatchObject({
      applicantId: "SZ20240001",
      path: "materials/SZ20240001/01 专业技术职称评审表.pdf",
    });
  });

  test("only warns: of shared units, and of the file that is cut short on purpose", () => {
    const warnings = source.warnings.filter(({ code }) => code !== "SAME_UNIT");
    expect(warnings).toMatchObject([
      { code: "MATERIAL_TRUNCATED", row: 5, found: "materials/SZ20240004/04 业绩成果.pdf" },
    ]);
  });

  test("drafts a manifest that has a canonical form and the files' true hashes", async () => {
    const hashed = await Promise.all(
      source.materials.map(async ({ applicantId, path, sizeBytes, file }) => {
        const sha256 = createHash("sha256").update(await readFile(file));
        return { applicantId, path, sizeBytes, sha256: sha256.digest("hex") };
      }),
    );
    const keys = { name: "x", recipient: "age1x", signingKey: "00" };
    const manifest = draftManifest(
      { roster: source.roster, materials: hashed },
      {
        bundleId: "00000000-0000-4000-8000-000000000000",
        serial: 1,
        kind: "rehearsal",
        sealedAt: "2024-11-01T00:00:00Z",
        office: keys,
        stations: [keys],
      },
    );
    expect(canonicalJson(manifest as unknown as Json)).toContain("王𬭊");
    const { error } = manifestSchema.safeParse(manifest);
    // The made-up keys are all that the format has to say against it.
    expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(
      new Set(["office", "stations"]),
    );
    const [first] = manifest.materials;
    const bytes = await readFile(join(sampleFolder, first!.path));
    expect(first).toMatchObject({
      sizeBytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  });
});
