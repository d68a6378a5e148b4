import type { RefusalArea } from "./sentence.ts";

/** Refusals of drives and of the bundles kept on a station. */
export const stationRefusals = {
  DRIVE_GONE: {
    zh: "这个 U 盘已经拔出。请插好 U 盘，刷新后再试。",
    en: "This drive is no longer there. Plug it in, refresh, and try again.",
  },
  STATION_IN_USE: {
    zh: "有申报人正在答辩或有轮次未办结，评审电脑不会自动锁定。如需锁定，请先办结，再点“锁定电脑”。",
    en: "An applicant is being heard or a round is open, so the station doesn't lock by itself. To lock it, finish first, then choose to lock.",
  },
  OFFICE_LOCKED: {
    zh: "评委会办公室的钥匙尚未解锁。请输入办公室口令解锁后再操作。",
    en: "The office's keys are locked. Unlock them with the office's passphrase first.",
  },
  JOB_RUNNING: {
    zh: "上一项工作还在进行。请等它完成，或先取消。",
    en: "The work before is still under way. Wait until it is done, or stop it first.",
  },
  SEALING_STOPPED: {
    zh: "已取消，没有留下材料包。需要时请重新开始。",
    en: "Stopped; no bundle was left behind. Start again when needed.",
  },
  SOURCE_GONE: {
    zh: "找不到源文件夹“{folder}”。请插好 U 盘，刷新后重新选择。",
    en: "The source folder “{folder}” is no longer there. Plug the drive in, refresh and choose again.",
  },
  STATION_NOT_KNOWN: {
    zh: "核验码以 {code} 开头的评审电脑没有在本办公室登记，未密封。请先登记，或重新选择评审电脑。",
    en: "The station whose check code begins with {code} isn't enrolled with this office; nothing was sealed. Enrol it, or choose again.",
  },
  KEY_DRILL_FAILED: {
    zh: "会前自检有 {count} 项不合格。请按上表逐项处理后重新自检。",
    en: "{count} checks of the key drill failed. Deal with each by the table above, then run it again.",
  },
  BUNDLE_SERIAL_LOWER: {
    zh: "本机已有第 {known} 版材料包，U盘里的是较旧的第 {incoming} 版，不能覆盖。请使用最新的材料包。",
    en: "This station has issue {known} of the bundle; the drive holds the older issue {incoming}. Use the newest one.",
  },
  BUNDLE_SERIAL_REUSED: {
    zh: "本机已有内容不同的第 {known} 版材料包，U盘里的也标为第 {incoming} 版。请联系评委会办公室核对后重新密封。",
    en: "This station has another issue {known} of the bundle, and the drive's is also numbered {incoming}. Have the office check and seal again.",
  },
  FOLDER_OPEN_ELSEWHERE: {
    zh: "另一个正在运行的工作台已打开这个文件夹，同一时间只能有一个。请回到已打开的窗口继续；若找不到，请关闭它或重新启动电脑后再试。",
    en: "Another running desk has this folder open, and only one may at a time. Go on in the window that is open; if you can't find it, close it or restart the computer, then try again.",
  },
  BUNDLE_KIND_DIFFERS: {
    zh: "原材料包与本次密封的性质不同（一个是演练，一个是正式）。请核对是否需要加 --rehearsal。",
    en: "One of the two bundles is a rehearsal and the other is not. Check whether --rehearsal belongs there.",
  },
  BUNDLE_OFFICE_DIFFERS: {
    zh: "本机已有这次会议的材料包，U 盘里的却是另一个办公室（{office}）签发的，不能覆盖。请联系原来的评委会办公室核对。",
    en: "This station has a bundle of this meeting, but the drive's is signed by another office ({office}), so it doesn't replace it. Ask the office that issued the first.",
  },
  BUNDLE_REISSUE_KIND_DIFFERS: {
    zh: "本机已有这次会议的材料包，U盘里的性质不同（一个是演练，一个是正式），不能覆盖。请联系评委会办公室核对后重新密封。",
    en: "This station has a bundle of this meeting, and one of it and the drive's is a rehearsal, the other not, so it isn't replaced. Have the office check and seal again.",
  },
  BUNDLE_IN_OTHER_FOLDER: {
    zh: "这次会议的文件夹里放的是另一次会议的材料包，可能被人调换，没有打开。请停止操作，并与评委会办公室联系。",
    en: "The folder of this meeting holds the bundle of another one; somebody may have swapped them, so it was not opened. Stop, and call the office.",
  },
  BUNDLE_MEETING_STARTED: {
    zh: "会议已按第 {known} 版材料包开始，不能改用第 {incoming} 版。请继续使用原材料包，或联系评委会办公室。",
    en: "The meeting began with issue {known} of the bundle and can't change to issue {incoming}. Go on with the first, or ask the office.",
  },
  RESULT_NOT_READY: {
    zh: "评审结果包尚未生成。请先锁定会议并由主任委员、秘书输入 PIN 生成结果。",
    en: "The result package isn't made yet. Lock the meeting, then let chair and secretary make it with their PINs.",
  },
  MEETING_NOT_LOCKED: {
    zh: "会议尚未锁定，不能生成评审结果包。请先锁定会议。",
    en: "The meeting isn't locked, so its result can't be made. Lock it first.",
  },
} as const satisfies RefusalArea;
