import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openBrowserHost } from "../../src/cli/browser-host.ts";
import { loadSilentDriver } from "../../src/cli/silent-driver.ts";
import { ok } from "../../src/core/result.ts";
import { chromiumPath } from "../support/chromium.ts";

// Nothing in this file may load the driver before the first test does: it reads its variables then.

const rendererFolder = fileURLToPath(new URL("../support/static-page", import.meta.url));
const before = { ...process.env };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vivaseal-silent-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ["DEBUG", "DEBUG_FILE", "PWDEBUG"]) {
    if (before[name] !== undefined) process.env[name] = before[name];
    else Reflect.deleteProperty(process.env, name);
  }
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(chromiumPath === undefined)(
  "writes nothing of what is said to the desk, whatever debugging the environment asks for",
  async () => {
    const log = join(folder, "driver.log");
    Object.assign(process.env, { DEBUG: "pw:*", DEBUG_FILE: log, PWDEBUG: "1" });
    const written = vi.spyOn(process.stderr, "write");
    const opened = await openBrowserHost({
      invoke: () => Promise.resolve(ok({})),
      rendererFolder,
      profileFolder: join(folder, "profile"),
      executablePath: chromiumPath ?? "",
      headless: true,
      tell: () => undefined,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.page.evaluate("vivaseal.invoke('ballot.cast', { pin: '483920' })");
    await opened.value.close();
    expect(existsSync(log)).toBe(false);
    expect(written.mock.calls.map(([text]) => String(text)).join("")).not.toContain("pw:");
    expect(process.env["DEBUG"]).toBeUndefined();
  },
);

test("takes out what debugs or redirects the driver, and nothing else", async () => {
  const environment = {
    ...{ DEBUG: "pw:api", DEBUG_FILE: "/log", DEBUG_COLORS: "1", PWDEBUG: "console" },
    ...{ PW_CHROMIUM_ATTACH_TO_OTHER: "1", PLAYWRIGHT_LEGACY_SCREENSHOT: "1" },
    ...{ SELENIUM_REMOTE_URL: "http://elsewhere", PATH: "/bin", PWD: "/", DISPLAY: ":0" },
  };
  await loadSilentDriver(environment);
  expect(environment).toEqual({ PATH: "/bin", PWD: "/", DISPLAY: ":0" });
});
