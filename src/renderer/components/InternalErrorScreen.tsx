interface InternalErrorScreenProps {
  /** Where in the program it happened; never the error's message. */
  readonly place: string;
}

/** The one screen for bugs. Nothing goes on behind it. */
export function InternalErrorScreen({ place }: InternalErrorScreenProps) {
  return (
    <main className="broken" role="alert">
      <h1>程序出现内部错误，已停止操作</h1>
      <p>已经确认过的内容都保存在会议日志里，没有丢失。请这样做：</p>
      <ol>
        <li>关闭本程序，重新启动；输入口令，打开同一个会议，从中断处继续。</li>
        <li>如果当时正在投票，该轮次会作废并保留记录，请重新开启一轮。</li>
        <li>如果再次出现，请换一台登记过的评审电脑，并把下面这行文字告诉评委会办公室。</li>
      </ol>
      <p className="broken-detail">{place}</p>
    </main>
  );
}
