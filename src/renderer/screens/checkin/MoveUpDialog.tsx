import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { JoinFields, noPlace } from "./JoinFields.tsx";

interface MoveUpDialogProps {
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** 候补递补: the chair's act; the committee keeps its size, so the quorum stays. */
export function MoveUpDialog({ personId, onClose }: MoveUpDialogProps) {
  const state = useMeetingState();
  const [draft, setDraft] = useState(noPlace);
  const { replaces, panel, reason } = draft;
  const chosen = replaces !== undefined && panel !== undefined;
  return (
    <ActDialog
      fieldsFirst
      title={`候补专家 ${nameOf(state, personId)} 递补`}
      okText="递补"
      requests={
        chosen ? [{ type: "moveUpReserve", expertId: personId, replaces, panel, reason }] : []
      }
      whyNot={(!chosen || reason.trim() === "") && "请先选席位和评议组，并写明理由。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>
        递补后为正式委员，可以签到。应到人数 {state.facts.committeeSize} 和法定人数不变；
        被接替的委员不能再签到。
      </p>
      <JoinFields draft={draft} onChange={setDraft} />
    </ActDialog>
  );
}
