import { useState } from "react";
import type { PrivatePagesOpened } from "../../contract/answers.ts";
import type { PersonId } from "../../core/ids.ts";
import type { PagePurpose } from "../../core/meeting/reading/private-page-events.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { useMeetingState, useSessionStore } from "../store/session-context.ts";
import type { EnteredPin } from "../store/session-store.ts";
import { useAsking } from "../store/use-asking.ts";
import { PinDialog } from "./PinDialog.tsx";

/** An expert's own pages, open until they are put away. */
export interface PagesAtHand {
  readonly expertId: PersonId;
  readonly opened: PrivatePagesOpened;
}

interface PrivatePagesDialogProps {
  readonly title: string;
  readonly okText: string;
  readonly purpose: PagePurpose;
  /** Whose there may be, and what to say beside the name. */
  readonly authors: readonly { readonly id: PersonId; readonly hint?: string }[];
  /** In place of the names where there are none. */
  readonly nobody: string;
  readonly onOpened: (pages: PagesAtHand) => void;
  readonly onCancel: () => void;
}

/** Who it is, and the PIN that opens this expert's own pages: nobody else's does. */
export function PrivatePagesDialog(props: PrivatePagesDialogProps) {
  const { purpose, authors, nobody, onOpened } = props;
  const state = useMeetingState();
  const { desk } = useSessionStore();
  const { busy, refusal, ask, forget } = useAsking();
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const submit = async ([entered]: readonly EnteredPin[]) => {
    if (!entered) return;
    const { personId, pin } = entered;
    const opened = await ask(() => desk["privatePages.open"]({ personId, pin, purpose }));
    if (opened) onOpened({ expertId: personId, opened });
  };
  return (
    <PinDialog
      title={props.title}
      okText={props.okText}
      people={chosen === null ? [] : [chosen]}
      whyNot={chosen === null && "请先点本人姓名。"}
      refusal={refusal}
      busy={busy}
      width={640}
      onSubmit={(pins) => void submit(pins)}
      onCancel={props.onCancel}
    >
      {authors.length === 0 ? (
        <p>{nobody}</p>
      ) : (
        <fieldset className="name-choice">
          <legend>请点本人姓名</legend>
          {authors.map(({ id, hint }) => (
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
              {hint === undefined ? null : <span className="hint">{hint}</span>}
            </button>
          ))}
        </fieldset>
      )}
    </PinDialog>
  );
}
