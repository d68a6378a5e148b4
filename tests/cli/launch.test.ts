import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLaunchSandbox, lockOf, type LaunchSandbox } from "../support/launch-sandbox.ts";

let sandbox: LaunchSandbox;

beforeEach(() => {
  sandbox = createLaunchSandbox();
});
afterEach(() => {
  rmSync(sandbox.folder, { recursive: true, force: true });
});

const install = "npm ci --include=dev --no-audit --no-fund --loglevel=error";
const build = "build build --logLevel warn";

describe("getting ready", () => {
  test("the first run installs, builds and runs; the next one only runs", () => {
    const first = sandbox.launch(["vivaseal", "inspect", "a.vsbundle"]);
    expect(first).toMatchObject({ code: 0, stdout: "said by the command\n" });
    expect(first.stderr).toMatch(/安装依赖 Installing packages: 完成 done/);
    expect(first.stderr).toMatch(/构建 Building: 完成 done/);
    expect(sandbox.notes()).toEqual([install, build, "cli inspect a.vsbundle"]);

    const second = sandbox.launch(["vivaseal", "inspect", "a.vsbundle"]);
    expect(second).toEqual({ code: 0, stdout: "said by the command\n", stderr: "" });
    expect(sandbox.notes()).toEqual(["cli inspect a.vsbundle"]);
  });

  test("a changed source is built again, a changed lock installed again", () => {
    sandbox.launch(["vivaseal"]);
    sandbox.notes();
    sandbox.write("src/core/rule.ts", "export const rule = 2;");
    sandbox.launch(["vivaseal"]);
    expect(sandbox.notes()).toEqual([build, "cli"]);
    sandbox.write("package-lock.json", lockOf("1.0.1"));
    sandbox.launch(["vivaseal"]);
    expect(sandbox.notes()).toEqual([install, build, "cli"]);
  });

  test("where installing fails nothing else is done, and its exit code is given", () => {
    const { code, stderr } = sandbox.launch(["demo"], { NPM_EXIT: "7" });
    expect(code).toBe(7);
    expect(stderr).toContain("失败 failed (7)");
    expect(sandbox.notes()).toEqual([install]);
  });

  test("a build that failed is tried again", () => {
    expect(sandbox.launch(["vivaseal"], { BUILD_EXIT: "3" }).code).toBe(3);
    expect(sandbox.launch(["vivaseal"]).code).toBe(0);
    expect(sandbox.notes()).toEqual([install, build, build, "cli"]);
  });

  test("jobs that are started at once install and build once", async () => {
    const codes = await sandbox.launchAll([
      ["vivaseal", "a"],
      ["vivaseal", "b"],
      ["vivaseal", "c"],
    ]);
    expect(codes).toEqual([0, 0, 0]);
    expect([...sandbox.notes()].sort()).toEqual([build, "cli a", "cli b", "cli c", install]);
  });

  test("a lock whose holder is gone keeps nobody waiting", () => {
    sandbox.write("out/preparing", "999999999");
    expect(sandbox.launch(["vivaseal"]).code).toBe(0);
  });

  test("an older Node is told in one bilingual line what to do", () => {
    for (const version of ["v18.20.4", "v20.18.1"]) {
      sandbox.write(
        "old.cjs",
        `Object.defineProperty(process, "version", { value: "${version}" })`,
      );
      const old = sandbox.launch(["demo"], {}, ["--require", join(sandbox.folder, "old.cjs")]);
      expect(old).toMatchObject({ code: 1, stdout: "" });
      expect(old.stderr).toMatch(
        /^需要 Node\.js 20\.19 .*Node\.js 20\.19 or later .*nodejs\.org.*\n$/,
      );
      expect(sandbox.notes()).toEqual([]);
    }
  });
});

describe("the jobs", () => {
  test("demo writes to ./vivaseal-demo unless told otherwise", () => {
    sandbox.launch(["demo"]);
    sandbox.launch(["demo", "--out", "there"]);
    expect(sandbox.notes().filter((line) => line.startsWith("cli"))).toEqual([
      "cli demo --out ./vivaseal-demo",
      "cli demo --out there",
    ]);
  });

  test.runIf(process.platform === "linux")(
    "start without a display names the demo in one line, and does nothing",
    () => {
      const { code, stderr } = sandbox.launch(["start"], { DISPLAY: "" });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^没有图形显示.*npm run demo.*No display.*npm run demo.*\n$/);
      expect(sandbox.notes()).toEqual([]);
    },
  );

  test("start without Electron's runtime says so and opens the browser host", () => {
    const { stderr } = sandbox.launch(["start"]);
    expect(stderr).toMatch(/没有 Electron 运行环境.*No Electron runtime/);
    expect(sandbox.notes().at(-1)).toBe("cli window");
  });

  test.runIf(process.platform === "linux")("start runs Electron where its runtime is", () => {
    sandbox.write("node_modules/electron/path.txt", "electron");
    sandbox.write(
      "node_modules/electron/dist/electron",
      '#!/bin/sh\nfor word in "$@"; do last=$word; done\necho "electron $last" >> "$NOTES"\n',
    );
    chmodSync(join(sandbox.folder, "node_modules/electron/dist/electron"), 0o755);
    expect(sandbox.launch(["start"]).stderr).not.toContain("No Electron runtime");
    expect(sandbox.notes().at(-1)).toBe(`electron ${sandbox.folder}`);
  });

  test("bench says what is missing", () => {
    const { code, stderr } = sandbox.launch(["bench"]);
    expect(code).toBe(1);
    expect(stderr).toContain("tests/bench/bench.ts");
  });
});

describe("the tests", () => {
  const noBrowser = { CHROME_PATH: "/nowhere/chrome" };

  test("all run where there is a browser, which the runner is told", () => {
    const { code, stderr } = sandbox.launch(["test", "--bail", "1"], {
      CHROME_PATH: process.execPath,
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain("NOT run");
    expect(sandbox.notes().at(-1)).toBe("tests run --config tests/vitest.config.ts --bail 1");
  });

  test("all but the end-to-end tests run where there is none, and the last line says so", () => {
    const { code, stderr } = sandbox.launch(["test"], noBrowser);
    expect(code).toBe(0);
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/端到端测试没有运行.*NOT run/);
    expect(sandbox.notes().at(-1)).toBe("tests run --config tests/vitest.config.ts --project !e2e");
  });

  test("without a browser fail in CI", () => {
    expect(sandbox.launch(["test"], { ...noBrowser, CI: "true" }).code).toBe(1);
  });

  test("that fail give the runner's exit code, browser or not", () => {
    expect(sandbox.launch(["test"], { ...noBrowser, TESTS_EXIT: "1" }).code).toBe(1);
    const withBrowser = { CHROME_PATH: process.execPath, TESTS_EXIT: "1" };
    expect(sandbox.launch(["test"], withBrowser).code).toBe(1);
  });
});
