import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import type { Invoke } from "../../src/contract/channel.ts";
import { ok } from "../../src/core/result.ts";
import { refusal, refuse } from "../../src/core/refusals/refusal.ts";
import { startShell, type ShellNeeds } from "../../src/main/shell.ts";
import { createElectronDouble, type ElectronDouble } from "../support/electron-double.ts";

// None of this ran in Electron: it ran against a double that records, and throws at the unforeseen.

const rendererFolder = fileURLToPath(new URL("../support/static-page", import.meta.url));
const echo: Invoke = (method, input) => Promise.resolve(ok({ method, input }));

let double: ElectronDouble;
let closed: number;
let reports: string[];
let nonces: number;

const needs = (over: Partial<ShellNeeds> = {}): ShellNeeds => ({
  startDesk: () => Promise.resolve(ok({ invoke: echo, close })),
  rendererFolder,
  preloadFile: "/app/out/preload/index.cjs",
  nonce: () => `nonce-${(nonces += 1)}`,
  report: (line) => reports.push(line),
  ...over,
});
const close = (): Promise<void> => Promise.resolve(void (closed += 1));

beforeEach(() => {
  double = createElectronDouble();
  [closed, reports, nonces] = [0, [], 0];
});

async function started(over: Partial<ShellNeeds> = {}): Promise<void> {
  const starting = startShell(double.electron, needs(over));
  double.becomeReady();
  await starting;
  double.createContents();
}

const only = (call: string): readonly unknown[] => {
  const all = double.argumentsOf(call);
  expect(all).toHaveLength(1);
  return all[0] ?? [];
};

describe("before Electron is ready", () => {
  test("the page's scheme is made a real origin and every renderer sandboxed", () => {
    void startShell(double.electron, needs());
    expect(only("protocol.registerSchemesAsPrivileged")).toEqual([
      [
        {
          scheme: "app",
          privileges: { standard: true, secure: true, supportFetchAPI: true },
        },
      ],
    ]);
    expect(double.calls.indexOf("app.enableSandbox")).toBeGreaterThan(-1);
    expect(double.calls.at(-1)).toBe("app.whenReady");
  });

  test("no name resolves in Chromium", () => {
    void startShell(double.electron, needs());
    expect(double.argumentsOf("app.commandLine.appendSwitch")).toContainEqual([
      "host-resolver-rules",
      "MAP * ~NOTFOUND",
    ]);
  });

  test("a second instance ends itself; the first one's window comes forward", async () => {
    const second = createElectronDouble({ firstInstance: false });
    await startShell(second.electron, needs());
    expect(second.calls).toEqual(["app.requestSingleInstanceLock", "app.quit"]);

    await started();
    double.emit("app", "second-instance");
    expect(double.calls.slice(-3)).toEqual([
      "window.isMinimized",
      "window.restore",
      "window.focus",
    ]);
  });
});

describe("the window", () => {
  test("runs the page in the sandbox, isolated, without Node", async () => {
    await started();
    expect(only("new BrowserWindow")).toMatchObject([
      {
        width: 1366,
        height: 768,
        webPreferences: {
          preload: "/app/out/preload/index.cjs",
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          webviewTag: false,
          devTools: false,
        },
      },
    ]);
    expect(only("window.loadURL")).toEqual(["app://panel/"]);
  });

  test("has no menu, whose entries would open the developer tools", async () => {
    await started();
    expect(only("Menu.setApplicationMenu")).toEqual([null]);
  });

  test("is opened only after everything was denied", async () => {
    await started();
    const opened = double.calls.indexOf("new BrowserWindow");
    for (const step of ["session.webRequest.onBeforeRequest", "session.protocol.handle"]) {
      expect(double.calls.indexOf(step)).toBeLessThan(opened);
    }
  });

  test("is not opened when the desk refuses: the sentence is shown and the program ends", async () => {
    await started({ startDesk: () => Promise.resolve(refuse("STATION_LOCKED")) });
    expect(double.argumentsOf("new BrowserWindow")).toEqual([]);
    expect(only("dialog.showErrorBox")[1]).toContain("评审电脑尚未解锁");
    expect(only("app.exit")).toEqual([1]);
  });

  test("gives the desk back when it is gone, then ends", async () => {
    await started();
    double.emit("app", "window-all-closed");
    expect(double.calls).toContain("app.quit");
    expect(double.emit("app", "will-quit")).toBe(true);
    await Promise.resolve();
    expect(closed).toBe(1);
    await expect.poll(() => double.argumentsOf("app.exit")).toEqual([[0]]);
    expect(double.emit("app", "will-quit")).toBe(false);
  });
});

describe("what is denied", () => {
  beforeEach(() => started());

  test("every permission and device", () => {
    const [request] = only("session.setPermissionRequestHandler") as [
      (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
    ];
    const answers: boolean[] = [];
    request(null, "media", (granted) => answers.push(granted));
    const [check] = only("session.setPermissionCheckHandler") as [() => boolean];
    const [device] = only("session.setDevicePermissionHandler") as [() => boolean];
    expect([...answers, check(), device()]).toEqual([false, false, false]);
  });

  test.each([
    ["app://panel/index.html", false],
    ["blob:app://panel/7b1c", false],
    ["https://example.com/", true],
    ["app://other/index.html", true],
    ["app://panel@evil/", true],
    ["blob:https://example.com/7b1c", true],
    ["file:///etc/passwd", true],
    ["data:text/html,x", true],
    ["ws://panel/", true],
  ])("of requests, %s cancelled: %s", (url, cancel) => {
    const [filter] = only("session.webRequest.onBeforeRequest") as [
      (request: { url: string }, answer: (response: { cancel: boolean }) => void) => void,
    ];
    const answers: { cancel: boolean }[] = [];
    filter({ url }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel }]);
  });

  test("downloads, new windows, webviews, redirects, frames, and ways out of the origin", () => {
    const [open] = only("webContents.setWindowOpenHandler") as [() => unknown];
    expect(open()).toEqual({ action: "deny" });
    const went = (url: string, isMainFrame: boolean): boolean =>
      !double.emit("webContents", "will-frame-navigate", { url, isMainFrame });
    expect(double.emit("session", "will-download", {})).toBe(true);
    expect(double.emit("webContents", "will-attach-webview", {})).toBe(true);
    expect(double.emit("webContents", "will-redirect", {})).toBe(true);
    expect(went("app://panel/", true)).toBe(true);
    expect(went("app://panel/", false)).toBe(false);
    expect(went("https://example.com/", true)).toBe(false);
  });
});

describe("the page", () => {
  const get = async (url: string): Promise<Response> => {
    const [scheme, answer] = only("session.protocol.handle") as [
      string,
      (request: Request) => Promise<Response>,
    ];
    expect(scheme).toBe("app");
    return answer({ url } as Request);
  };

  test("is served from the build with a nonce that is new for each load", async () => {
    await started();
    const [first, second] = [await get("app://panel/"), await get("app://panel/")];
    expect(first.headers.get("content-security-policy")).toContain("'nonce-nonce-1'");
    expect(await first.text()).toContain('nonce="nonce-1"');
    expect(second.headers.get("content-security-policy")).toContain("'nonce-nonce-2'");
  });

  test("is served to its own origin alone", async () => {
    await started();
    expect((await get("app://other/index.html")).status).toBe(404);
    expect((await get("app://panel/%2e%2e/electron-double.ts")).status).toBe(404);
  });
});

describe("the channel", () => {
  interface Caller {
    readonly sender?: object;
    readonly url?: string;
    readonly parent?: object | null;
  }
  const call = ({ sender, url, parent = null }: Caller, method: unknown): unknown => {
    const [name, listener] = only("ipcMain.handle") as [
      string,
      (event: object, method: unknown, input: unknown) => unknown,
    ];
    expect(name).toBe("desk");
    const senderFrame = { url: url ?? "app://panel/index.html", parent };
    return listener({ sender: sender ?? double.contents, senderFrame }, method, { a: 1 });
  };

  test("carries a call of the page to the desk", async () => {
    await started();
    expect(await call({}, "drives.list")).toEqual(ok({ method: "drives.list", input: { a: 1 } }));
  });

  test("refuses other pages, frames and contents, and what is no method", async () => {
    await started();
    const refused = refuse("CALLER_NOT_OURS");
    expect(await call({ url: "https://example.com/" }, "drives.list")).toEqual(refused);
    expect(await call({ parent: {} }, "drives.list")).toEqual(refused);
    expect(await call({ sender: {} }, "drives.list")).toEqual(refused);
    expect(await call({}, 7)).toEqual(refused);
  });

  test("stops the desk at a bug, and says of it neither what was asked nor its message", async () => {
    const invoke: Invoke = () => Promise.reject(new RangeError("mark: reject"));
    await started({ startDesk: () => Promise.resolve(ok({ invoke, close })) });
    const answers = await Promise.all([call({}, "meeting.act"), call({}, "meeting.act")]);
    expect(answers).toEqual([refuse("DESK_FAULT"), refuse("DESK_FAULT")]);
    expect(await call({}, "drives.list")).toMatchObject({ error: refusal("DESK_FAULT") });
    expect(closed).toBe(1);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain("RangeError");
    expect(reports[0]).not.toContain("reject");
  });
});
