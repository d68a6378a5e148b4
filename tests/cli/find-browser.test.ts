import { describe, expect, test } from "vitest";
import { findBrowser, type BrowserSearch } from "../../src/cli/find-browser.ts";
import { ok } from "../../src/core/result.ts";
import { refuse } from "../../src/core/refusals/refusal.ts";

const machine = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string>>,
  ...there: readonly string[]
): BrowserSearch => ({ platform, env, isThere: (path) => there.includes(path) });

describe.skipIf(process.platform === "win32")("on Linux and macOS", () => {
  const env = { PATH: "/usr/local/bin::/usr/bin" };

  test("the usual names are looked for in the folders of PATH, Chrome before Chromium", () => {
    expect(findBrowser(machine("linux", env, "/usr/bin/chromium"))).toEqual(
      ok("/usr/bin/chromium"),
    );
    const both = machine("linux", env, "/usr/local/bin/chromium", "/usr/bin/google-chrome");
    expect(findBrowser(both)).toEqual(ok("/usr/bin/google-chrome"));
  });

  test("a Mac has them among its applications", () => {
    const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findBrowser(machine("darwin", env, chrome))).toEqual(ok(chrome));
  });
});

test("Windows has them below its program folders", () => {
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  const env = { PROGRAMFILES: "C:\\Program Files", "PROGRAMFILES(X86)": "C:\\Program Files (x86)" };
  expect(findBrowser(machine("win32", env, edge))).toEqual(ok(edge));
});

test("CHROME_PATH is taken at its word: no other browser stands in for a missing one", () => {
  const env = { PATH: "/usr/bin", CHROME_PATH: "/opt/chrome" };
  expect(findBrowser(machine("linux", env, "/opt/chrome"))).toEqual(ok("/opt/chrome"));
  expect(findBrowser(machine("linux", env, "/usr/bin/chromium"))).toEqual(
    refuse("BROWSER_MISSING"),
  );
});
