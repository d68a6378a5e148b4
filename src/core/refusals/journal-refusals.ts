import type { RefusalArea } from "./sentence.ts";

/** Refusals of the meeting journal, and of the disks and sticks under it. */
export const journalRefusals = {
  DESK_STOPPED: {
    zh: "记录写盘失败，工作台已停止接受操作，已确认的内容都在。请退出并重新启动；若仍不行，请换一台评审电脑。",
    en: "A record could not be written, so the desk takes no more commands; everything acknowledged is kept. Quit and start again, or move to another station.",
  },
  JOURNAL_EXISTS: {
    zh: "这台评审电脑上已有本次会议的会议日志（{file}）。请打开原有会议，不要重新建立。",
    en: "This station already has a journal of this meeting ({file}). Open that meeting instead of starting a new one.",
  },
  JOURNAL_NOT_RECOGNIZED: {
    zh: "“{file}”不是会议日志。请核对文件，或用备份恢复会议日志。",
    en: "“{file}” is not a journal. Check the file, or restore the journal from a copy.",
  },
  JOURNAL_VERSION_UNKNOWN: {
    zh: "会议日志“{file}”的格式版本是 {version}，本软件读不了。请用写它的那个版本的软件打开。",
    en: "The journal “{file}” has format version {version}, which this program can't read. Open it with the version that wrote it.",
  },
  JOURNAL_OTHER_MEETING: {
    zh: "“{file}”是另一次会议的会议日志。请选用与密封材料包对应的会议日志。",
    en: "“{file}” is the journal of another meeting. Choose the one that belongs to this bundle.",
  },
  JOURNAL_NOT_FOR_STATION: {
    zh: "这台评审电脑的密钥打不开会议日志“{file}”。请在建立它的评审电脑上打开，或与评委会办公室联系。",
    en: "This station's key doesn't open the journal “{file}”. Open it on the station that made it, or call the office.",
  },
  JOURNAL_KEY_NOT_OWN: {
    zh: "会议日志“{file}”不是本机为本次会议建立的，可能是别人放进来的，没有使用。请停止操作，保留该文件，并与评委会办公室联系。",
    en: "The journal “{file}” wasn't made by this station for this meeting; somebody may have put it there, and it was not used. Stop, keep the file, and call the office.",
  },
  SESSION_SECRET_NOT_OWN: {
    zh: "“{file}”不是本机为本次会议建立的，可能是别人放进来的，没有使用。请停止操作，保留该文件，并与评委会办公室联系。",
    en: "“{file}” wasn't made by this station for this meeting; somebody may have put it there, and it was not used. Stop, keep the file, and call the office.",
  },
  JOURNAL_DAMAGED: {
    zh: "会议日志“{file}”在第 {offset} 字节处损坏，其后还有内容，因此没有改动它。请先复制保存该文件，再用备份恢复。",
    en: "The journal “{file}” is damaged at byte {offset} with content after it, so nothing was changed. Copy the file away first, then restore it from a copy.",
  },
  JOURNAL_CHECK_RUNNING: {
    zh: "会议日志正在后台核对，核对完才能锁定会议、生成表格和导出结果。请稍等片刻再试，其他操作可以照常进行。",
    en: "The journal is being checked in the background; the meeting is locked, and reports and results are made, only after that. Wait a moment and try again; everything else goes on.",
  },
  SNAPSHOT_DIFFERS: {
    zh: "会议日志完好，但本次打开时所用的快照与会议日志不一致，已停用快照，不再接受操作。请返回首页重新打开本次会议，并核对最近几步。",
    en: "The journal is sound, but the snapshot that the meeting was opened from isn't what it comes to; it was set aside and no more commands are taken. Go back, open the meeting again, and check the last few steps.",
  },
  JOURNAL_TOO_LARGE: {
    zh: "会议日志“{file}”超过上限 {limit} 字节，不能继续写入。请结束本次会议并导出结果。",
    en: "The journal “{file}” would pass its limit of {limit} bytes. End this meeting and export the result.",
  },
  JOURNAL_BATCH_TOO_LARGE: {
    zh: "这一步操作的内容太大（上限 {limit} 字节），没有保存。请缩短文字或分几次提交。",
    en: "This step holds too much to record at once (limit {limit} bytes) and was not saved. Shorten the text or do it in parts.",
  },
  JOURNAL_NEEDS_STATION: {
    zh: "“{file}”是评审电脑上加密的会议日志，要用那台评审电脑的钥匙打开。请加上 --station 和口令。",
    en: "“{file}” is a station's sealed journal and opens with that station's keys. Add --station and the passphrase.",
  },
  JOURNALS_PART: {
    zh: "两份会议日志从第 {line} 行起不同，都不是对方的开头部分。请保留两份文件，并与评委会办公室联系。",
    en: "The two journals part at line {line}; neither is a prefix of the other. Keep both files and call the office.",
  },
  JOURNAL_LONGER: {
    zh: "A 有 {a} 行，B 只有 {b} 行：B 是 A 的开头部分，A 里还有 B 没有的内容。请以 A 为准，并查明 B 为何较短。",
    en: "A has {a} lines and B only {b}: B is a prefix of A, which holds more. Go by A, and find out why B is shorter.",
  },
  SPACE_NOT_RESERVED: {
    zh: "磁盘空间不足：本次会议余下的记录和结果要预先占用约 {mebibytes} MB，未能占用，因此没有开始。已有记录都在，评分、收票、计票、锁定可以继续。请删除不用的文件腾出空间，再试一次。",
    en: "The disk has no room for the {mebibytes} MB that the rest of this meeting and its result need in advance, so this wasn't begun. Nothing is lost; grading, casting, tallying and locking go on. Free some space and try again.",
  },
  DISK_FULL: {
    zh: "磁盘已满，“{file}”没有写成。请腾出空间，或换一个文件夹、U 盘后重试。",
    en: "The disk is full; “{file}” was not written. Free some space, or take another folder or stick, then try again.",
  },
  DISK_FILE_TOO_LARGE: {
    zh: "“{file}”太大，该磁盘的格式存不下（FAT32 单个文件不超过 4 GB）。请换一个文件夹，或用 exFAT 格式的 U 盘。",
    en: "“{file}” is too large for this disk's format (FAT32 ends at 4 GB a file). Take another folder, or a stick formatted as exFAT.",
  },
  DISK_FAILED: {
    zh: "读写“{file}”时磁盘出错（{errno}）。请换一个文件夹或磁盘后重试；在 U 盘上的，请看 U 盘是否插好。",
    en: "The disk failed while reading or writing “{file}” ({errno}). Try another folder or disk; if it is on a stick, check that the stick is plugged in.",
  },
  DISK_READ_ONLY: {
    zh: "磁盘是只读的，不能写“{file}”。请换一个文件夹；在 U 盘上的，请关闭 U 盘的写保护开关或换一个 U 盘。",
    en: "The disk is read-only; “{file}” can't be written. Choose another folder; if it is a stick, open its write lock or take another one.",
  },
  DISK_NOT_ALLOWED: {
    zh: "没有读写“{file}”的权限。请换一个文件夹，或请管理员开放权限。",
    en: "Reading or writing “{file}” is not permitted. Choose another folder, or ask the administrator for access.",
  },
  DISK_FILE_BUSY: {
    zh: "“{file}”正被其他程序占用。请关闭打开它的程序后重试。",
    en: "“{file}” is in use by another program. Close that program and try again.",
  },
  DISK_FILE_MISSING: {
    zh: "找不到“{file}”。请核对文件夹和文件名；在 U 盘上的，请看 U 盘是否插好。",
    en: "“{file}” was not found. Check the folder and the name; if it is on a stick, check that the stick is plugged in.",
  },
  DISK_FOLDER_UNUSABLE: {
    zh: "在文件夹“{folder}”里建不了“{file}”：没有这个文件夹，里面不能新建文件，或者文件名含有该磁盘不收的字符（如 : ? * < > |）。请核对文件夹和文件名，或先建立文件夹。",
    en: "“{file}” can't be made in the folder “{folder}”: there is no such folder, it takes no new files, or the name has characters that this disk doesn't take (such as : ? * < > |). Check the folder and the name, or make the folder first.",
  },
  DISK_FILE_EXISTS: {
    zh: "“{file}”已经存在，没有覆盖。请换一个名称，或先移走原文件。",
    en: "“{file}” already exists and was left as it is. Choose another name, or move the old file away first.",
  },
  DISK_PATH_UNUSABLE: {
    zh: "“{file}”不是可用的路径。请核对所选的文件或文件夹。",
    en: "“{file}” is not a usable path. Check which file or folder was chosen.",
  },
  DISK_READ_BACK_DIFFERS: {
    zh: "“{file}”写入后读出的内容不一致，该磁盘不可靠。请换一个磁盘重新写入。",
    en: "“{file}” reads back differently from what was written, so this disk can't be trusted. Write it again to another disk.",
  },
  JOURNAL_OF_OTHER_BUNDLE: {
    zh: "本机的会议日志属于另一版材料包。请使用开会时的材料包，或联系评委会办公室。",
    en: "This station's journal belongs to another issue of the bundle. Use the bundle the meeting began with, or ask the office.",
  },
} as const satisfies RefusalArea;
