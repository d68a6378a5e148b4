import { Button } from "antd";
import type { ApplicantId } from "../../../core/ids.ts";
import { useSession, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import type { ClockView } from "../../view/defense-clock-view.ts";
import { clockText } from "../../view/plain-text.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useLeadFocus } from "../../components/use-lead-focus.ts";
import { useClockView } from "./use-clock-view.ts";

/** The big clock with what starts, pauses and mutes it. Advisory: nothing hangs on it. */
export function DefenseClock({ applicantId }: { readonly applicantId: ApplicantId }) {
  const store = useSessionStore();
  const view = useClockView();
  const jumped = useSession((session) => session.clockJumpedFor) === applicantId;
  const { busy, refusal, ask } = useAsking();
  const next = useLeadFocus(busy ? "busy" : (view?.part ?? "none"));
  if (!view) return null;
  const run = (type: "startStatement" | "startQuestions" | "pauseClock" | "continueClock") =>
    void ask(() => store.act({ type, applicantId }));
  return (
    <div className="clock" role="timer" aria-label="答辩计时">
      <Face view={view} />
      <div className="clock-keys">
        {view.part === "notStarted" ? (
          <Button
            ref={next}
            type="primary"
            autoFocus
            disabled={busy}
            onClick={() => run("startStatement")}
          >
            开始陈述
          </Button>
        ) : null}
        {view.part !== "questions" ? (
          <Button
            key={view.part}
            {...(view.part === "statement" ? { ref: next } : {})}
            type={view.part === "statement" ? "primary" : "default"}
            disabled={busy}
            onClick={() => run("startQuestions")}
          >
            开始提问
          </Button>
        ) : null}
        {view.part === "notStarted" ? null : (
          <Button disabled={busy} onClick={() => run(view.paused ? "continueClock" : "pauseClock")}>
            {view.paused ? "继续计时" : "暂停计时"}
          </Button>
        )}
        <MuteButton />
      </div>
      {view.jumped || view.untimed || jumped ? (
        <p className="clock-note" role="status">
          电脑时钟有跳变或缺少时间记录，剩余时间仅供参考，请以主持人计时为准。
        </p>
      ) : null}
      <RefusalNote refusal={refusal} />
    </div>
  );
}

function Face({ view }: { readonly view: ClockView }) {
  const { part, left, mood, paused, defenseLeft, statementLeft } = view;
  const other =
    part === "questions"
      ? `陈述用时 ${clockText(view.statementMs)}`
      : `答辩共剩 ${clockText(defenseLeft)}`;
  return (
    <div className={`clock-face clock-${mood}${paused ? " clock-paused" : ""}`}>
      <span className="clock-part">
        {part === "questions" ? "提问" : "陈述"}
        {paused ? "（已暂停）" : moodText[mood]}
      </span>
      <b>{clockText(part === "notStarted" ? statementLeft : left)}</b>
      <span>{other}</span>
    </div>
  );
}

const moodText = { calm: "剩余", soon: "剩余不到 1 分钟", over: "时间到，已超时" } as const;

function MuteButton() {
  const store = useSessionStore();
  const muted = useSession((session) => session.bellMuted);
  return (
    <Button aria-pressed={muted} onClick={() => store.muteBell(!muted)}>
      {muted ? "铃声已关，点此打开" : "关闭铃声"}
    </Button>
  );
}
