import { describe, expect, test } from "vitest";
import { aSmallManifest } from "../support/small-manifest.ts";
import { scoreOf } from "../../src/renderer/screens/grades/score-draft.ts";
import {
  bytesOf,
  clockText,
  groupedHex,
  maskedIdNumber,
  sizeText,
} from "../../src/renderer/view/plain-text.ts";
import { decodedText, kindOf } from "../../src/renderer/view/material-view.ts";

test("an id number shows its region and last four places only", () => {
  expect(maskedIdNumber("51190319840323000X")).toBe("511903********000X");
  expect(maskedIdNumber("1234567890")).toBe("**********");
  expect(maskedIdNumber("")).toBe("");
});

test("a check code is read out in groups of four", () => {
  expect(groupedHex("ec9e45925c3e0391")).toEqual(["ec9e", "4592", "5c3e", "0391"]);
});

test("sizes, clocks and bytes are written as people read them", () => {
  expect([sizeText(900), sizeText(40_000), sizeText(3_400_000)]).toEqual([
    ...["900 B", "39 KB", "3.2 MB"],
  ]);
  expect([clockText(600_000), clockText(59_001), clockText(400), clockText(-61_000)]).toEqual([
    ...["10:00", "01:00", "00:01", "-01:01"],
  ]);
  expect([...bytesOf("AAH/")]).toEqual([0, 1, 255]);
});

describe("a score sheet", () => {
  const { rubric } = aSmallManifest();

  test("becomes a score only when whole and within range", () => {
    expect(scoreOf(["85"], "total", rubric)).toEqual({ kind: "total", total: 85 });
    expect(scoreOf(["101"], "total", rubric)).toBeNull();
    expect(scoreOf([""], "total", rubric)).toBeNull();
    expect(scoreOf(["8.5"], "total", rubric)).toBeNull();
    expect(scoreOf(["60", "40"], "items", rubric)).toMatchObject({
      items: [
        { itemId: "R1", points: 60 },
        { itemId: "R2", points: 40 },
      ],
    });
    expect(scoreOf(["60"], "items", rubric)).toBeNull();
    expect(scoreOf(["60", "41"], "items", rubric)).toBeNull();
    expect(scoreOf(["pass"], "grade", rubric)).toEqual({ kind: "grade", grade: "pass" });
    expect(scoreOf(["优秀"], "grade", rubric)).toBeNull();
  });
});

describe("a material", () => {
  test("is shown by its suffix, and by nothing that could run", () => {
    expect(["01 表.PDF", "证书.jpg", "说明.txt", "a.svg", "b.html"].map(kindOf)).toEqual([
      ...["pdf", "image", "text", "other", "other"],
    ]);
  });

  test("in GB 18030 is read too", () => {
    expect(decodedText(new TextEncoder().encode("评审 𠮷"))).toBe("评审 𠮷");
    expect(decodedText(Uint8Array.of(0xc6, 0xc0, 0xc9, 0xf3))).toBe("评审");
  });
});
