import { useEffect, useState } from "react";
import type { MirrorStatus } from "../../contract/mirror-table.ts";
import { useSessionStore } from "../store/session-context.ts";
import { isMirrorQuiet, mirrorText } from "../view/mirror-view.ts";
import { MirrorDialog } from "./MirrorDialog.tsx";

/** How often the desk is asked, ms; it answers from memory. */
const askEvery = 2_000;

/** How far the mirror on the stick is; a click chooses the stick. Nothing waits for it. */
export function MirrorIndicator() {
  const { desk } = useSessionStore();
  const [status, setStatus] = useState<MirrorStatus | null>(null);
  const [choosing, setChoosing] = useState(false);
  useEffect(() => {
    const look = () =>
      void desk["mirror.status"]({}).then((answer) => {
        if (answer.ok) setStatus(answer.value);
      });
    look();
    const timer = setInterval(look, askEvery);
    return () => clearInterval(timer);
  }, [desk]);
  if (!status) return null;
  return (
    <>
      <button
        type="button"
        className={isMirrorQuiet(status) ? "mirror" : "mirror mirror-trouble"}
        title="会议日志随时加密写一份到U盘。点这里查看，或选择U盘"
        onClick={() => setChoosing(true)}
      >
        {mirrorText(status)}
      </button>
      {choosing ? (
        <MirrorDialog status={status} onChosen={setStatus} onClose={() => setChoosing(false)} />
      ) : null}
    </>
  );
}
