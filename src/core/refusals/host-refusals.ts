import type { RefusalArea } from "./sentence.ts";

/** Refusals of the hosts and of the desk as a whole. */
export const hostRefusals = {
  COMMAND_ID_REUSED: {
    zh: "这个命令编号已用于另一条命令。请重新打开本页面后再操作。",
    en: "This command id was already used for another command. Reopen the page and do it again.",
  },
  INPUT_MALFORMED: {
    zh: "请求“{method}”的内容不合规格（{where}）。请检查后重新提交。",
    en: "The input of “{method}” does not fit its form ({where}). Check it and send it again.",
  },
  METHOD_UNKNOWN: {
    zh: "没有“{method}”这个方法。请对照 docs/CONTRACT.md 核对名称。",
    en: "There is no method “{method}”. Check the name against docs/CONTRACT.md.",
  },
  STATION_LOCKED: {
    zh: "评审电脑尚未解锁。请由秘书输入口令解锁后再操作。",
    en: "The station is locked. Let the secretary unlock it with the passphrase first.",
  },
  MEETING_NOT_OPEN: {
    zh: "还没有打开会议。请先载入密封材料包并打开会议。",
    en: "No meeting is open. Load a bundle and open its meeting first.",
  },
  DESK_FAULT: {
    zh: "工作台出现内部错误，已停止接受操作，已确认的内容都在。请退出并重新启动；若再次出现，请换一台评审电脑。",
    en: "The desk met an internal fault and takes no more commands; everything acknowledged is kept. Quit and start again; if it happens again, move to another station.",
  },
  CALLER_NOT_OURS: {
    zh: "这个请求不是本软件的窗口发来的，没有执行。请关闭窗口后重新启动。",
    en: "This request did not come from the product's own window and was not carried out. Close the window and start again.",
  },
  REQUEST_NOT_JSON: {
    zh: "这一行不是 UTF-8 编码的 JSON。请每行发送一个 JSON-RPC 2.0 请求。",
    en: "This line is not JSON in UTF-8. Send one JSON-RPC 2.0 request a line.",
  },
  REQUEST_NOT_RPC: {
    zh: "这一行不是 JSON-RPC 2.0 请求。请对照 docs/CONTRACT.md 检查 jsonrpc、id、method、params。",
    en: "This line is not a JSON-RPC 2.0 request. Check jsonrpc, id, method and params against docs/CONTRACT.md.",
  },
  REQUEST_TOO_LONG: {
    zh: "这一行超过上限 {limit} 字节，没有执行。请缩短请求。",
    en: "This line is longer than the limit of {limit} bytes and was not carried out. Send a shorter request.",
  },
  BROWSER_MISSING: {
    zh: "没有找到 Chrome、Chromium 或 Edge。请安装其中之一，或用环境变量 CHROME_PATH 指明其位置。",
    en: "No Chrome, Chromium or Edge was found. Install one of them, or name its place in the environment variable CHROME_PATH.",
  },
  BROWSER_NOT_STARTED: {
    zh: "浏览器“{file}”没有启动起来。请关闭已打开的本软件窗口后重试，或用 CHROME_PATH 指明另一个浏览器；Linux 上须有图形显示（环境变量 DISPLAY）。",
    en: "The browser “{file}” did not start. Close any window of this program that is still open and try again, or name another browser in CHROME_PATH; on Linux a display is needed (environment variable DISPLAY).",
  },
  SCREENS_MISSING: {
    zh: "没有找到界面文件夹“{folder}”。请用 npm start 启动，它会先完成构建。",
    en: "The folder of the screens, “{folder}”, is missing. Start with npm start, which builds it first.",
  },
} as const satisfies RefusalArea;
