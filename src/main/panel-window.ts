import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import type { ElectronApi } from "./electron-api.ts";

/** Scheme and host of the page. IndexedDB belongs to this origin: renaming it orphans the replica. */
export const panelScheme = "app";
export const panelOrigin = `${panelScheme}://panel`;

/** Opens the one window, shown when its first picture is ready. */
export function openPanelWindow(electron: ElectronApi, preloadFile: string): BrowserWindow {
  const window = new electron.BrowserWindow(windowOptions(preloadFile));
  window.once("ready-to-show", () => window.show());
  return window;
}

function windowOptions(preloadFile: string): BrowserWindowConstructorOptions {
  return {
    title: "离线答辩评审工作台",
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // They would show marks and PINs to whoever opens them.
      devTools: false,
    },
  };
}
