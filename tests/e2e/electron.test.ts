import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron } from "playwright-core";
import { expect, test } from "vitest";
import { electronRuntime } from "../support/electron-runtime.ts";

const runtime = electronRuntime();
const root = fileURLToPath(new URL("../..", import.meta.url));

test.skipIf(runtime === undefined)(
  runtime === undefined
    ? "the built shell in Electron: NOT RUN, no Electron runtime on this machine"
    : "the built shell in Electron shows the screens, which reach the desk",
  async () => {
    const userData = mkdtempSync(join(tmpdir(), "vivaseal-electron-"));
    const app = await _electron.launch({
      executablePath: runtime ?? "",
      args: [root, `--user-data-dir=${userData}`],
    });
    try {
      const page = await app.firstWindow();
      expect(page.url()).toBe("app://panel/");
      const status = await page.evaluate("window.vivaseal.invoke('station.status', {})");
      expect(status).toMatchObject({ ok: true, value: { state: "new" } });
      expect(await page.evaluate("typeof require + typeof process")).toBe("undefinedundefined");
    } finally {
      await app.close();
      rmSync(userData, { recursive: true, force: true });
    }
  },
);
