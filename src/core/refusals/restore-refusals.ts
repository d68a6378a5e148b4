import type { RefusalArea } from "./sentence.ts";

/** Refusals of restoring the meeting journal from a copy, and of keeping the mirror. */
export const restoreRefusals = {
  JOURNAL_LOST: {
    zh: "这次会议的会议日志不在本机上了。请用浏览器副本或U盘副本恢复；没有副本时请停止操作，联系评委会办公室。",
    en: "This meeting's journal is no longer on the station. Restore it from the browser's replica or from a stick; where there is neither, stop and call the office.",
  },
  JOURNAL_TORN: {
    zh: "会议日志“{file}”末尾有 {bytes} 字节不完整，还没有改动它。请先与浏览器副本和U盘副本比对。",
    en: "The end of the journal “{file}” is torn ({bytes} bytes); nothing was changed yet. Compare it with the replica and the stick first.",
  },
  COPY_NOT_OFFERED: {
    zh: "没有找到这份副本。请点“重新查找”，另选一份。",
    en: "That copy isn't there. Look again and choose another.",
  },
  COPY_EMPTY: {
    zh: "这份副本里没有这次会议的记录，不能用来恢复。请另选一份。",
    en: "That copy holds no line of this meeting, so nothing can be restored from it. Choose another.",
  },
  COPY_FORGED: {
    zh: "这份副本从第 {line} 条起不是评审电脑写下的内容，没有使用。请原样保留它，另选一份副本，并告知监督员。",
    en: "From line {line} on that copy isn't what the station wrote, and it was not used. Keep it as it is, choose another, and tell the supervisor.",
  },
  COPY_FORKED: {
    zh: "这份副本从第 {line} 条起与本机日志各有各的操作，恢复会丢掉已确认的内容，没有使用。请停止操作，原样保留，联系监督员和评委会办公室。",
    en: "From line {line} on that copy and the station's journal each hold acts that the other lacks; restoring would lose what was acknowledged, so it was not used. Stop, keep both, and call the supervisor and the office.",
  },
  COPY_NOT_AHEAD: {
    zh: "这份副本没有本机日志缺少的内容，不需要用它恢复。",
    en: "That copy has nothing that the station's journal lacks, so there is nothing to restore from it.",
  },
  COPY_CHANGED: {
    zh: "这份副本和刚才显示的不一样了。请重新查找，核对后再恢复。",
    en: "That copy isn't what was shown any more. Look again, compare, then restore.",
  },
  COPY_TOO_LARGE: {
    zh: "这份副本超过上限 {limit} 字节，没有使用。请另选一份。",
    en: "That copy is larger than the limit of {limit} bytes and was not used. Choose another.",
  },
  COPY_PART_MISPLACED: {
    zh: "浏览器副本没有按顺序传来。请点“重新查找”。",
    en: "The replica's parts did not come in order. Look again.",
  },
  MIRROR_SEGMENT_MISSING: {
    zh: "U盘副本里缺少从第 {line} 条开始的一段，其后的没有使用。",
    en: "The mirror lacks the segment that begins at line {line}; what is behind it was not used.",
  },
  MIRROR_SEGMENT_BAD: {
    zh: "U盘副本的文件“{file}”已损坏，它和其后的没有使用。请原样保留U盘。",
    en: "The mirror's file “{file}” is damaged; it and what is behind it were not used. Keep the stick as it is.",
  },
  MIRROR_DIFFERS: {
    zh: "U盘副本里有本机会议日志没有的内容，没有往里写。请原样保留该U盘，告知监督员，点“比对并恢复”核对；要继续做副本，请换一个U盘。",
    en: "The mirror on the stick holds what the station's journal doesn't, so nothing was written. Keep the stick as it is, tell the supervisor and compare the two; take another stick to go on mirroring.",
  },
  MIRROR_BUSY: {
    zh: "U盘还没有响应。请稍等再试；一直没有响应时请拔出它，换一个U盘。会议不受影响。",
    en: "The stick hasn't answered yet. Try again in a moment, or pull it out and take another. The meeting isn't affected.",
  },
  RESTORE_NO_CHAIR: {
    zh: "这份副本里还没有主任委员或副主任委员签到，没有人能同意恢复。请另选一份；都不行时请联系评委会办公室。",
    en: "In that copy no chair has checked in yet, so nobody can consent. Choose another, or call the office.",
  },
  RESTORE_KEYS_GONE: {
    zh: "本机保存的会议密钥（session.age）不在了，没有一个 PIN 能验证，不能恢复。请原样保留电脑和副本，联系评委会办公室。",
    en: "The meeting's session secret (session.age) is gone from the station, so no PIN can be checked and nothing restored. Keep the computer and the copies as they are, and call the office.",
  },
  MOVE_STATION_NOT_NAMED: {
    zh: "这份材料包没有指定本机，不能在本机上接着开会。请换一台登记过的备用电脑；都没有时请联系评委会办公室。",
    en: "This bundle doesn't name this station, so the meeting can't go on here. Take a spare station that was enrolled for it, or call the office.",
  },
  MOVE_COPY_OF_STRANGER: {
    zh: "这份副本不是本次会议的评审电脑做的，没有使用。请原样保留U盘，告知监督员，另选一份。",
    en: "That copy wasn't made by the station of this meeting and was not used. Keep the stick as it is, tell the supervisor, and choose another.",
  },
  MOVE_COPY_OLDER: {
    zh: "这份副本只到第 {line} 条，另一份副本接着它写到第 {newest} 条。请用较新的那一份。",
    en: "That copy ends at line {line}, and another goes on from it to line {newest}. Take the newer one.",
  },
  MOVE_MEETING_LOCKED: {
    zh: "这份副本里会议已经锁定。评审结果只能由锁定会议的那台电脑生成，签名要用当时的密钥，备用电脑做不了。请找回已导出的评审结果包，或请人修复那台电脑；都不行时请把签好字的纸质材料交评委会办公室。",
    en: "In that copy the meeting is locked. Its result can be made only on the station where it was locked, since it is signed with the keys of then. Find the result package that was exported, or have that computer repaired; failing both, hand the signed papers to the office.",
  },
} as const satisfies RefusalArea;
