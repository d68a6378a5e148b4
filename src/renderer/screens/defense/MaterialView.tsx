import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { FileView } from "../../components/viewer/FileView.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { bundleName } from "../../db/reading-memory.ts";
import { useMeeting, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import type { MaterialItem } from "../../view/material-view.ts";
import { bytesOf } from "../../view/plain-text.ts";
import { useReading } from "./use-reading.ts";

interface MaterialViewProps {
  readonly item: MaterialItem;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  /** To the next material that nobody opened here yet; `null` when all were. */
  readonly onUnopened: (() => void) | null;
  readonly onShown: (number: number) => void;
}

/** One material, shown only once the desk has checked all of it against its hash. */
export function MaterialView({ item, onShown, ...moving }: MaterialViewProps) {
  const { desk } = useSessionStore();
  const { manifest } = useMeeting();
  const { refusal, ask } = useAsking();
  const { path } = item.material;
  const [base64, setBase64] = useState<string | null>(null);
  const { start, keep } = useReading(bundleName(manifest), item.number);
  useEffect(() => {
    let wanted = true;
    void ask(() => desk["material.read"]({ path })).then((file) => {
      if (wanted && file) setBase64(file.base64);
    });
    return () => {
      wanted = false;
    };
  }, [ask, desk, path]);
  const bytes = useMemo(() => (base64 === null ? null : bytesOf(base64)), [base64]);
  useEffect(() => {
    if (base64 === null || start === null) return;
    keep(start);
    onShown(item.number);
  }, [base64, item.number, keep, onShown, start]);
  const moves = <Moves {...moving} />;
  if (bytes && start) {
    return (
      <FileView
        name={item.name}
        kind={item.kind}
        bytes={bytes}
        start={start}
        onView={keep}
        actions={moves}
      />
    );
  }
  return (
    <section className="viewer" aria-label={item.name}>
      <div className="viewer-bar">
        <b className="grow">{item.name}</b>
        {moves}
      </div>
      <div className="viewer-body">
        {refusal ? <RefusalNote refusal={refusal} /> : <p>正在解密并核对材料……</p>}
      </div>
    </section>
  );
}

type MovesProps = Pick<MaterialViewProps, "onPrevious" | "onNext" | "onUnopened">;

function Moves({ onPrevious, onNext, onUnopened }: MovesProps) {
  return (
    <>
      <Button disabled={!onPrevious} onClick={onPrevious ?? undefined}>
        上一份
      </Button>
      <Button disabled={!onNext} onClick={onNext ?? undefined}>
        下一份
      </Button>
      <Button disabled={!onUnopened} onClick={onUnopened ?? undefined}>
        {onUnopened ? "下一份未打开的" : "全部打开过"}
      </Button>
    </>
  );
}
