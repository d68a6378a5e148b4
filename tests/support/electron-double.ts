import type { ElectronApi } from "../../src/main/electron-api.ts";

type Listener = (...args: readonly unknown[]) => unknown;

/**
 * An object that has exactly `members`: touching anything else throws, so that the shell can't come
 * to lean on a part of Electron that no test looks at.
 */
export function strictly<Members extends object>(name: string, members: Members): Members {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === "string" && !Object.hasOwn(target, key) && key !== "then") {
        throw new Error(`The shell touched ${name}.${key}, which the double doesn't list`);
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
    set(_target, key) {
      throw new Error(`The shell set ${name}.${String(key)}`);
    },
  });
}

/** An Electron that records what it is asked, in order. It is no Electron: nothing is shown or run. */
export interface ElectronDouble {
  readonly electron: ElectronApi;
  /** Calls in the order in which they came, as `app.quit`. */
  readonly calls: readonly string[];
  readonly argumentsOf: (call: string) => readonly (readonly unknown[])[];
  /** Runs the listeners of an event; gives whether one prevented its default. */
  readonly emit: (source: string, event: string, ...args: readonly unknown[]) => boolean;
  readonly becomeReady: () => void;
  /** Web contents of the one window. */
  readonly contents: object;
  /** Makes the contents known, as Electron does when it creates any. */
  readonly createContents: () => void;
}

export function createElectronDouble({ firstInstance = true } = {}): ElectronDouble {
  const calls: string[] = [];
  const given = new Map<string, (readonly unknown[])[]>();
  const listeners = new Map<string, Listener[]>();
  const record =
    <T>(call: string, answer: T) =>
    (...args: readonly unknown[]): T => {
      calls.push(call);
      given.set(call, [...(given.get(call) ?? []), args]);
      return answer;
    };
  const listen = (source: string) => (event: string, listener: Listener) => {
    const key = `${source} ${event}`;
    calls.push(`on ${key}`);
    listeners.set(key, [...(listeners.get(key) ?? []), listener]);
  };
  const emit = (source: string, event: string, ...args: readonly unknown[]): boolean => {
    let prevented = false;
    const told = { preventDefault: () => void (prevented = true), ...(args[0] ?? {}) };
    for (const listener of listeners.get(`${source} ${event}`) ?? [])
      listener(told, ...args.slice(1));
    return prevented;
  };

  let becomeReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  const contents = strictly("webContents", {
    on: listen("webContents"),
    setWindowOpenHandler: record("webContents.setWindowOpenHandler", undefined),
  });
  const electron = strictly("electron", {
    app: strictly("app", {
      requestSingleInstanceLock: record("app.requestSingleInstanceLock", firstInstance),
      enableSandbox: record("app.enableSandbox", undefined),
      commandLine: strictly("app.commandLine", {
        appendSwitch: record("app.commandLine.appendSwitch", undefined),
      }),
      whenReady: record("app.whenReady", ready),
      getPath: record("app.getPath", "/user-data"),
      on: listen("app"),
      quit: record("app.quit", undefined),
      exit: record("app.exit", undefined),
    }),
    protocol: strictly("protocol", {
      registerSchemesAsPrivileged: record("protocol.registerSchemesAsPrivileged", undefined),
    }),
    session: strictly("session", {
      defaultSession: strictly("session.defaultSession", {
        setPermissionRequestHandler: record("session.setPermissionRequestHandler", undefined),
        setPermissionCheckHandler: record("session.setPermissionCheckHandler", undefined),
        setDevicePermissionHandler: record("session.setDevicePermissionHandler", undefined),
        setSpellCheckerEnabled: record("session.setSpellCheckerEnabled", undefined),
        on: listen("session"),
        webRequest: strictly("session.webRequest", {
          onBeforeRequest: record("session.webRequest.onBeforeRequest", undefined),
        }),
        protocol: strictly("session.protocol", {
          handle: record("session.protocol.handle", undefined),
        }),
      }),
    }),
    ipcMain: strictly("ipcMain", { handle: record("ipcMain.handle", undefined) }),
    dialog: strictly("dialog", { showErrorBox: record("dialog.showErrorBox", undefined) }),
    Menu: strictly("Menu", { setApplicationMenu: record("Menu.setApplicationMenu", undefined) }),
    BrowserWindow: function BrowserWindow(options: unknown) {
      record("new BrowserWindow", undefined)(options);
      return strictly("window", {
        webContents: contents,
        once: listen("window"),
        show: record("window.show", undefined),
        focus: record("window.focus", undefined),
        isMinimized: record("window.isMinimized", true),
        restore: record("window.restore", undefined),
        loadURL: record("window.loadURL", Promise.resolve()),
      });
    },
  });
  return {
    electron: electron as unknown as ElectronApi,
    calls,
    argumentsOf: (call) => given.get(call) ?? [],
    emit,
    becomeReady: () => becomeReady(),
    contents,
    createContents: () => void emit("app", "web-contents-created", {}, contents),
  };
}
