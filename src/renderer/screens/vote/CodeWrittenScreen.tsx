import { Button } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { PinDialog } from "../../components/PinDialog.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

interface CodeWrittenScreenProps {
  readonly round: number;
  readonly who: string;
  readonly holder: "chair" | "scrutineer";
  readonly personId: PersonId;
  readonly onWritten: () => void;
  readonly onLeave: () => void;
}

/** One code, shown to its holder alone, to be written on a slip of paper. */
export function CodeWrittenScreen(props: CodeWrittenScreenProps) {
  const { round, who, holder, personId, onWritten, onLeave } = props;
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [asking, setAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  if (code !== null) return <Code round={round} who={who} code={code} onWritten={onWritten} />;
  return (
    <main className="ballot-screen ballot-done" aria-label="续投码">
      <h1>第 {round} 轮　续投码</h1>
      <p>
        请<b>{who}</b>单独坐到评审电脑前，备好纸笔。其他人请离开屏幕，投影请关掉。
      </p>
      <div className="row">
        <Button size="large" onClick={onLeave}>
          返回
        </Button>
        <Button type="primary" size="large" autoFocus onClick={() => setAsking(true)}>
          查看我的续投码
        </Button>
      </div>
      {asking ? (
        <PinDialog
          title={`${who} 查看续投码`}
          okText="查看"
          people={[personId]}
          refusal={refusal}
          busy={busy}
          onSubmit={(pins) =>
            void ask(() => store.desk["round.code"]({ holder, pins: [...pins] })).then((shown) => {
              if (shown) setCode(shown.code);
            })
          }
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </main>
  );
}

interface CodeProps {
  readonly round: number;
  readonly who: string;
  readonly code: string;
  readonly onWritten: () => void;
}

function Code({ round, who, code, onWritten }: CodeProps) {
  return (
    <main className="ballot-screen ballot-done" aria-label="续投码">
      <h1>
        第 {round} 轮　{who} 的续投码
      </h1>
      <p className="round-code">{code}</p>
      <p>
        请抄在纸上，自己保管，不要拍照，不要给别人看。下一步要照抄件输入一遍。
        <br />
        没有字母 I、L、O、U；像“零”和“一”的都是数字。计票后当面销毁。
      </p>
      <Button type="primary" size="large" onClick={onWritten}>
        已抄好，收起
      </Button>
    </main>
  );
}
