import { useState } from "react";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { isRecused, presentExperts } from "../../../core/meeting/who.ts";
import { PinDialog } from "../../components/PinDialog.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import type { EnteredPin } from "../../store/session-store.ts";
import { useAsking } from "../../store/use-asking.ts";
import type { NotesAtHand } from "./OwnNotesRoute.tsx";

interface OpenNotesDialogProps {
  readonly applicantId: ApplicantId;
  readonly onOpened: (notes: NotesAtHand) => void;
  readonly onCancel: () => void;
}

/** Whose notes, and the PIN that opens them: nobody else's does. */
export function OpenNotesDialog({ applicantId, onOpened, onCancel }: OpenNotesDialogProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask, forget } = useAsking();
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const able = presentExperts(state).filter(({ id }) => !isRecused(state, id, applicantId));
  const submit = async ([entered]: readonly EnteredPin[]) => {
    if (!entered) return;
    const { personId, pin } = entered;
    const opened = await ask(() =>
      store.desk["privatePages.open"]({ personId, pin, purpose: "readingNote" }),
    );
    if (opened) onOpened({ expertId: personId, applicantId, opened });
  };
  return (
    <PinDialog
      title="专家本人的阅读笔记"
      okText="打开本人的笔记"
      people={chosen === null ? [] : [chosen]}
      ready={chosen !== null}
      refusal={refusal}
      busy={busy}
      width={640}
      onSubmit={(pins) => void submit(pins)}
      onCancel={onCancel}
    >
      <fieldset className="name-choice">
        <legend>请点本人姓名</legend>
        {able.map(({ id }) => (
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
          </button>
        ))}
      </fieldset>
    </PinDialog>
  );
}
