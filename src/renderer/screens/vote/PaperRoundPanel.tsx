import { Button } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { missingPapers } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { VoidButton } from "./VoidButton.tsx";

/** While people vote on printed papers, the station only knows who leaves the room. */
export function PaperRoundPanel({ round }: { readonly round: Round }) {
  const state = useMeetingState();
  const [leaving, setLeaving] = useState<PersonId | null>(null);
  const [closing, setClosing] = useState(false);
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：纸质投票`}
        hint="在会场发票、投票。全部投入票箱后，由主任委员截止投票，再由监票人、计票人分别清点录入。"
      >
        <VoidButton round={round} />
        <Button type="primary" size="large" onClick={() => setClosing(true)}>
          截止投票
        </Button>
      </Heading>
      <section className="panel" aria-label="表决票">
        <dl className="facts big">
          {round.kinds.map(({ motions, copies }, index) => (
            <div key={motions[0]}>
              <dt>第 {index + 1} 种表决票</dt>
              <dd>
                {motions.length} 项，应发 {copies} 张
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel" aria-label="提前离场">
        <p className="hint">
          专家在截止前离场的，先确认其表决票是否已投入票箱：已投入的在这里登记，未投入的不再计入出席。
        </p>
        <div className="voters">
          {missingPapers(round).map((id) => (
            <div key={id} className="person" role="group" aria-label={nameOf(state, id)}>
              <span className="person-name grow">{nameOf(state, id)}</span>
              <Button onClick={() => setLeaving(id)}>票已投入，将离场</Button>
            </div>
          ))}
        </div>
      </section>
      {leaving ? (
        <ActDialog
          title={`${nameOf(state, leaving)} 的表决票已投入票箱`}
          okText="登记"
          requests={[{ type: "notePaperInBox", expertId: leaving }]}
          onDone={() => setLeaving(null)}
          onCancel={() => setLeaving(null)}
        />
      ) : null}
      {closing ? (
        <ActDialog
          title={`截止第 ${round.number} 轮投票`}
          okText="截止投票"
          requests={[{ type: "closeRound", reason: null }]}
          onDone={() => setClosing(false)}
          onCancel={() => setClosing(false)}
        />
      ) : null}
    </>
  );
}
