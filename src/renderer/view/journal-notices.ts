/** Said on every screen of a meeting whose journal isn't the one that the browser has copied. */
export function journalReplacedText(missing: number): string {
  const what =
    missing > 0
      ? `本机会议日志比浏览器副本少 ${missing} 条记录`
      : "本机会议日志与浏览器副本的内容不一致";
  return `${what}，可能被换成了旧的。请停止操作，不要继续评审，请监督员在场，点“比对并恢复”查看各份内容。`;
}

/** Said after a journal's end was cut: what it held can't be known any more. */
export function recoveredText(cutBytes: number): string {
  return `会议日志末尾有 ${cutBytes} 字节不完整，已另存备查。通常是上次没有正常退出，最后一步没有写完。请核对最近几步操作是否都在；已确认过的内容若有缺失，请停止操作并联系监督员。`;
}

/** While the journal is read behind the screens: everything goes on but the lock and what leaves the station. */
export const checkRunningText = (lines: number, ofLines: number): string =>
  `会议日志核对中 ${Math.floor((100 * lines) / Math.max(1, ofLines))}%，不影响会议`;

export const checkDoneText = (ofLines: number): string => `会议日志已核对，${ofLines} 条`;
