import { serveDesk } from "../../contract/channel.ts";
import { err, ok } from "../../core/result.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import { createDesk } from "../../desk/compose.ts";
import { folderDrives } from "../../desk/drives/system-drives.ts";
import { createFolderClaims } from "../../desk/files/folder-claim.ts";
import { describeFault } from "../../desk/window/stop-on-fault.ts";
import { refused, type Command } from "../command.ts";
import { officeFolderOf } from "../office-folder.ts";
import { serveStdio } from "../stdio-host.ts";

export const desk: Command = {
  words: "desk",
  form: {
    operands: [],
    options: {
      stdio: { kind: "flag", required: true },
      station: { kind: "value", required: true, value: "DIR" },
      office: { kind: "value", value: "DIR" },
      drive: { kind: "values", value: "DIR" },
    },
  },
  says: {
    zh: "工作台不带窗口，从标准输入逐行接收 JSON-RPC 2.0（方法见 docs/CONTRACT.md）；--drive 的文件夹当作 U 盘。",
    en: "The desk without a window: JSON-RPC 2.0 on stdin, one object a line (methods in docs/CONTRACT.md); --drive folders stand for sticks.",
  },
  run: async (given, context) => {
    const { files, logN, resourcesFolder, version, streams, terminal, crypto } = context;
    const station = given.value("station");
    const running = createDesk({
      ...{ files, resourcesFolder, version, crypto, keyringLogN: logN },
      claims: createFolderClaims(),
      stationFolder: station,
      officeFolder: await officeFolderOf(given, station, context),
      drives: folderDrives(given.values("drive")),
    });
    const exit = await serveStdio({
      ...streams,
      invoke: serveDesk(running.desk),
      close: running.close,
      onFault: (fault) => terminal.tell(describeFault(fault)),
    });
    return exit === 0 ? ok({ lines: [] }) : err(refused(refusal("DESK_FAULT")));
  },
};
