import { join } from "node:path";
import * as electron from "electron";
import { appFolders } from "../desk/app-folder.ts";
import { freshNonce } from "../desk/window/page-policy.ts";
import { describeFault } from "../desk/window/stop-on-fault.ts";
import { ok } from "../core/result.ts";
import { startShell } from "./shell.ts";

const folders = appFolders(import.meta.url);
const report = (line: string): void => void process.stderr.write(`${line}\n`);

// Not awaited: Electron is not ready before this module is done.
startShell(electron, {
  startDesk: () =>
    Promise.resolve(ok({ invoke: () => Promise.resolve(ok(0)), close: () => Promise.resolve() })),
  rendererFolder: folders.renderer,
  preloadFile: join(folders.root, "out", "preload", "index.cjs"),
  nonce: freshNonce,
  report,
}).catch((fault: unknown) => {
  report(describeFault(fault));
  electron.app.exit(70);
});
