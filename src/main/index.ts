import { join } from "node:path";
import * as electron from "electron";
import { serveDesk } from "../contract/channel.ts";
import { ok } from "../core/result.ts";
import { appFolders } from "../desk/app-folder.ts";
import { createDesk } from "../desk/compose.ts";
import { chooseCrypto } from "../desk/crypto/choose-crypto.ts";
import { joinedDrives, systemDrives, userFolders } from "../desk/drives/system-drives.ts";
import { createFolderClaims } from "../desk/files/folder-claim.ts";
import { freshNonce } from "../desk/window/page-policy.ts";
import { describeFault } from "../desk/window/stop-on-fault.ts";
import { startShell, type RunningDesk } from "./shell.ts";

const folders = appFolders(import.meta.url);
const report = (line: string): void => void process.stderr.write(`${line}\n`);

function startDesk(stationFolder: string): RunningDesk {
  const drives = systemDrives([], process.platform);
  const { desk, close } = createDesk({
    stationFolder,
    claims: createFolderClaims(),
    drives,
    officeDrives: joinedDrives(drives, userFolders(electron.app.getPath("home"))),
    resourcesFolder: folders.resources,
    version: electron.app.getVersion(),
    crypto: chooseCrypto(process.env, folders.cryptoWorker),
  });
  return { invoke: serveDesk(desk), close };
}

// Not awaited: Electron is not ready before this module is done.
startShell(electron, {
  startDesk: (stationFolder) => Promise.resolve(ok(startDesk(stationFolder))),
  rendererFolder: folders.renderer,
  preloadFile: join(folders.root, "out", "preload", "index.cjs"),
  nonce: freshNonce,
  report,
}).catch((fault: unknown) => {
  report(describeFault(fault));
  electron.app.exit(70);
});
