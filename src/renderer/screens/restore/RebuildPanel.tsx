import type { JournalComparison } from "../../../contract/journal-answers.ts";
import { ConfirmButton } from "../../components/ConfirmButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { rebuildReplica } from "../../store/journal-copies.ts";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

/** Where the station's journal is sound and the replica is what is wrong: it is made anew. */
export function RebuildPanel({ comparison }: { readonly comparison: JournalComparison }) {
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const { meetingId, own, copies } = comparison;
  const held = copies.find(({ source }) => source === "replica");
  const isWrong = held?.refusal && held.refusal.code !== "COPY_NOT_AHEAD";
  if (own.condition !== "sound" || !isWrong) return null;
  const rebuild = async () => {
    const done = await ask(() => rebuildReplica(store.desk, store.replica, meetingId));
    if (done !== undefined) await ask(() => store.openMeeting(meetingId));
  };
  return (
    <section className="panel" aria-labelledby="rebuild">
      <div className="panel-head">
        <h2 id="rebuild">继续使用本机日志</h2>
        <ConfirmButton
          danger
          text="另存副本并重新复制"
          question="确定本机日志是对的吗？"
          consequence="浏览器副本会原样另存在会议文件夹里备查，然后按本机日志重新复制。"
          okText="另存并重新复制"
          disabled={busy}
          onConfirm={() => void rebuild()}
        />
      </div>
      <p className="hint">请先由监督员查看两份的最后一条，确认本机日志才是真实的。</p>
      <RefusalNote refusal={refusal} />
    </section>
  );
}
