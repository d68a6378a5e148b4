import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { personId } from "../../src/core/ids.ts";
import { auditJournal, auditResult } from "../../src/core/result/audit.ts";
import { redecide } from "../../src/core/result/redecide.ts";
import type { ResultDocument } from "../../src/core/result/result-document.ts";
import { readRecord } from "../../src/desk/meeting/record-schema.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { textOfPages } from "../support/pdf-text.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

const everyone = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"];

test("a form is given as a PDF, and written to a stick under the name that the dialog says and read back", async () => {
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  const blank = { kind: "attendance", blank: true } as const;

  const { name, base64 } = must(await desk["report.make"](blank));
  expect(name).toBe("会议签到表（空白）.pdf");
  const [page = ""] = await textOfPages(new Uint8Array(Buffer.from(base64, "base64")));
  expect(page).toContain("会议签到表");

  const [drive] = must(await desk["drives.list"]({}));
  const receipt = must(await desk["report.export"]({ ...blank, driveId: drive?.id ?? "" }));
  expect(receipt.fileName).toMatch(/^演练-会议签到表-空白-[0-9a-f]{8}\.pdf$/);
  const written = await readFile(join(venue.stickFolder, receipt.fileName));
  expect(createHash("sha256").update(written).digest("hex")).toBe(receipt.sha256);
  expect(await readdir(venue.stickFolder)).not.toContainEqual(expect.stringContaining(".tmp"));
  await close();
});

test("what isn't there yet, a drive that is gone and a meeting that isn't open are refused", async () => {
  const { desk, close } = aRunningDesk(venue);
  const codeOf = async (asked: Promise<{ ok: boolean; error?: { code: string } }>) =>
    (await asked).error?.code;
  expect(await codeOf(desk["report.make"]({ kind: "attendance" }))).toBe("MEETING_NOT_OPEN");

  await aDay(desk, venue).opened();
  expect(await codeOf(desk["report.make"]({ kind: "tallyReport" }))).toBe("REPORT_EMPTY");
  const gone = { kind: "attendance", driveId: "none" } as const;
  expect(await codeOf(desk["report.export"](gone))).toBe("DRIVE_GONE");
  await close();
});

test("the result package carries sign-in sheet, panels' grades, tally reports and summary", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2", "A3", "A4");
  for (const id of everyone) await day.cast(id, () => "approve");
  await day.finished();
  const [drive] = must(await desk["drives.list"]({}));
  const { fileName } = must(await desk["result.export"]({ driveId: drive?.id ?? "" }));
  const bytes = new Uint8Array(await readFile(join(venue.stickFolder, fileName)));
  const source = memorySource(bytes);
  const opened = must(await openResult({ source, identity: venue.office.identity }));

  const paths = opened.document.files.map(({ path }) => path);
  const reports = paths.filter((path) => path.startsWith("reports/"));
  expect(reports.toSorted()).toEqual(
    ["会议签到表", "答辩成绩汇总表", "计票结果报告单", "会议记录", "评审结果汇总表"]
      .map((name) => `reports/${name}.pdf`)
      .toSorted(),
  );
  for (const path of reports) {
    const [page = ""] = await textOfPages(must(await opened.readFile(path)));
    expect(page).not.toContain("过程稿");
  }
  await close();
});

test("§9.27 no printer at the venue: the forms lie on the stick as PDFs, and are printed later, the lock past", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  for (const id of ["GZ1", "Z1", "Z2"].map(personId)) await day.checkedIn(id);
  const [drive] = must(await desk["drives.list"]({}));
  const saved = async (kind: "attendance" | "minutes") => {
    const choice = { kind, driveId: drive?.id ?? "" };
    const { fileName } = must(await desk["report.export"](choice));
    const bytes = new Uint8Array(await readFile(join(venue.stickFolder, fileName)));
    return (await textOfPages(bytes)).join("");
  };
  const draft = await saved("attendance");
  expect(draft).toContain("过程稿");

  await day.does({ type: "lockMeeting", note: "改日再开" }, "Z1", "GZ1");
  const final = await saved("attendance");
  expect(final).not.toContain("过程稿");
  // Of which state of the journal a print is stands on the paper itself.
  const headOf = (text: string) => /会议日志 ([0-9a-f]{16})/.exec(text)?.[1];
  expect(headOf(final)).toMatch(/^[0-9a-f]{16}$/);
  expect(headOf(final)).not.toBe(headOf(draft));
  expect(headOf(await saved("minutes"))).toBe(headOf(final));
  await close();
});

test("a form that is printed gets its 打印序号 before it leaves, on screen and stick, here and after a restart", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  const blank = { kind: "attendance", blank: true } as const;
  const textNow = async (of: typeof desk): Promise<string> => {
    const { base64 } = must(await of["report.make"](blank));
    return (await textOfPages(new Uint8Array(Buffer.from(base64, "base64")))).join("");
  };
  expect(await textNow(desk)).not.toContain("打印序号");

  const print = { type: "printForms", form: "attendance", blank: true } as const;
  const [record] = (await day.does(print)).records;
  expect(record?.event).toMatchObject({ type: "formsPrinted", papers: [{ serial: 1 }] });
  expect((await day.does(print)).records).toEqual([]);
  expect(await textNow(desk)).toContain("打印序号：1");
  await close();

  const again = aRunningDesk(venue);
  await aDay(again.desk, venue).opened();
  expect(await textNow(again.desk)).toContain("打印序号：1");
  await again.close();
});

test("papers printed and lines written behind the lock go into the result, and the office recounts it", async () => {
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  await day.does({ type: "lockMeeting", note: "今天不答辩" }, "Z1", "GZ1");
  await day.does({ type: "printForms", form: "attendance" });
  const pins = [
    { personId: personId("Z1"), pin: pinOf("Z1") },
    { personId: personId("GZ1"), pin: pinOf("GZ1") },
  ];
  must(await desk["result.prepare"]({ pins }));
  const receipt = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();

  const bytes = await readFile(join(venue.stickFolder, receipt.fileName));
  const source = memorySource(new Uint8Array(bytes));
  const opened = must(await openResult({ source, identity: venue.office.identity }));
  const audited = must(auditJournal(venue.manifest, opened.journalLines, readRecord));
  expect(audited.records.at(-1)?.event.type).toBe("formsPrinted");
  const document = opened.document as unknown as ResultDocument;
  must(auditResult(venue.manifest, document.bundle.hash, document, audited));
  must(redecide(venue.manifest, audited.records));
});
