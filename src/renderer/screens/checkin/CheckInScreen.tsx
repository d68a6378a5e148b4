import { Button } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { attendance, missingPeople, presenceText } from "../../view/meeting-path.ts";
import { MoveDialog, type Move } from "./MoveDialog.tsx";
import { CheckInDialog } from "./CheckInDialog.tsx";
import { peopleRows, type PersonRow as Row } from "./people-rows.ts";
import { PersonRow } from "./PersonRow.tsx";

/** 签到: who is here, each with a PIN of their own. */
export function CheckInScreen({ onNext }: { readonly onNext: () => void }) {
  const state = useMeetingState();
  const [moving, setMoving] = useState<Move | null>(null);
  const [checkingIn, setCheckingIn] = useState<PersonId | null>(null);
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
            onCheckIn={() => setCheckingIn(row.id)}
            onLeave={() => setMoving({ type: "leave", expertId: row.id })}
            onComeBack={() => setMoving({ type: "comeBack", expertId: row.id })}
          />
        ))}
      </div>
    </section>
  );
  return (
    <>
      <Heading
        title="签到"
        hint={
          <span data-testid="attendance">
            实到 {present}／应到 {expected}，法定人数 {quorum}。
            {missing.length > 0 ? `${missing.join("，")}。` : `${presenceText(state)}，可以继续。`}
          </span>
        }
      >
        <Button type="primary" size="large" disabled={missing.length > 0} onClick={onNext}>
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
      {moving ? <MoveDialog move={moving} onClose={() => setMoving(null)} /> : null}
      {checkingIn ? (
        <CheckInDialog personId={checkingIn} onClose={() => setCheckingIn(null)} />
      ) : null}
    </>
  );
}
