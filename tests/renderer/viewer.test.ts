import { describe, expect, test } from "vitest";
import type { ApplicantId } from "../../src/core/ids.ts";
import { applicantRows, everyone, matching } from "../../src/renderer/view/applicants-view.ts";
import { materialsOf, nextUnopened } from "../../src/renderer/view/material-view.ts";
import { pageTextOf, placesOf, type TextRun } from "../../src/renderer/view/pdf-text.ts";
import { isSpelled } from "../../src/renderer/view/spelling.ts";
import { fromTheStart, turned, viewingAfter } from "../../src/renderer/view/viewing.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { aSmallManifest } from "../support/small-manifest.ts";

describe("a name typed in pinyin", () => {
  test.each([
    ["张小明", "zxm"],
    ["张小明", "xm"],
    ["张小明", "zhangx"],
    ["张小明", "xiaoming"],
    ["单雄信", "sx"],
    ["单雄信", "shan"],
    ["曾国藩", "zeng"],
    ["䶮堃", "yk"],
    ["吕布", "lvbu"],
  ])("%s is found by %s", (name, letters) => {
    expect(isSpelled(name, letters)).toBe(true);
  });

  test("is not found by letters from the middle of a syllable", () => {
    expect(isSpelled("张小明", "hang")).toBe(false);
    expect(isSpelled("单雄信", "dan")).toBe(false);
  });
});

test("the list is searched by name, number, unit and pinyin, and narrowed by level", () => {
  const rows = applicantRows(aMeeting().state());
  const found = (change: Partial<typeof everyone>) =>
    matching(rows, { ...everyone, ...change }).map(({ applicant }) => applicant.id);
  const [first] = rows;
  if (!first) throw new Error("No applicant");
  expect(found({ text: first.applicant.id })).toEqual([first.applicant.id]);
  expect(found({ text: first.applicant.employer })).toContain(first.applicant.id);
  expect(found({ text: "sb" })).toEqual(rows.map(({ applicant }) => applicant.id));
  expect(found({ text: "zzz" })).toEqual([]);
  expect(found({ level: "technician" })).toEqual(
    rows.flatMap(({ applicant }) => (applicant.level === "technician" ? [applicant.id] : [])),
  );
});

describe("a search in a page", () => {
  const run = (text: string, left: number, bottom = 700): TextRun => ({
    ...{ text, left, bottom, width: 10 * text.length, height: 12 },
  });

  test("goes over the borders of runs, spaces, and full and half width", () => {
    const page = pageTextOf([run("数智 工", 100), run("程", 140), run("ＡＩ", 160)]);
    expect(placesOf(page, "智工程")).toEqual([[[110, 700, 150, 712]]]);
    expect(placesOf(page, "ai")).toHaveLength(1);
    expect(placesOf(page, "工 程")).toHaveLength(1);
    expect(placesOf(page, "程序")).toEqual([]);
    expect(placesOf(page, " ")).toEqual([]);
  });

  test("marks a place that runs over two lines in each of them", () => {
    const page = pageTextOf([run("数据", 100), run("安全", 50, 680)]);
    expect(placesOf(page, "数据安全")).toEqual([
      [
        [100, 700, 120, 712],
        [50, 680, 70, 692],
      ],
    ]);
  });

  test("finds each place once where places overlap", () => {
    expect(placesOf(pageTextOf([run("哈哈哈哈", 0)]), "哈哈")).toHaveLength(2);
  });
});

describe("the next unopened material", () => {
  const plain = aSmallManifest();
  const [first, second] = plain.applicants;
  if (!first || !second) throw new Error("Two applicants at least");
  const material = (applicantId: ApplicantId, name: string) => ({
    ...{ applicantId, path: `materials/${applicantId}/${name}.pdf` },
    ...{ sizeBytes: 1, sha256: "00".repeat(32) },
  });
  const manifest = {
    ...plain,
    materials: [
      ...[material(first.id, "02 b"), material(first.id, "01 a"), material(first.id, "10 c")],
      material(second.id, "01 d"),
    ],
  };
  const order = [second.id, first.id];
  const next = (number: number, ...opened: readonly number[]) =>
    nextUnopened(manifest, order, { applicantId: first.id, number }, new Set(opened))?.number;

  test("is the one behind it in the list, which goes round, then another applicant's, then none", () => {
    expect(materialsOf(manifest, first.id).map(({ number }) => number)).toEqual([1, 0, 2]);
    expect(next(1, 1)).toBe(0);
    expect(next(0, 0)).toBe(2);
    expect(next(2, 2)).toBe(1);
    expect(next(2, 0, 1, 2)).toBe(3);
    expect(next(2, 0, 1, 2, 3)).toBeUndefined();
  });
});

test("keys turn pages, zoom and turn; others are left alone", () => {
  expect(viewingAfter("PageDown", fromTheStart)).toEqual({ ...fromTheStart, page: 2 });
  expect(viewingAfter("+", fromTheStart)).toEqual({ ...fromTheStart, zoom: 1.25 });
  expect(viewingAfter("+", { ...fromTheStart, zoom: 3 })).toEqual({ ...fromTheStart, zoom: 3 });
  expect(viewingAfter("r", fromTheStart)?.turn).toBe(90);
  expect(turned(270)).toBe(0);
  expect(viewingAfter("x", fromTheStart)).toBeUndefined();
});
