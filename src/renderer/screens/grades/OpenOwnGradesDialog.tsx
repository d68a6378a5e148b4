import type { MeetingState } from "../../../core/meeting/state.ts";
import { presentExperts } from "../../../core/meeting/who.ts";
import { PrivatePagesDialog } from "../../components/PrivatePagesDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { ungradedBy } from "../../view/grades-view.ts";
import type { OwnGrading } from "./OwnGradesRoute.tsx";

interface OpenOwnGradesDialogProps {
  readonly onOpened: (grading: OwnGrading) => void;
  readonly onCancel: () => void;
}

/** Who grades, and the PIN that opens all whom this expert has heard and not graded yet. */
export function OpenOwnGradesDialog({ onOpened, onCancel }: OpenOwnGradesDialogProps) {
  const state = useMeetingState();
  return (
    <PrivatePagesDialog
      title="专家本人评分"
      okText="打开本人的评分表"
      purpose="gradeDraft"
      authors={gradersWaiting(state)}
      nobody="在场专家没有待评分的申报人。"
      onOpened={onOpened}
      onCancel={onCancel}
    />
  );
}

function gradersWaiting(state: MeetingState) {
  return presentExperts(state)
    .map(({ id }) => ({ id, count: ungradedBy(state, id).length }))
    .filter(({ count }) => count > 0)
    .map(({ id, count }) => ({ id, hint: `待评 ${count} 人` }));
}
