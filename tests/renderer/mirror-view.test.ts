import { describe, expect, test } from "vitest";
import type { MirrorStatus } from "../../src/contract/mirror-table.ts";
import { refusal } from "../../src/core/refusals/refusal.ts";
import { isMirrorQuiet, mirrorDetail, mirrorText } from "../../src/renderer/view/mirror-view.ts";

const status = (
  state: MirrorStatus["state"],
  changes: Partial<MirrorStatus> = {},
): MirrorStatus => ({
  ...{ state, driveLabel: "金士顿", upTo: 30, behind: 4, refusal: null },
  ...changes,
});

describe("the bar says in a few words", () => {
  test.each<[MirrorStatus, string]>([
    [status("off", { driveLabel: null }), "U盘副本：未设置"],
    [status("synced", { upTo: 34, behind: 0 }), "U盘副本：已到第 34 条"],
    [status("behind"), "U盘副本：正在写，落后 4 条"],
    [status("waiting"), "U盘副本：表决后再写"],
    [status("away"), "U盘副本：没插U盘，落后 4 条"],
    [status("slow"), "U盘副本：U盘无响应，落后 4 条"],
    [
      status("troubled", { refusal: refusal("DISK_FULL", { file: "a" }) }),
      "U盘副本：U盘已满，落后 4 条",
    ],
    [
      status("troubled", { refusal: refusal("DISK_READ_ONLY", { file: "a" }) }),
      "U盘副本：U盘不能写，落后 4 条",
    ],
    [
      status("troubled", { refusal: refusal("DISK_FAILED", { file: "a", errno: "EIO" }) }),
      "U盘副本：写不进U盘，落后 4 条",
    ],
    [status("differs"), "U盘副本：与本机日志不一致"],
  ])("%o", (told, text) => {
    expect(mirrorText(told)).toBe(text);
  });
});

test("what needs a hand stands out, what goes on by itself doesn't", () => {
  const states = ["off", "synced", "waiting", "checking", "behind"] as const;
  expect(states.every((state) => isMirrorQuiet(status(state)))).toBe(true);
  const loud = ["away", "slow", "troubled", "differs"] as const;
  expect(loud.some((state) => isMirrorQuiet(status(state)))).toBe(false);
});

test("the dialog names the stick and how many lines it lacks", () => {
  for (const state of ["behind", "away", "slow", "troubled"] as const) {
    expect(mirrorDetail(status(state))).toContain("金士顿");
    expect(mirrorDetail(status(state))).toContain("还差 4 条");
  }
});
