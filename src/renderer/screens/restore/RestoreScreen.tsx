import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { JournalComparison, JournalCopyView } from "../../../contract/journal-answers.ts";
import { Heading } from "../../components/Heading.tsx";
import { RehearsalMark } from "../../components/RehearsalMark.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { compareJournals } from "../../store/journal-copies.ts";
import { useSession, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { CopyTable } from "./CopyTable.tsx";
import { RebuildPanel } from "./RebuildPanel.tsx";
import { RestoreDialog } from "./RestoreDialog.tsx";

/** 恢复会议日志: the station's journal beside every copy at hand, and the chair's consent to one. */
export function RestoreScreen({ meetingId }: { readonly meetingId: string }) {
  const store = useSessionStore();
  const meeting = useSession((session) => session.meeting);
  const { busy, refusal, ask } = useAsking();
  const [comparison, setComparison] = useState<JournalComparison | null>(null);
  const [chosen, setChosen] = useState<JournalCopyView | null>(null);
  const look = useCallback(() => {
    void ask(() => compareJournals(store.desk, store.replica, meetingId)).then((found) => {
      if (found) setComparison(found);
    });
  }, [ask, store, meetingId]);
  useEffect(look, [look]);
  return (
    <main className="home">
      <div className="home-inner">
        <Heading
          title="恢复会议日志"
          hint="核对下面各份的最后一条和时间，选内容最全的一份，由主任委员输入 PIN 同意后恢复。原来的日志文件会另存备查。"
        >
          <Button onClick={look} loading={busy}>
            重新查找
          </Button>
          <Button onClick={() => store.restore(null)}>{meeting ? "返回会议" : "返回首页"}</Button>
        </Heading>
        <RefusalNote refusal={refusal} />
        {comparison ? (
          <>
            <section className="panel" aria-labelledby="journal-copies">
              <h2 id="journal-copies">{comparison.title}</h2>
              <RefusalNote refusal={comparison.own.refusal} />
              <CopyTable comparison={comparison} onChoose={setChosen} />
            </section>
            <CopiesHint comparison={comparison} />
            <RebuildPanel comparison={comparison} />
          </>
        ) : (
          <p className="hint">正在读取本机日志、浏览器副本和U盘……</p>
        )}
      </div>
      {comparison?.kind === "rehearsal" ? <RehearsalMark /> : null}
      {comparison && chosen ? (
        <RestoreDialog comparison={comparison} copy={chosen} onCancel={() => setChosen(null)} />
      ) : null}
    </main>
  );
}

function CopiesHint({ comparison }: { readonly comparison: JournalComparison }) {
  const usable = comparison.copies.some(({ refusal }) => refusal === null);
  return (
    <p className="hint restore-hint">
      {usable
        ? "恢复后请对照纸质记录核对最近几步操作；进行中而未计票的表决轮次作废，重新投票。"
        : "没有可以用来恢复的副本。请停止操作，原样保留这台电脑，联系监督员和评委会办公室，会议可改用纸质表格继续。"}
    </p>
  );
}
