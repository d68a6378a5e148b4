import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { importResults } from "../../src/desk/office/import-results.ts";
import { verifyResult, type VerifiedResult } from "../../src/desk/office/verify-result.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

const county = "通江县行政审批和数据局";
let venue: Venue;
let verified: VerifiedResult;

/** A meeting that only reviews materials, from check-in to what the office makes of its result. */
beforeAll(async () => {
  venue = await aVenue({
    part: "materialsReview",
    applicant: (one) => ({
      ...one,
      ...{ materialsVerdict: null, examVerdict: null, examScore: "" },
      ...(one.id === "A2" || one.id === "A4" ? { entrusted: true, entrustedBy: county } : {}),
    }),
  });
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  const judge = (id: string, expert: string, verdict: "pass" | "fail", reason: string) =>
    day.does(
      {
        type: "judgeMaterials",
        applicantId: applicantId(id),
        expertId: personId(expert),
        ...{ verdict, reason },
      },
      expert,
    );
  await judge("A1", "Z3", "pass", "");
  await judge("A2", "Z4", "fail", "缺《公示证明》");
  await judge("A4", "Z6", "pass", "");
  const confirm = (
    panel: string,
    leader: string,
    verdicts: Readonly<Record<string, "pass" | "fail">>,
  ) =>
    day.does(
      {
        type: "confirmMaterialsVerdicts",
        panelId: panelId(panel),
        confirmedBy: personId(leader),
        verdicts: Object.entries(verdicts).map(([id, verdict]) => ({
          ...{ applicantId: applicantId(id), verdict, reason: null },
        })),
      },
      leader,
    );
  await confirm("第一组", "Z1", { A1: "pass" });
  await confirm("第二组", "Z2", { A2: "fail", A4: "pass" });
  const material = venue.manifest.materials.find((one) => one.applicantId === "A3")?.path ?? null;
  await day.does(
    {
      type: "vetoApplication",
      applicantId: applicantId("A3"),
      reason: "论文弄虚作假",
      evidence: { material, text: "第 1 页" },
    },
    "Z1",
  );
  await day.does(
    {
      type: "checkOriginals",
      applicantId: applicantId("A4"),
      checkedBy: personId("GZ1"),
      originals: ["学历证书"],
      ...{ agree: true, remark: "" },
    },
    "GZ1",
  );
  await day.does({ type: "lockMeeting", note: null }, "Z1", "GZ1");
  const pins = ["Z1", "GZ1"].map((id) => ({ personId: personId(id), pin: pinOf(id) }));
  must(await desk["result.prepare"]({ pins }));
  const exported = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();
  const bytes = new Uint8Array(await readFile(join(venue.stickFolder, exported.fileName)));
  verified = must(await verifyResult(memorySource(bytes), venue.office));
});
afterAll(() => venue.remove());

test("the result carries the list for the exam and the returned with their reasons, and no round", () => {
  const { review, rounds, lockNote, files } = verified.document;
  expect(review).toEqual({
    passed: ["A1", "A4"],
    returned: [{ applicantId: "A2", reason: "缺《公示证明》" }],
  });
  expect(rounds).toEqual([]);
  expect(lockNote).toBeNull();
  expect(files.map(({ path }) => path)).toContain("reports/材料审查名单.pdf");
  expect(files.map(({ path }) => path)).not.toContain("reports/计票结果报告单.pdf");
});

test("import writes both lists as CSV, workbook and JSON, and each county gets its own alone", async () => {
  const out = join(venue.folder, "import");
  const files = createNodeFileLayer();
  const imported = must(
    await importResults({
      files,
      results: [{ file: "r", result: verified }],
      rehearsal: true,
      out,
    }),
  );
  expect(imported.paths).toEqual(
    expect.arrayContaining([
      "演练-参加笔试名单.csv",
      "演练-退回名单.xlsx",
      "演练-review.json",
      `委托评审/${county}/演练-参加笔试名单.csv`,
    ]),
  );
  const text = (path: string) => readFile(join(out, path), "utf8");
  const passed = await text("演练-参加笔试名单.csv");
  expect(passed).toContain("A1");
  expect(passed).not.toContain("A2");
  expect(await text("演练-退回名单.csv")).toContain("缺《公示证明》");
  const own = await text(`委托评审/${county}/演练-参加笔试名单.csv`);
  expect(own).toContain("A4");
  expect(own).not.toContain("A1");
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(out, "演练-退回名单.xlsx"));
  expect(book.worksheets[0]?.getCell(2, 1).value).toBe("A2");
  expect(JSON.parse(await text("演练-review.json"))).toMatchObject({
    passed: [{ applicantId: "A1" }, { applicantId: "A4" }],
    returned: [{ applicantId: "A2", reason: "缺《公示证明》" }],
    vetoed: [{ applicantId: "A3", reason: "论文弄虚作假" }],
  });
});

test("a county isn't told which expert read, checked or vetoed", async () => {
  const path = `委托评审/${county}/演练-outcomes.json`;
  const json = await readFile(join(venue.folder, "import", path), "utf8");
  for (const { id } of [...venue.manifest.experts, ...venue.manifest.staff]) {
    expect(json).not.toContain(`"${id}"`);
  }
});
