import type * as Electron from "electron";

/** The part of Electron that the shell may touch; it comes as an argument, so that tests supply their own. */
export type ElectronApi = Pick<
  typeof Electron,
  "app" | "BrowserWindow" | "dialog" | "ipcMain" | "Menu" | "protocol" | "session"
>;
