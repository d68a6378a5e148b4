import { useState } from "react";
import type { ExportReceipt } from "../../../contract/answers.ts";
import type { PersonId } from "../../../core/ids.ts";
import { whoAuthorizes } from "../../../core/meeting/authority.ts";
import { sentenceOf } from "../../../core/refusals/refusal.ts";
import { PinDialog } from "../../components/PinDialog.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";

interface PrepareDialogProps {
  readonly onPrepared: (receipt: ExportReceipt) => void;
  readonly onCancel: () => void;
}

/** Makes the package of a locked meeting where that wasn't done at the lock. */
export function PrepareDialog({ onPrepared, onCancel }: PrepareDialogProps) {
  const state = useMeetingState();
  const { desk } = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  // The same two people as at the lock sign the result.
  const [named] = useState(() => whoAuthorizes(state, { type: "lockMeeting", note: null }));
  const people: readonly PersonId[] = named.ok ? named.value : [];
  return (
    <PinDialog
      title="生成评审结果包"
      okText="签名并生成"
      people={people}
      whyNot={named.ok ? null : sentenceOf(named.error, "zh")}
      busy={busy}
      refusal={named.ok ? refusal : named.error}
      onSubmit={(pins) =>
        void ask(() => desk["result.prepare"]({ pins: [...pins] })).then((receipt) => {
          if (receipt) onPrepared(receipt);
        })
      }
      onCancel={onCancel}
    />
  );
}
