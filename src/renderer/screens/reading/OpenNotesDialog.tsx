import type { ApplicantId } from "../../../core/ids.ts";
import { isRecused, presentExperts } from "../../../core/meeting/who.ts";
import { PrivatePagesDialog } from "../../components/PrivatePagesDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import type { NotesAtHand } from "./OwnNotesRoute.tsx";

interface OpenNotesDialogProps {
  readonly applicantId: ApplicantId;
  readonly onOpened: (notes: NotesAtHand) => void;
  readonly onCancel: () => void;
}

/** Whose notes, and the PIN that opens them. */
export function OpenNotesDialog({ applicantId, onOpened, onCancel }: OpenNotesDialogProps) {
  const state = useMeetingState();
  return (
    <PrivatePagesDialog
      title="专家本人的阅读笔记"
      okText="打开本人的笔记"
      purpose="readingNote"
      authors={presentExperts(state)
        .filter(({ id }) => !isRecused(state, id, applicantId))
        .map(({ id }) => ({ id }))}
      nobody="没有在场且不须回避的专家。请先签到。"
      onOpened={(pages) => onOpened({ ...pages, applicantId })}
      onCancel={onCancel}
    />
  );
}
