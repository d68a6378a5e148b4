import { Button } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { sessionNow } from "../../../core/meeting/who.ts";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { attendance, missingPeople, presenceText } from "../../view/meeting-path.ts";
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
  const { expected, present, quorum } = attendance(state);
  const missing = missingPeople(state);
  const rows = peopleRows(state);
  const locked = state.phase === "locked";
  const list = (title: string, of: readonly Row[]) => (
    <section className="panel" aria-label={title}>
      <h2 className="panel-head">{title}</h2>
      <div className="people">
        {of.map((row) => (
          <PersonRow
            key={row.id}
            row={row}
            disabled={locked}
            onAct={(act) => setDoing({ act, personId: row.id })}
          />
        ))}
      </div>
    </section>
  );
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
        <SessionButtons />
        <Button
          type={state.inRecess ? "default" : "primary"}
          size="large"
          disabled={missing.length > 0 || state.inRecess}
          onClick={onNext}
        >
          下一步：回避
        </Button>
      </Heading>
      {list(
        "评审专家",
        rows.filter(({ group }) => group === "committee"),
      )}
      {list(
        "工作人员",
        rows.filter(({ group }) => group === "staff"),
      )}
      {rows.some(({ group }) => group === "reserve")
        ? list(
            "候补专家（未递补，不签到）",
            rows.filter(({ group }) => group === "reserve"),
          )
        : null}
      {doing ? <PersonDialog {...doing} onClose={() => setDoing(null)} /> : null}
    </>
  );
}
