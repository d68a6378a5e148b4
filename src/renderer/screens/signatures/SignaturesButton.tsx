import { Button } from "antd";
import { useState } from "react";
import { unsignedPapers } from "../../../core/meeting/forms/printed-papers.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { SignaturesDialog } from "./SignaturesDialog.tsx";

/** Opens the list of 手写签名 and says how many are awaited; nothing before anything was printed. */
export function SignaturesButton() {
  const state = useMeetingState();
  const [open, setOpen] = useState(false);
  if (state.printed.size === 0) return null;
  const awaited = unsignedPapers(state).length;
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {awaited === 0 ? "手写签名（已收齐）" : `手写签名（待收回 ${awaited} 张）`}
      </Button>
      {open ? <SignaturesDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
