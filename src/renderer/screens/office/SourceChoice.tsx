import { Button, Radio } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { SourceFolder } from "../../../contract/answers.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

interface SourceChoiceProps {
  readonly chosen: SourceFolder | null;
  readonly disabled: boolean;
  readonly onChoose: (source: SourceFolder) => void;
}

/** The folders at hand that hold a roster. */
export function SourceChoice({ chosen, disabled, onChoose }: SourceChoiceProps) {
  const { desk } = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [sources, setSources] = useState<readonly SourceFolder[] | null>(null);
  const refresh = useCallback(() => {
    void ask(() => desk["office.sources"]({})).then((found) => {
      if (found) setSources(found);
    });
  }, [ask, desk]);
  useEffect(refresh, [refresh]);
  return (
    <section className="panel" aria-labelledby="source">
      <div className="panel-head">
        <h2 id="source">1. 选择源文件夹</h2>
        <Button onClick={refresh} loading={busy} disabled={disabled}>
          刷新
        </Button>
      </div>
      <p className="hint">
        放有 roster.xlsx 和 materials 的文件夹，在U盘、桌面、文档或下载里的第一层。
      </p>
      <RefusalNote refusal={refusal} />
      {sources?.length === 0 ? <p>没有找到。请把文件夹放到上述位置，再点“刷新”。</p> : null}
      <Radio.Group
        className="stack"
        disabled={disabled}
        value={chosen ? keyOf(chosen) : null}
        onChange={({ target }) => {
          const source = sources?.find((one) => keyOf(one) === target.value);
          if (source) onChoose(source);
        }}
      >
        {(sources ?? []).map((source) => (
          <Radio key={keyOf(source)} value={keyOf(source)}>
            <b>{source.folderName ?? "（最上层）"}</b>{" "}
            <span className="hint">在“{source.driveLabel}”</span>
          </Radio>
        ))}
      </Radio.Group>
    </section>
  );
}

const keyOf = ({ driveId, folderName }: SourceFolder): string =>
  JSON.stringify([driveId, folderName]);
