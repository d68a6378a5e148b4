import { useState, type ReactNode } from "react";
import type { ActAnswer } from "../../contract/answers.ts";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import { allAuthorizers, authorizersOf } from "../../contract/requests/request-authority.ts";
import type { PersonId } from "../../core/ids.ts";
import { ok } from "../../core/result.ts";
import { sentenceOf, type Outcome } from "../../core/refusals/refusal.ts";
import { useMeetingState, useSessionStore } from "../store/session-context.ts";
import type { EnteredPin, SessionStore } from "../store/session-store.ts";
import { useAsking } from "../store/use-asking.ts";
import { PinDialog } from "./PinDialog.tsx";
import type { WhyNot } from "./ReasonedButton.tsx";

interface ActDialogProps {
  readonly title: string;
  readonly okText: string;
  /** One after the other, all with the same PINs; the first refusal stops the rest. */
  readonly requests: readonly MeetingRequest[];
  readonly danger?: boolean;
  /** What must be done in the dialog itself before it can be confirmed. */
  readonly whyNot?: WhyNot;
  readonly width?: number;
  readonly fieldsFirst?: boolean;
  readonly children?: ReactNode;
  readonly onDone: (answer: ActAnswer | undefined, pins: readonly EnteredPin[]) => void;
  readonly onCancel: () => void;
}

/** The dialog as it was when it was confirmed. */
interface Fixed extends Pick<ActDialogProps, "title" | "children"> {
  readonly people: Outcome<readonly PersonId[]>;
  readonly total: number;
}

/** Confirms an act: asks exactly those for their PIN whom core's table of authority names. */
export function ActDialog({ requests, onDone, ...rest }: ActDialogProps) {
  const store = useSessionStore();
  const state = useMeetingState();
  const { busy, refusal, ask } = useAsking();
  const [done, setDone] = useState(0);
  // Fixed while several requests are carried out: the state moves on under them.
  const [fixed, setFixed] = useState<Fixed | null>(null);
  const people = fixed?.people ?? allAuthorizers(state, requests);
  const submit = async (pins: readonly EnteredPin[]) => {
    const { title, children } = rest;
    setDone(0);
    setFixed({ people, title, children, total: requests.length });
    const answer = await ask(() => actInTurn(store, requests, pins, setDone));
    if (answer) onDone(answer.last, pins);
    else setFixed(null);
  };
  return (
    <PinDialog
      {...rest}
      title={fixed?.title ?? rest.title}
      progress={fixed && fixed.total > 1 ? `已确认 ${done}／${fixed.total}` : ""}
      people={people.ok ? people.value : []}
      whyNot={people.ok ? (rest.whyNot ?? null) : sentenceOf(people.error, "zh")}
      refusal={people.ok ? refusal : people.error}
      busy={busy}
      onSubmit={(pins) => void submit(pins)}
    >
      {fixed ? fixed.children : rest.children}
    </PinDialog>
  );
}

async function actInTurn(
  store: SessionStore,
  requests: readonly MeetingRequest[],
  pins: readonly EnteredPin[],
  onCarriedOut: (count: number) => void,
): Promise<Outcome<{ readonly last: ActAnswer | undefined }>> {
  let last: ActAnswer | undefined;
  for (const [index, request] of requests.entries()) {
    const { meeting } = store.getState();
    const named = meeting ? authorizersOf(meeting.state, request) : ok<readonly PersonId[]>([]);
    if (!named.ok) return named;
    const own = pins.filter(({ personId }) => named.value.includes(personId));
    const answer = await store.act(request, own);
    if (!answer.ok) return answer;
    last = answer.value;
    onCarriedOut(index + 1);
  }
  return ok({ last });
}
