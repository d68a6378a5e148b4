import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { presentExperts } from "../../../core/meeting/who.ts";
import { PinDialog } from "../../components/PinDialog.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import type { EnteredPin } from "../../store/session-store.ts";
import { useAsking } from "../../store/use-asking.ts";
import { ungradedBy } from "../../view/grades-view.ts";
import type { OwnGrading } from "./OwnGradesRoute.tsx";

interface OpenOwnGradesDialogProps {
  readonly onOpened: (grading: OwnGrading) => void;
  readonly onCancel: () => void;
}

/** Who grades, and the PIN that opens all whom this expert has heard and not graded yet. */
export function OpenOwnGradesDialog({ onOpened, onCancel }: OpenOwnGradesDialogProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask, forget } = useAsking();
  const waiting = gradersWaiting(state);
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const submit = async ([entered]: readonly EnteredPin[]) => {
    if (!entered) return;
    const { personId, pin } = entered;
    const opened = await ask(() =>
      store.desk["privatePages.open"]({ personId, pin, purpose: "gradeDraft" }),
    );
    if (opened) onOpened({ expertId: personId, opened });
  };
  return (
    <PinDialog
      title="专家本人评分"
      okText="打开本人的评分表"
      people={chosen === null ? [] : [chosen]}
      ready={chosen !== null}
      refusal={refusal}
      busy={busy}
      width={640}
      onSubmit={(pins) => void submit(pins)}
      onCancel={onCancel}
    >
      {waiting.length === 0 ? (
        <p>在场专家没有待评分的申报人。</p>
      ) : (
        <fieldset className="name-choice">
          <legend>请点本人姓名</legend>
          {waiting.map(({ id, count }) => (
            <button
              key={id}
              type="button"
              className="name-button"
              aria-pressed={id === chosen}
              onClick={() => {
                forget();
                setChosen(id);
              }}
            >
              {nameOf(state, id)}
              <span className="hint">待评 {count} 人</span>
            </button>
          ))}
        </fieldset>
      )}
    </PinDialog>
  );
}

function gradersWaiting(state: MeetingState) {
  return presentExperts(state)
    .map(({ id }) => ({ id, count: ungradedBy(state, id).length }))
    .filter(({ count }) => count > 0);
}
