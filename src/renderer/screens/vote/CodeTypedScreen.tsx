import { Button, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import type { Refusal } from "../../../core/refusals/refusal.ts";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import type { CodesPurpose } from "./CodesRoute.tsx";

interface CodeTypedScreenProps {
  readonly purpose: CodesPurpose;
  readonly round: number;
  readonly who: string;
  /** The scrutineer's, after which both are checked. */
  readonly last: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly onTyped: (code: string) => void;
  /** Back to the code itself; `null` where it is shown no more. */
  readonly onAgain: (() => void) | null;
  readonly onLeave: () => void;
}

/** One code, typed from its slip. The desk alone says whether it is right. */
export function CodeTypedScreen(props: CodeTypedScreenProps) {
  const { purpose, round, who, last, busy, refusal, onTyped, onAgain, onLeave } = props;
  const [text, setText] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === "" || busy) return;
    onTyped(text);
    setText("");
  };
  return (
    <main className="ballot-screen ballot-done" aria-label="续投码">
      <h1>
        第 {round} 轮　{purpose === "write" ? "核对续投码" : "续投"}
      </h1>
      <p>
        请<b>{who}</b>照自己的抄件输入续投码。不分大小写，横线可以不输。
      </p>
      <form onSubmit={submit} autoComplete="off" className="round-code-form">
        <Input
          className="round-code-input"
          size="large"
          aria-label={`${who} 的续投码`}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={24}
          value={text}
          onChange={({ target }) => setText(target.value.toUpperCase())}
        />
        <RefusalNote refusal={refusal} />
        <div className="row">
          <Button size="large" onClick={onLeave}>
            返回
          </Button>
          {onAgain ? (
            <Button size="large" onClick={onAgain}>
              重新查看
            </Button>
          ) : null}
          <ReasonedButton
            type="primary"
            size="large"
            htmlType="submit"
            loading={busy}
            whyNot={text.trim() === "" && "请先照抄件输入续投码。"}
          >
            {last ? (purpose === "write" ? "核对" : "续投") : "收起，换监票人"}
          </ReasonedButton>
        </div>
      </form>
    </main>
  );
}
