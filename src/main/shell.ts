import { join } from "node:path";
import type { BrowserWindow, IpcMainInvokeEvent } from "electron";
import { deskChannel } from "../contract/bridge.ts";
import type { Invoke } from "../contract/channel.ts";
import { refuse, sentenceOf, type Outcome, type Refusal } from "../core/refusals/refusal.ts";
import { answerPage } from "../desk/window/page-assets.ts";
import { isOwnUrl } from "../desk/window/own-origin.ts";
import { describeFault, stopOnFault } from "../desk/window/stop-on-fault.ts";
import { denyInContents, denyInSession } from "./deny-by-default.ts";
import type { ElectronApi } from "./electron-api.ts";
import { openPanelWindow, panelOrigin, panelScheme } from "./panel-window.ts";

/** A desk that answers, and how it is put away. */
export interface RunningDesk {
  readonly invoke: Invoke;
  readonly close: () => Promise<void>;
}

export interface ShellNeeds {
  readonly startDesk: (stationFolder: string) => Promise<Outcome<RunningDesk>>;
  readonly rendererFolder: string;
  readonly preloadFile: string;
  /** A fresh nonce for each load of the page. */
  readonly nonce: () => string;
  /** Where a fault is told, without its message. */
  readonly report: (line: string) => void;
}

/** Chromium's own ways to the network and to the disk, closed before it starts. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-http-cache"],
  ["disable-breakpad"],
];

/**
 * Runs the product in Electron: one instance, one window, one channel to the desk. What must
 * precede `ready` is done before this returns its promise, which settles when the window is open.
 */
export async function startShell(electron: ElectronApi, needs: ShellNeeds): Promise<void> {
  const { app } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  prepare(electron);
  await app.whenReady();
  const started = await needs.startDesk(join(app.getPath("userData"), "station"));
  if (!started.ok) {
    giveUp(electron, started.error);
    return;
  }
  closeWithTheWindow(electron, started.value);
  const { defaultSession } = electron.session;
  denyInSession(defaultSession, panelOrigin);
  defaultSession.protocol.handle(panelScheme, (request) => servePage(needs, request.url));
  electron.Menu.setApplicationMenu(null);
  await openPanel(electron, needs, started.value);
}

function prepare({ app, protocol }: ElectronApi): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: panelScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    },
  ]);
  app.enableSandbox();
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  app.on("web-contents-created", (_event, contents) => denyInContents(contents, panelOrigin));
  app.on("window-all-closed", () => app.quit());
}

async function openPanel(
  electron: ElectronApi,
  needs: ShellNeeds,
  desk: RunningDesk,
): Promise<void> {
  const window = openPanelWindow(electron, needs.preloadFile);
  const invoke = stopOnFault(desk.invoke, (fault) => {
    needs.report(describeFault(fault));
    desk.close().catch(() => undefined);
  });
  electron.ipcMain.handle(deskChannel, (event, method: unknown, input: unknown) =>
    isOurs(event, window) && typeof method === "string"
      ? invoke(method, input)
      : refuse("CALLER_NOT_OURS"),
  );
  electron.app.on("second-instance", () => comeForward(window));
  await window.loadURL(`${panelOrigin}/`);
}

async function servePage(needs: ShellNeeds, url: string): Promise<Response> {
  if (!isOwnUrl(panelOrigin, url)) return new Response(null, { status: 404 });
  const { status, headers, body } = await answerPage(needs.rendererFolder, url, needs.nonce());
  return new Response(body, { status, headers });
}

/** Only the page itself, at the top of our window, may speak to the desk. */
function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  return (
    sender === window.webContents &&
    senderFrame?.parent === null &&
    isOwnUrl(panelOrigin, senderFrame.url)
  );
}

function comeForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** The journal is synced at every answer; closing only gives the keys and the lock back. */
function closeWithTheWindow({ app }: ElectronApi, desk: RunningDesk): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    closed = true;
    event.preventDefault();
    void desk.close().finally(() => app.exit(0));
  });
}

function giveUp({ app, dialog }: ElectronApi, refused: Refusal): void {
  const text = `${sentenceOf(refused, "zh")}\n\n${sentenceOf(refused, "en")}`;
  dialog.showErrorBox(`离线答辩评审工作台: ${refused.code}`, text);
  app.exit(1);
}
