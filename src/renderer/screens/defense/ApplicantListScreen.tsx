import { Button } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import type { ApplicantId } from "../../../core/ids.ts";
import { Heading } from "../../components/Heading.tsx";
import { UndoButton } from "../../components/UndoButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import {
  applicantRows,
  everyone,
  matching,
  type ApplicantFilter,
} from "../../view/applicants-view.ts";
import { ApplicantFilters, type ListKey } from "./ApplicantFilters.tsx";
import { ApplicantTable } from "./ApplicantTable.tsx";
import { DrawDialog } from "./DrawDialog.tsx";
import { DefenseStrip } from "./DefenseStrip.tsx";
import { OwnGradesButton } from "../grades/OwnGradesButton.tsx";
import type { OwnGrading } from "../grades/OwnGradesRoute.tsx";

interface ApplicantListScreenProps {
  readonly onLook: (id: ApplicantId) => void;
  readonly onGrade: (id: ApplicantId) => void;
  readonly onOwnGrades: (grading: OwnGrading) => void;
}

/** All applicants in calling order, each with one clear next action. */
export function ApplicantListScreen({ onLook, onGrade, onOwnGrades }: ApplicantListScreenProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask, forget } = useAsking();
  const [filter, setFilter] = useState<ApplicantFilter>(everyone);
  const [here, setHere] = useState<number | null>(null);
  const rows = useMemo(() => applicantRows(state), [state]);
  // The letters typed stand there at once; thousands of rows follow when there is time.
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => matching(rows, wanted), [rows, wanted]);
  // Likewise the screen itself: who is next can be called before the list below is drawn.
  const isListDrawn = useDeferredValue(true, false);
  const [drawing, setDrawing] = useState(false);
  const call = (applicantId: ApplicantId) =>
    ask(() => store.act({ type: "callApplicant", applicantId, overrideReason: null }));
  const end = async (applicantId: ApplicantId) => {
    const done = await ask(() => store.act({ type: "endDefense", applicantId }));
    if (done && state.facts.rules.gradeEntry !== "pin") onGrade(applicantId);
  };
  const move = (key: ListKey) => {
    const id = here === null ? undefined : shown[here]?.applicant.id;
    if (key !== "Enter") setHere(rowBeside(here, key === "ArrowUp" ? -1 : 1, shown.length));
    else if (id !== undefined) onLook(id);
  };
  return (
    <>
      <Heading title="答辩" hint="点名、核对身份后计时；不必等录分再点下一位。">
        <UndoButton />
        <Button onClick={() => setDrawing(true)}>抽签登记…</Button>
        {state.facts.rules.gradeEntry === "paper" ? null : (
          <OwnGradesButton onOpened={onOwnGrades} />
        )}
      </Heading>
      <RefusalNote refusal={refusal} onClose={forget} />
      <DefenseStrip
        busy={busy}
        onCall={(id) => void call(id)}
        onEnd={(id) => void end(id)}
        onLook={onLook}
      />
      <ApplicantFilters
        filter={filter}
        found={shown.length}
        onFilter={(next) => {
          setFilter(next);
          setHere(next.text === "" ? null : 0);
        }}
        onKey={move}
      />
      {isListDrawn ? (
        <ApplicantTable
          rows={shown}
          here={here}
          busy={busy}
          calling={state.called === null}
          onCall={(id) => void call(id)}
          onEnd={(id) => void end(id)}
          onLook={onLook}
          onGrade={onGrade}
        />
      ) : null}
      {drawing ? <DrawDialog onClose={() => setDrawing(false)} /> : null}
    </>
  );
}

const rowBeside = (here: number | null, step: number, rows: number): number =>
  here === null ? 0 : Math.min(Math.max(0, here + step), rows - 1);
