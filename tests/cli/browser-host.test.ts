import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { browserOrigin, openBrowserHost, type BrowserHost } from "../../src/cli/browser-host.ts";
import type { Invoke } from "../../src/contract/channel.ts";
import { ok } from "../../src/core/result.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";

const rendererFolder = fileURLToPath(new URL("../support/static-page", import.meta.url));
const echo: Invoke = (method, input) => Promise.resolve(ok({ method, input }));

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `browser host (${noChromium})` : "browser host",
  () => {
    let profileFolder = "";
    let host: BrowserHost;
    let page: Page;
    let told: string[] = [];

    beforeEach(async () => {
      profileFolder = mkdtempSync(join(tmpdir(), "vivaseal-profile-"));
      told = [];
      host = await start();
      page = host.page;
    });
    afterEach(async () => {
      await host.close();
      rmSync(profileFolder, { recursive: true, force: true });
    });

    async function start(): Promise<BrowserHost> {
      const opened = await openBrowserHost({
        invoke: echo,
        rendererFolder,
        profileFolder,
        executablePath: chromiumPath ?? "",
        headless: true,
        tell: (line) => void told.push(line),
      });
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    }

    test("carries a call of the page to the desk and its answer back", async () => {
      await expect
        .poll(() => page.textContent("#answer"))
        .toBe(JSON.stringify(ok({ method: "echo", input: { text: "评审 𠮷" } })));
      expect(await page.evaluate("window.vivaseal.host")).toBe("browser");
      expect(await page.evaluate("typeof window.__vivasealInvoke")).toBe("undefined");
    });

    test("lets styles with this load's nonce through, no other, and no inline script", async () => {
      const colorOf = (id: string): Promise<unknown> =>
        page.evaluate(`getComputedStyle(document.querySelector("#${id}")).color`);
      expect(await colorOf("nonced")).toBe("rgb(1, 2, 3)");
      expect(await colorOf("bare")).not.toBe("rgb(1, 2, 3)");
      expect(await page.evaluate("window.inlineRan")).toBeUndefined();
    });

    test("gives each load of the page a nonce of its own", async () => {
      const nonce = (): Promise<unknown> => page.evaluate("document.querySelector('style').nonce");
      const first = await nonce();
      await page.reload();
      expect(await nonce()).not.toBe(first);
    });

    test("aborts every request that leaves the page's origin", async () => {
      const failed: string[] = [];
      page.on("requestfailed", (request) => failed.push(request.url()));
      await page.evaluate(
        "fetch('https://example.com/a').catch(() => 0).then(() => { new Image().src = 'https://example.com/b.png' })",
      );
      await expect(page.goto("https://example.com/c")).rejects.toThrow();
      expect(failed).toContain("https://example.com/c");
    });

    test("gives the bridge to the page alone, and the raw binding to nobody", async () => {
      const names = "typeof window.vivaseal + ' ' + typeof window.__vivasealInvoke";
      expect(await page.evaluate(names)).toBe("object undefined");
      await page.goto("about:blank");
      expect(await page.evaluate(names)).toBe("undefined undefined");
    });

    test("lets no script of the page put itself between the page and the desk", async () => {
      const seen = await page.evaluate(`(async () => {
        const seen = [];
        const spyOn = (object, name) => {
          const own = object?.[name];
          const spy = (...args) => (seen.push(name), own.apply(object, args));
          try { object[name] = spy; } catch {}
          try { Object.defineProperty(object, name, { value: spy }); } catch {}
        };
        for (const name of ["stringify", "parse"]) spyOn(JSON, name);
        for (const name of Object.getOwnPropertyNames(window).filter((n) => n.startsWith("__play"))) {
          seen.push("channel");
          spyOn(window[name], "callBinding");
          if (typeof window[name] === "object") spyOn(Object.getPrototypeOf(window[name]), "callBinding");
          spyOn(window, name);
        }
        spyOn(window.vivaseal, "invoke");
        spyOn(window, "vivaseal");
        try { window.JSON = { stringify: () => seen.push("JSON") }; } catch {}
        await window.vivaseal.invoke("echo", { pin: "483920" });
        return seen;
      })()`);
      // The driver's channel is found, and none of the spies.
      expect(new Set(seen as string[])).toEqual(new Set(["channel"]));
      expect(await page.evaluate("Object.isFrozen(Function.prototype)")).toBe(false);
    });

    test("stops the keys that show or save the page, and no other", async () => {
      const wentThrough = async (key: object): Promise<unknown> => {
        const event = JSON.stringify({ ...key, bubbles: true, cancelable: true });
        return page.evaluate(
          `document.querySelector("#note").dispatchEvent(new KeyboardEvent("keydown", ${event}))`,
        );
      };
      const tools = ["KeyI", "KeyJ", "KeyC", "KeyK"];
      for (const key of [
        { code: "F12" },
        ...tools.map((code) => ({ code, ctrlKey: true, shiftKey: true })),
        ...tools.map((code) => ({ code, metaKey: true, altKey: true })),
        { code: "KeyU", ctrlKey: true },
        { code: "KeyS", ctrlKey: true },
      ]) {
        expect([key, await wentThrough(key)]).toEqual([key, false]);
      }
      for (const key of [
        { code: "KeyP", ctrlKey: true },
        { code: "KeyC", ctrlKey: true },
        { code: "KeyI", shiftKey: true },
        { code: "Digit1" },
      ]) {
        expect([key, await wentThrough(key)]).toEqual([key, true]);
      }
    });

    test("shows no menu on the page, which would offer to inspect it", async () => {
      const went =
        'document.body.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }))';
      expect(await page.evaluate(went)).toBe(false);
    });

    test("closes the window when the developer tools are opened all the same, and says why", async () => {
      const session = await page.context().browser()?.newBrowserCDPSession();
      const targets = await session?.send("Target.getTargets");
      const own = targets?.targetInfos.find(({ url }) => url.startsWith(browserOrigin));
      // The window may be gone before the answer.
      session
        ?.send("Target.openDevTools", { targetId: own?.targetId ?? "" })
        .catch(() => undefined);
      await host.closed;
      expect(page.isClosed()).toBe(true);
      expect(told.join("\n")).toContain("开发者工具");
      expect(readdirSync(profileFolder)).toEqual(["Default"]);
    });

    test("closes every other window that the page opens", async () => {
      await page.evaluate("void window.open('/index.html')");
      await expect.poll(() => page.context().pages().length).toBe(1);
    });

    test("opens no port: the browser listens nowhere", () => {
      const commandLines = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
      const own = commandLines.split("\n").filter((line) => line.includes(profileFolder));
      expect(own.length).toBeGreaterThan(0);
      expect(own.join("\n")).not.toContain("--remote-debugging-port");
      expect(own.join("\n")).toContain("--remote-debugging-pipe");
    });

    test("keeps IndexedDB between runs, and nothing else of the profile", async () => {
      expect(await page.evaluate("addRow()")).toBe(1);
      await host.close();
      expect(readdirSync(profileFolder)).toEqual(["Default"]);
      expect(readdirSync(join(profileFolder, "Default"))).toEqual(["IndexedDB"]);
      host = await start();
      expect(await host.page.evaluate("addRow()")).toBe(2);
    });

    test("writes no typed text and no chosen mark into the profile while the window is open", async () => {
      await page.fill("#note", "typed-and-secret-93");
      await page.check("#choice");
      // What would make a browser save the page's state: an entry in its history.
      await page.evaluate("history.pushState(null, '', '/index.html')");
      await setTimeout(5_000);
      expect(filesHolding(profileFolder, "typed-and-secret-93")).toEqual([]);
      await page.press("#note", "Enter");
      await setTimeout(2_000);
      expect(filesHolding(profileFolder, "typed-and-secret-93")).toEqual([]);
      expect(filesHolding(profileFolder, "choice-marker-93")).toEqual([]);
    });

    test("wipes the profile after the browser was killed", async () => {
      killBrowserOf(profileFolder);
      await host.closed;
      expect(readdirSync(profileFolder)).toEqual(["Default"]);
    });

    test("settles `closed` when the window is closed by hand", async () => {
      await page.close();
      await host.closed;
      expect(browserOrigin).toBe("https://vivaseal.local");
    });
  },
);

/** Ends the one browser process that this test started, as a power cut would. */
function killBrowserOf(profileFolder: string): void {
  const lines = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  const main = lines.find((line) => line.includes(profileFolder) && !line.includes("--type="));
  process.kill(Number.parseInt(main ?? "", 10), "SIGKILL");
}

function filesHolding(folder: string, text: string): readonly string[] {
  const utf16 = Buffer.from(text, "utf16le");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return content.includes(text) || content.includes(utf16);
    });
}
