import { useState, type ReactNode } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { sessionNow } from "../../../core/meeting/who.ts";
import { Heading } from "../../components/Heading.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { UndoButton } from "../../components/UndoButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { attendance, missingPeople, presenceText } from "../../view/meeting-path.ts";
import { nextStep } from "../../view/next-step.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { AddExpertDialog } from "./AddExpertDialog.tsx";
import { peopleRows, type PersonAct, type PersonRow as Row } from "./people-rows.ts";
import { PersonDialog } from "./PersonDialog.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { SessionButtons } from "./SessionButtons.tsx";

interface Doing {
  readonly act: PersonAct;
  readonly personId: PersonId;
}

/** 签到: who is here, each with a PIN of their own. */
export function CheckInScreen({ onNext }: { readonly onNext: () => void }) {
  const state = useMeetingState();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [adding, setAdding] = useState(false);
  const { expected, present, quorum } = attendance(state);
  const missing = missingPeople(state);
  const rows = peopleRows(state);
  const list = (title: string, group: Row["group"], action?: ReactNode) => {
    const of = rows.filter((row) => row.group === group);
    return of.length === 0 ? null : (
      <section className="panel" aria-label={title}>
        <div className="panel-head">
          <h2>{title}</h2>
          {action}
        </div>
        <div className="people">
          {of.map((row) => (
            <PersonRow
              key={row.id}
              row={row}
              onAct={(act) => setDoing({ act, personId: row.id })}
            />
          ))}
        </div>
      </section>
    );
  };
  const standing =
    missing.length > 0 ? `${missing.join("，")}。` : `${presenceText(state)}，可以继续。`;
  return (
    <>
      <Heading
        title={`签到（第 ${sessionNow(state).number} 场）`}
        hint={
          <span data-testid="attendance">
            实到 {present}／应到 {expected}，法定人数 {quorum}。{standing}
          </span>
        }
      >
        <UndoButton />
        <SessionButtons />
        <ReasonedButton
          type={nextStep(state).step === "recusal" ? "primary" : "default"}
          size="large"
          whyNot={
            missing[0] === undefined ? state.inRecess && "请先复会。" : `${missing.join("，")}。`
          }
          onClick={onNext}
        >
          下一步：回避
        </ReasonedButton>
      </Heading>
      {list(
        "评审专家",
        "committee",
        <ReasonedButton whyNot={whyNotNow(state, "addExpert")} onClick={() => setAdding(true)}>
          现场增补专家
        </ReasonedButton>,
      )}
      {list("工作人员", "staff")}
      {list("候补专家（递补后签到）", "reserve")}
      {list("已由他人接替的委员", "replaced")}
      {adding ? <AddExpertDialog onClose={() => setAdding(false)} /> : null}
      {doing ? <PersonDialog {...doing} onClose={() => setDoing(null)} /> : null}
    </>
  );
}
